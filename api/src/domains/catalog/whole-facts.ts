import type { ProductFacts, VariantFacts } from './product-facts.ts'

type Told<T> = { [K in keyof T]-?: Exclude<T[K], undefined> }

/** Facts with nothing left out, as they are stored. */
export interface WholeFacts extends Omit<Told<ProductFacts>, 'isTaxable' | 'variants'> {
  variants: WholeVariant[]
}
export type WholeVariant = Told<VariantFacts>

/** What tells a variant from the others of its product. */
export const variantKey = (variant: { optionValues: string[] }): string =>
  JSON.stringify(variant.optionValues)

/** Class of what is not taxed: no rate is of it. */
const exempt = 'exempt'
const standard = 'standard'

/** The facts with what they leave out as it is. @param stored null: of a new product */
export function wholeFacts(facts: ProductFacts, stored: WholeFacts | null): WholeFacts {
  const { isTaxable, variants, ...own } = facts
  const known = new Map(stored?.variants.map((variant) => [variantKey(variant), variant]))
  return {
    ...own,
    kind: facts.kind ?? stored?.kind ?? 'goods',
    taxClass: facts.taxClass ?? classOf(isTaxable, stored?.taxClass),
    isDiscountable: facts.isDiscountable ?? stored?.isDiscountable ?? true,
    variants: variants.map((variant) => wholeVariant(variant, known.get(variantKey(variant)))),
  }
}

function wholeVariant(variant: VariantFacts, known: WholeVariant | undefined): WholeVariant {
  const { sizeMillimeters = known?.sizeMillimeters ?? null, needsShipping } = variant
  return { ...variant, sizeMillimeters, needsShipping: needsShipping ?? known?.needsShipping ?? true }
}

function classOf(isTaxable: boolean | undefined, stored = standard): string {
  if (isTaxable === undefined) return stored
  if (!isTaxable) return exempt
  return stored === exempt ? standard : stored
}
