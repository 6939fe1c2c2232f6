import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type Answer, shopper, type TestApi, type TestStore } from '../../test/api.ts'

/** How often PostgreSQL has ended one of two that waited for each other, since its start. */
export async function deadlocksOf(api: TestApi): Promise<number> {
  const [row] = await api.worker.lookUp<{ deadlocks: string }>({
    name: '',
    text: 'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
    values: [],
  })
  return Number(row?.deadlocks)
}

/** The whole way of one buyer: `placed`, or the code of the refusal that ended it. */
export async function buyOne(
  api: TestApi,
  store: TestStore,
  basket: { offerId: string; quantity: number }[],
): Promise<string> {
  const buyer = shopper(api.app.request, store)
  const [quoteKey, payKey] = [randomUUID(), randomUUID()]
  const cart = await patiently(() => buyer.cart(basket))
  const methods = await patiently(() => buyer.send('GET', '/v1/shipping-methods'))
  const shippingMethodId = methods.body.items[0].id
  const checkout = await patiently(() =>
    buyer.checkout(cart.body, { shippingMethodId, idempotencyKey: quoteKey }),
  )
  if (checkout.status !== 201) return checkout.body.code
  const paid = await patiently(() => buyer.pay(cart.body, checkout.body, { idempotencyKey: payKey }))
  return paid.status === 200 ? paid.body.state : paid.body.code
}

/** Comes back when told to: on a machine that does much else, a crowd waits for connections longer than one may. */
export async function patiently(ask: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await ask()
    if (answer.status < 400 || !answer.headers.has('retry-after')) return answer
    await wait(100)
  }
}
