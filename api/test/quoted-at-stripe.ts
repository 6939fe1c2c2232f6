import { expect } from 'vitest'
import { send, type TestApi, type TestStore } from '../../test/api.ts'
import { toWire } from '../src/platform/ids.ts'
import { asAdmin, type Quoted, quoted } from './quoted-checkout.ts'
import { signedIn } from './signed-in.ts'
import type { StripeStandIn } from './stripe-stand-in.ts'

/** Checkouts of stores that take money with a stand-in of Stripe. @param at the API and the stand-in of the test file */
export function checkoutsAtStripe(at: () => { api: TestApi; stripe: StripeStandIn }) {
  return {
    /** A quote in a store that takes money with Stripe. */
    async quotedAtStripe(of: { captureMode?: 'manual' } = {}): Promise<Quoted> {
      const { api, stripe } = at()
      const store = await api.store()
      const set = await send(api.app.request, 'PUT', '/v1/admin/payment-providers/stripe', {
        bearer: await signedIn(api, store),
        body: { secretKey: stripe.secretKey, webhookSecret: stripe.webhookSecret, isActive: true, ...of },
      })
      expect(set.status).toBe(200)
      return quoted(api, { store, stock: [5], quantity: 2 })
    },

    /** What Stripe tells of all that has happened there since the last time, to this store. */
    teller(store: TestStore) {
      const { api, stripe } = at()
      let told = stripe.books.events.length
      const tell = (event: object, when = new Date(), secret?: string) => {
        const { body, headers } = stripe.signed(event as Record<string, unknown>, when, secret)
        const path = `/v1/payment-events/stripe/${toWire('store', store.context.store.id)}`
        return api.app.request(path, { method: 'POST', body, headers })
      }
      return {
        tell,
        async tellAll(): Promise<number[]> {
          const events = stripe.books.events.slice(told)
          told = stripe.books.events.length
          const statuses: number[] = []
          for (const event of events) statuses.push((await tell(event)).status)
          return statuses
        },
      }
    },

    /** Of the store's newest payment. */
    async intentOf({ store }: Quoted) {
      const { api, stripe } = at()
      const [payment] = await asAdmin<{ provider_key: string }>(
        api,
        'SELECT provider_key FROM commerce.payments WHERE store_id = $1 ORDER BY created_at DESC LIMIT 1',
        [store.context.store.id],
      )
      return stripe.books.byKey(payment?.provider_key ?? '')[0]
    },
  }
}
