import type { ApproveReturnInput, Result } from '@tradepost/sdk'
import type { Form } from './form.ts'

type Done = Promise<Result<unknown, string>>

/** A form that is sent twice is one step. */
type KeyedStep = { returnId: string; idempotencyKey: string }

/** What a desk may do with a return: the same for staff and sellers, by operations of their own. */
export type ReturnSteps = {
  approve: (input: ApproveReturnInput) => Done
  refuse: (input: KeyedStep & { decision: string }) => Done
  receive: (input: KeyedStep & { lineItems?: { id: string; quantity: number }[] }) => Done
  inspect: (
    input: KeyedStep & {
      decision: string
      lineItems: { id: string; acceptedQuantity: number; restockedQuantity: number; condition: string }[]
    },
  ) => Done
}

const done: Record<string, string> = {
  approve: 'The buyer is told that it may come back.',
  refuse: 'The buyer is told that it stays.',
  receive: 'It has come. Look at it next.',
  inspect: 'What goes back on the shelf is for sale again.',
}

/** What the form of a return's page asks for, by the button that was pressed; undefined: none of these. */
export function returnCall(
  form: Form,
  returnId: string,
  steps: ReturnSteps,
): { call: () => Done; done: string } | undefined {
  const step = form.text('do')
  const keyed = { returnId, idempotencyKey: form.text('key') }
  const ids = form.all('line')
  const count = (name: string, id: string) => Number(form.text(`${name}-${id}`) || '0')
  const calls: Record<string, () => Done> = {
    approve: () => {
      const [carrier, trackingNumber, url] = ['carrier', 'trackingNumber', 'url'].map(form.text)
      return steps.approve({
        ...keyed,
        ...(carrier && {
          label: {
            carrier,
            instructions: form.text('instructions'),
            ...(trackingNumber && { trackingNumber }),
            ...(url && { url }),
          },
        }),
      })
    },
    refuse: () => steps.refuse({ ...keyed, decision: form.text('decision') }),
    receive: () =>
      steps.receive({
        ...keyed,
        lineItems: ids
          .map((id) => ({ id, quantity: count('received', id) }))
          .filter(({ quantity }) => quantity > 0),
      }),
    inspect: () =>
      steps.inspect({
        ...keyed,
        decision: form.text('decision'),
        lineItems: ids.map((id) => ({
          id,
          acceptedQuantity: count('accepted', id),
          restockedQuantity: count('restocked', id),
          condition: form.text(`condition-${id}`),
        })),
      }),
  }
  const call = calls[step]
  return call && { call, done: done[step] ?? '' }
}
