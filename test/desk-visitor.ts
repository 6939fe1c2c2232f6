import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

/** A page in a window of its own; without JavaScript unless `of` says how else. It looks 15 seconds for what it is to find. */
export async function newWindow(
  browser: Browser,
  of: BrowserContextOptions = { javaScriptEnabled: false },
): Promise<Page> {
  const page = await (await browser.newContext(of)).newPage()
  page.setDefaultTimeout(15_000)
  return page
}

/** Signs in at the desk of an address, and waits for nothing: what comes next is told by who it is. */
export async function signInAt(
  desk: string,
  page: Page,
  of: { email: string; password: string },
): Promise<Page> {
  await page.goto(`${desk}/sign-in`)
  await page.getByLabel('E-mail').fill(of.email)
  await page.getByLabel('Password').fill(of.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  return page
}

/** What people do at a desk and look for, by its words. @param visit asked at each step: pages are opened after a file has begun */
export const atDesk = (visit: () => { desk: string; page: Page }) => ({
  open: (path: string) => visit().page.goto(`${visit().desk}${path}`),
  press: (name: string | RegExp) => visit().page.getByRole('button', { name, exact: true }).click(),
  /** Through the first link of exactly this name, those of the menu before those of the page. */
  follow: (name: string | RegExp) => visit().page.getByRole('link', { name, exact: true }).first().click(),
  /** Waits for a notice. */
  said: (text: string | RegExp) => visit().page.locator('.notice').getByText(text).waitFor(),
  section: (name: string) => {
    const { page } = visit()
    return page.locator('section', { has: page.getByRole('heading', { name, exact: true }) })
  },
})
