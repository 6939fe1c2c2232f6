import type { BrowserContext, Page } from 'playwright-core'
import type { CaughtMail } from './whole-system.ts'

/** Presses the button of exactly this name. */
export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).click()

/** The path of the page that is shown. */
export const pathOf = (page: Page) => new URL(page.url()).pathname

/** The page that a mail leads to. Of the shop's addresses the mail has the first, and the browser is on another. */
export function pathIn({ text }: CaughtMail, beginning: string): string {
  const links = text.split(/\s+/).filter((word) => URL.canParse(word))
  const paths = links.map((link) => new URL(link)).map(({ pathname, search }) => pathname + search)
  const path = paths.find((one) => one.startsWith(beginning))
  if (!path) throw new Error(`no link to ${beginning} in:\n${text}`)
  return path
}

/** Puts one piece of a product into the cart, with and without JavaScript. */
export async function putIntoCart(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await press(page, 'Add to cart')
  await page.getByRole('link', { name: 'Go to checkout' }).first().waitFor()
}

/** The session in the cookie of a reply, as the SDK keeps it. */
export function readSession(cookie: string): Record<string, unknown> {
  const value = /account=([^;]+)/.exec(cookie)?.[1] ?? ''
  return JSON.parse(Buffer.from(value, 'base64url').toString())
}

/** The value of that cookie. */
export const writeSession = (session: object) => Buffer.from(JSON.stringify(session)).toString('base64url')

/** Gives a page a device that holds passkeys and recognizes its owner at once. */
export async function addVirtualDevice(context: BrowserContext, page: Page): Promise<void> {
  const tools = await context.newCDPSession(page)
  await tools.send('WebAuthn.enable')
  await tools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}
