import type { Form } from '@tradepost/desk/form.ts'
import type { FormCall } from '@tradepost/desk/form-answer.ts'
import type { Client, OrderEdit } from '@tradepost/sdk'
import { majorOf, minorOf } from './entries.ts'
import { countOf, linesOf } from './entry-reader.ts'
import { type Finder, goodsFinder, inTurns, nameOf } from './goods-finder.ts'

/** The page on which what was ordered is changed; `return`: an exchange of what came back; `again`: begin as that edit was. */
export function editPath(orderId: string, of: { return?: string | null; again?: string } = {}): string {
  const query = new URLSearchParams(Object.entries(of).filter(([, id]) => Boolean(id)) as [string, string][])
  return `/orders/${orderId}/edit${query.size > 0 ? `?${query}` : ''}`
}

/** The form as it was filled in for an edit. @param decimals of the order's currency */
export function editValues({ changes, added, note }: OrderEdit, decimals: number): Record<string, string> {
  const lines = changes.add.map(({ offerId, quantity, unitPrice }) => {
    const line = added.find((one) => one.offerId === offerId)
    const name = line ? nameOf(line).replaceAll(';', ',') : ''
    const price = unitPrice ? [majorOf(unitPrice.amount, decimals)] : []
    return [`${offerId} ${name}`.trim(), String(quantity), ...price].join('; ')
  })
  return {
    ...Object.fromEntries(changes.remove.map(({ id, quantity }) => [`quantity-${id}`, String(quantity)])),
    add: lines.join('\n'),
    destination: String(changes.add[0]?.destination ?? 0),
    note,
  }
}

type Step = { api: Client; orderId: string; decimals: number }

/** What the page asks for, by the button that was pressed. */
export async function orderEditStep(form: Form, of: Step): Promise<FormCall<OrderEdit>> {
  const { api, orderId } = of
  const editId = form.text('editId')
  switch (form.text('do')) {
    case 'commit':
      return {
        // What to say depends on what comes of it.
        call: () => api.commitOrderEdit.try({ orderId, editId, idempotencyKey: form.text('key') }),
      }
    case 'discard':
      return { call: () => api.discardOrderEdit.try({ orderId, editId }), done: 'Nothing of it is done.' }
    default:
      return previewCall(form, of)
  }
}

async function previewCall(form: Form, { api, orderId, decimals }: Step): Promise<FormCall<OrderEdit>> {
  const wrong: Record<string, string> = {}
  const remove = form
    .all('line')
    .map((id) => ({ id, quantity: Number(form.text(`quantity-${id}`) || '0') }))
    .filter(({ quantity }) => quantity > 0)
  const destination = Number(form.text('destination') || '0')
  const add = (await addedLines(form.text('add'), { find: goodsFinder(api), decimals, wrong })).map((line) =>
    destination > 0 ? { ...line, destination } : line,
  )
  const returnId = form.text('returnId')
  if (remove.length === 0 && add.length === 0 && !returnId) wrong.add = 'must name what is added or taken off'
  const names = ['add', 'destination', 'note', ...form.all('line').map((id) => `quantity-${id}`)]
  return {
    call: () =>
      api.previewOrderEdit.try({
        orderId,
        version: Number(form.text('version')),
        ...(remove.length > 0 && { remove }),
        ...(add.length > 0 && { add }),
        ...(returnId && { returnId }),
        note: form.text('note'),
      }),
    done: 'This is what it would come to. Nothing is done yet.',
    wrong,
    values: Object.fromEntries(names.map((name) => [name, form.text(name)])),
    fields: { remove: form.all('line').map((id) => `quantity-${id}`)[0] ?? 'add' },
  }
}

/**
 * `Stoneware mug, Sand; 2; 19.90` is two of it at 19.90 each; one, at what it costs now, where no numbers stand behind.
 * @param of.wrong gets what is wrong with the first line that says nothing
 */
export async function addedLines(
  text: string,
  of: { find: Finder; decimals: number; wrong: Record<string, string> },
): Promise<{ offerId: string; quantity: number; unitPrice?: number }[]> {
  const { find, decimals, wrong } = of
  return await inTurns(linesOf(text), async ({ line, at }) => {
    const [what = '', pieces = '1', price, ...more] = line.split(';').map((part) => part.trim())
    const found = await find('offer', what)
    const quantity = countOf(pieces)
    const unitPrice = price === undefined ? undefined : minorOf(price, decimals)
    if ('wrong' in found) wrong.add ??= found.wrong
    if (quantity === undefined || quantity < 1 || more.length > 0)
      wrong.add ??= `line ${at} must be like “${what}; 2”, or with a price of your own “${what}; 2; 19.90”`
    if (price !== undefined && unitPrice === undefined)
      wrong.add ??= `the price of line ${at} must be an amount such as 12.50`
    const id = 'id' in found ? found.id : ''
    return { offerId: id, quantity: quantity ?? 1, ...(unitPrice !== undefined && { unitPrice }) }
  })
}
