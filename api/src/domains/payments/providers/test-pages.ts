import { z } from '@hono/zod-openapi'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { minorUnitExponent } from '../../../platform/money.ts'
import type { AppEnv } from '../../../platform/router.ts'
import { type TestProvider, testActions } from './test.ts'

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(Number)
    .pipe(z.int().min(least).max(most))

const actionAsked = z.strictObject({
  action: z.enum(testActions),
  /** Of a capture or a refund, minor units; null: all that is left */
  amount: whole(1, 999_999_999_999).nullable().default(null),
  /** Seconds until it is told */
  delay: whole(0, 3600).default(0),
  /** How often it is told */
  times: whole(1, 10).default(1),
})

const howToAsk = `Say one of ${testActions.join(', ')}; amount, delay and times are whole numbers in the query.`

/**
 * The page a bank would show for a second step, and what a provider's dashboard would: its books of a charge, and what
 * happens to one by itself. Outside the document, as a bank's page is.
 */
export function createTestProviderPages(provider: TestProvider): Hono<AppEnv> {
  const pages = new Hono<AppEnv>()
  pages.get('/test-provider/charges/:reference', async (c) => {
    const books = await provider.books(c.req.param('reference'))
    return books ? c.json(books) : c.notFound()
  })
  pages.post('/test-provider/charges/:reference/:action', async (c) => {
    const asked = actionAsked.safeParse({ action: c.req.param('action'), ...c.req.query() })
    if (!asked.success) return c.text(howToAsk, 400)
    const { delay: delaySeconds, ...of } = asked.data
    const charge = await provider.act(c.req.param('reference'), { ...of, delaySeconds })
    return charge ? c.json({ charge }) : c.notFound()
  })
  pages.get('/test-provider/:challenge', async (c) => {
    const charge = await provider.challenge(c.req.param('challenge'))
    if (!charge) return c.notFound()
    c.header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; form-action *; frame-ancestors 'none'",
    )
    c.header('cache-control', 'no-store')
    const digits = minorUnitExponent(charge.currency)
    const amount = new Intl.NumberFormat('en', { style: 'currency', currency: charge.currency }).format(
      // Shown to a person, never computed with.
      Number(charge.amount) / 10 ** digits,
    )
    const open = charge.status === 'requires_action'
    return c.html(html`<!doctype html>
<html lang="en">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Test Bank: confirm a payment</title>
<style>
  body { font: 17px/1.5 system-ui, sans-serif; background: #eef1f4; color: #1b2733; margin: 0; display: grid; min-height: 100vh; place-items: center }
  main { background: #fff; border-radius: 14px; padding: 2.25rem; max-width: 23rem; margin: 1rem; box-shadow: 0 8px 40px #1b273318 }
  h1 { font-size: 1.35rem; margin: 0 0 .5rem } p { margin: .5rem 0 1rem; color: #46535f }
  strong { color: #1b2733; font-size: 1.6rem; display: block; margin: .75rem 0 }
  form { display: flex; gap: .75rem } button { font: inherit; padding: .8rem 1rem; border-radius: 9px; border: 1px solid #c6ced6; background: #fff; cursor: pointer; flex: 1 }
  button[value=approve] { background: #175ea8; color: #fff; border-color: #175ea8 } button:focus-visible { outline: 3px solid #8fbdf0 }
</style>
<main>
  <h1>Test Bank</h1>
  <p>No real money moves here. ${charge.description} asks you to confirm:</p>
  <strong>${amount}</strong>
  ${
    open
      ? html`<form method="post"><button name="answer" value="approve">Confirm payment</button><button name="answer" value="decline">Decline</button></form>`
      : html`<p>This payment is ${charge.status}. <a href="${charge.return_url}">Back to the shop</a></p>`
  }
</main>
</html>`)
  })
  pages.post('/test-provider/:challenge', async (c) => {
    const { answer } = await c.req.parseBody().catch(() => ({ answer: undefined }))
    if (answer !== 'approve' && answer !== 'decline') return c.text('Say approve or decline.', 400)
    const charge = await provider.answerChallenge(c.req.param('challenge'), answer === 'approve')
    return charge ? c.redirect(charge.return_url, 303) : c.notFound()
  })
  return pages
}
