import type { Form } from '@tradepost/desk/form.ts'
import { listOf } from '@tradepost/desk/form.ts'
import type { CreatePromotion, Promotion, UpdatePromotion } from '@tradepost/sdk'
import { effectFields, effectNames, effectOf, effectValues } from './effect-form.ts'
import type { EffectKind } from './effect-words.ts'
import { decimalsOf, majorOf, percentOf } from './entries.ts'
import { type EntryReader, entryReader, valuesOf } from './entry-reader.ts'
import type { Finder } from './goods-finder.ts'
import { goodsFields, goodsNames, goodsOf, goodsValues } from './goods-form.ts'
import { fieldTime, tellWindow } from './local-time.ts'

const counted = goodsNames('counted')
const single = [
  'title',
  'currency',
  'priority',
  'validFrom',
  'validUntil',
  'needsCode',
  'isExclusive',
  'exclusionGroup',
  'sellerShare',
  'usesMax',
  'usesPerCustomer',
  'firstOrderOnly',
  'countries',
  'minQuantity',
  'minAmount',
  ...effectNames.single,
  ...counted.single,
]
const several = ['groups', ...effectNames.several, ...counted.several]

/** Names of the form's fields by the API's. */
export const promotionFields: Record<string, string> = {
  sellerShareBasisPoints: 'sellerShare',
  'conditions/customerGroupIds': 'groups',
  'conditions/countries': 'countries',
  'conditions/minQuantity': 'minQuantity',
  'conditions/minAmount': 'minAmount',
  ...goodsFields('counted', 'conditions/goods'),
  ...effectFields,
}

/** What the form of a promotion says, what is wrong with it, and what was entered. */
export async function promotionOf(
  form: Form,
  of: { kind: EffectKind; find: Finder; storeCurrency: string },
): Promise<{
  input: Required<UpdatePromotion> & CreatePromotion
  wrong: Record<string, string>
  values: Record<string, string>
}> {
  const currency = form.text('currency') || null
  const decimals = decimalsOf(currency ?? of.storeCurrency)
  const read = entryReader(form, decimals)
  const input = {
    title: form.text('title'),
    needsCode: form.has('needsCode'),
    priority: read.countOrNull('priority') ?? 0,
    currency,
    validFrom: form.text('validFrom') || null,
    validUntil: form.text('validUntil') || null,
    conditions: await conditionsOf(read, of.find),
    effect: await effectOf(of.kind, read, { find: of.find, decimals }),
    isExclusive: form.has('isExclusive'),
    exclusionGroup: form.text('exclusionGroup') || null,
    sellerShareBasisPoints: form.text('sellerShare') === '' ? 0 : read.points('sellerShare'),
    usesMax: read.countOrNull('usesMax'),
    usesPerCustomer: read.countOrNull('usesPerCustomer'),
  }
  return { input, wrong: read.wrong, values: valuesOf(form, single, several) }
}

async function conditionsOf(
  read: EntryReader,
  find: Finder,
): Promise<UpdatePromotion['conditions'] & object> {
  const { form } = read
  return {
    customerGroupIds: read.ticked('groups'),
    firstOrderOnly: form.has('firstOrderOnly'),
    countries: listOf(form.text('countries')).map((code) => code.toUpperCase()),
    goods: await goodsOf(read, 'counted', find),
    minQuantity: read.countOrNull('minQuantity') ?? 1,
    minAmount: read.amountOrNull('minAmount') ?? 0,
  }
}

/** A promotion as the fields show it. */
export function promotionValues(
  promotion: Promotion,
  of: { storeCurrency: string; nameOf: (id: string) => string | undefined },
): Record<string, string> {
  const decimals = decimalsOf(promotion.currency ?? of.storeCurrency)
  const { conditions } = promotion
  const ticked = (is: boolean) => (is ? 'on' : '')
  return {
    title: promotion.title,
    currency: promotion.currency ?? '',
    priority: String(promotion.priority),
    validFrom: fieldTime(promotion.validFrom),
    validUntil: fieldTime(promotion.validUntil),
    needsCode: ticked(promotion.needsCode),
    isExclusive: ticked(promotion.isExclusive),
    exclusionGroup: promotion.exclusionGroup ?? '',
    sellerShare: percentOf(promotion.sellerShareBasisPoints),
    usesMax: String(promotion.usesMax ?? ''),
    usesPerCustomer: String(promotion.usesPerCustomer ?? ''),
    groups: conditions.customerGroupIds.join(' '),
    firstOrderOnly: ticked(conditions.firstOrderOnly),
    countries: conditions.countries.join(', '),
    minQuantity: String(conditions.minQuantity),
    minAmount: conditions.minAmount === 0 ? '' : majorOf(conditions.minAmount, decimals),
    ...goodsValues('counted', conditions.goods, of.nameOf),
    ...effectValues(promotion.effect, decimals, of.nameOf),
  }
}

/** The API's words about a promotion, in the words of the form: with the number of a tier. */
export function tellPromotion(pointer: string, message: string): string {
  const at = /^\/effect\/tiers\/(\d+)/.exec(pointer)?.[1]
  return at === undefined ? tellWindow(pointer, message) : `tier ${Number(at) + 1}: ${message}`
}
