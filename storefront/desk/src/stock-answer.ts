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

const fields = ['received', 'received-note', 'counted', 'counted-note', 'buckets']

/** A call, what to say when it is done, and what was entered for when it is not. */
interface StockCall {
  call: () => Done
  done: string
  values: Record<string, string>
  /** Of the form, by the field of the call */
  fields: Record<string, string>
}

/** What a form of an offer's stock asks for, by the button that was pressed; undefined: none of these. */
export function stockCall(form: Form, offerId: string, steps: StockSteps): StockCall | undefined {
  const step = form.text('do')
  const entered = {
    values: Object.fromEntries(fields.map((name) => [name, form.text(name)])),
    fields: { quantity: step, note: `${step}-note` },
  }
  // An empty field is no number, so that the API says what it must be; it also says that of parts of pieces.
  const count = (name: string) => Number(form.text(name) || Number.NaN)
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
  if (step === 'received') return { ...entered, call: adjusts('received'), done: 'They are in stock.' }
  if (step === 'counted') return { ...entered, call: adjusts('counted'), done: 'So many are in stock now.' }
  if (step === 'spread')
    return {
      ...entered,
      call: () => steps.spread({ offerId, buckets: count('buckets') }),
      done: 'It is ready for a crowd.',
    }
  if (step === 'gather')
    return {
      ...entered,
      call: () => steps.spread({ offerId, buckets: 1 }),
      done: 'What nobody has set aside lies in one row again.',
    }
  return undefined
}
