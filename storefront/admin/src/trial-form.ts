import { listOf } from '@tradepost/desk/form.ts'
import { moneyWords } from '@tradepost/desk/order-words.ts'
import type { Money, PromotionTrial, TryPromotion } from '@tradepost/sdk'
import { countOf, linesOf } from './entry-reader.ts'
import { type Finder, inTurns } from './goods-finder.ts'
import { momentAt } from './local-time.ts'

/** Names of the form's fields. */
export const trialNames = [
  'goods',
  'cart',
  'country',
  'region',
  'postalCode',
  'at',
  'codes',
  'customer',
] as const

/** Names of the form's fields by the API's. */
export const trialFields = {
  lineItems: 'goods',
  cartId: 'cart',
  'destination/country': 'country',
  'destination/region': 'region',
  'destination/postalCode': 'postalCode',
  customerId: 'customer',
}

/** The cart that the form speaks of, and what is wrong with it. */
export async function trialOf(
  values: Record<string, string>,
  of: { find: Finder; timeZone: string },
): Promise<{ input: Omit<TryPromotion, 'promotionId' | 'promotion'>; wrong: Record<string, string> }> {
  const wrong: Record<string, string> = {}
  const lineItems = values.goods ? await linesOfCart(values.goods, of.find, wrong) : []
  if (!values.goods && !values.cart) wrong.goods = 'must be filled in, or the id of a cart'
  if (values.goods && values.cart) wrong.cart = 'must be empty when goods are filled in'
  const at = momentAt(values.at ?? '', of.timeZone)
  if (at === undefined) wrong.at = 'must be a date and a time'
  const { country, region, postalCode, customer, cart } = values
  const destination = country && {
    country: country.toUpperCase(),
    ...(region && { region }),
    ...(postalCode && { postalCode }),
  }
  if (!country && (region || postalCode)) wrong.country = 'is needed with a region or a postal code'
  const input = {
    ...(cart ? { cartId: cart } : { lineItems }),
    ...(!cart && customer && { customerId: customer }),
    ...(!cart && { codes: listOf(values.codes ?? '') }),
    ...(destination && { destination }),
    ...(at && { at }),
  }
  return { input, wrong }
}

/** `Stoneware mug, Sand; 2` is two of it; one where no number stands behind. */
async function linesOfCart(text: string, find: Finder, wrong: Record<string, string>) {
  const lines = await inTurns(linesOf(text), async ({ line, at }) => {
    const cut = line.lastIndexOf(';')
    const [what, number] = cut < 0 ? [line, '1'] : [line.slice(0, cut).trim(), line.slice(cut + 1).trim()]
    const found = await find('offer', what)
    const quantity = countOf(number)
    if ('wrong' in found) wrong.goods ??= found.wrong
    if (quantity === undefined) wrong.goods ??= `line ${at} must end with how many, such as “${what}; 2”`
    return { offerId: 'id' in found ? found.id : '', quantity: quantity ?? 1 }
  })
  return lines
}

/** What came of it, in a sentence. */
export function trialVerdict(trial: PromotionTrial, promotionId: string): string {
  if (trial.applies) return 'The promotion applies'
  const reason = trial.notApplied.find((one) => one.promotionId === promotionId)
  return reason ? `The promotion does not apply: ${reason.message}` : 'The promotion changes nothing here'
}

const parts = [
  ['subtotal', 'Goods'],
  ['discount', 'Off the goods'],
  ['fulfillment', 'Shipping'],
  ['fulfillmentDiscount', 'Off shipping'],
  ['taxAdded', 'Tax on top'],
  ['taxRelieved', 'Tax not due'],
  ['total', 'Total'],
  ['tax', 'of which tax'],
] as const

const takenOff: readonly string[] = ['discount', 'fulfillmentDiscount', 'taxRelieved']

/** The totals side by side; parts that are 0 on both sides are left out. */
export const trialTotals = ({ before, after }: PromotionTrial) =>
  parts
    .filter(([name]) => name === 'total' || before[name].amount !== 0 || after[name].amount !== 0)
    .map(([name, label]) => {
      const words = (money: Money) =>
        takenOff.includes(name) && money.amount > 0 ? `−${moneyWords(money)}` : moneyWords(money)
      return { label, before: words(before[name]), after: words(after[name]), isTotal: name === 'total' }
    })
