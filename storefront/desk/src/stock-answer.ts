import type { Result } from '@tradepost/sdk'
import type { Form } from './form.ts'

type Done = Promise<Result<unknown, string>>

/** What a desk may do with the stock of an offer: the same for staff and sellers, by operations of their own. */
export type StockSteps = {
  adjust: (input: {
    offerId: string
    kind: 'received' | 'counted'
    quantity: number
    note?: string
    idempotencyKey: string
  }) => Done
  spread: (input: { offerId: string; buckets: number }) => Done
}

/** What a form of an offer's stock asks for, by the button that was pressed; undefined: none of these. */
export function stockCall(
  form: Form,
  offerId: string,
  steps: StockSteps,
): { call: () => Done; done: string } | undefined {
  const step = form.text('do')
  // An empty field is no number, so that the API says what it must be.
  const count = (name: string) => Number.parseInt(form.text(name), 10)
  const adjusts = (kind: 'received' | 'counted') => () => {
    const note = form.text(`${kind}-note`)
    return steps.adjust({
      offerId,
      kind,
      quantity: count(kind),
      ...(note && { note }),
      idempotencyKey: form.text('key'),
    })
  }
  if (step === 'received') return { call: adjusts('received'), done: 'They are in stock.' }
  if (step === 'counted') return { call: adjusts('counted'), done: 'So many are in stock now.' }
  if (step === 'spread')
    return {
      call: () => steps.spread({ offerId, buckets: count('buckets') }),
      done: 'It is ready for a crowd.',
    }
  if (step === 'gather')
    return {
      call: () => steps.spread({ offerId, buckets: 1 }),
      done: 'What nobody has set aside lies in one row again.',
    }
  return undefined
}
