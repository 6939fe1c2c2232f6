import type { Context, TxContext } from '../../platform/context.ts'
import type { PriceRules, TaxExemption } from '../pricing/index.ts'
import { type PromotionState, readPromotionState } from '../promotions/index.ts'
import type { Buying, WhoBuys } from './cart-prices.ts'
import { type Cart, type CustomerToPrice, readBuyer } from './queries.ts'

/** What prices of one cart follow from, besides the rules: read anew each time, and only where a rule asks for it. */
export interface PriceFacts {
  groupIds: readonly string[]
  isFirstOrder: boolean
  /** Null: nobody knows who buys, or no promotion asks */
  customerHash: string | null
  exemptions: readonly TaxExemption[]
  promotions: PromotionState
}

export async function readPriceFacts(
  context: TxContext,
  cart: Cart,
  of: { rules: PriceRules; buying: Buying },
): Promise<PriceFacts> {
  const { tx, store } = context
  const { rules, buying } = of
  const buyer =
    cart.customerId !== null && asksForCustomer(rules) ? await readBuyer(tx, store.id, cart.customerId) : null
  const who = isOnce(rules) ? await whoBuys(context, buying, buyer) : null
  return {
    groupIds: buyer?.groupIds ?? [],
    isFirstOrder: who?.isFirstOrder ?? false,
    customerHash: who?.customerHash ?? null,
    exemptions: buyer?.exemptions ?? [],
    promotions: await promotionFacts(context, cart, {
      rules,
      customerHash: who?.customerHash ?? null,
      replaces: buying.replaces,
    }),
  }
}

const isOnce = ({ promotions }: PriceRules) =>
  promotions.some(({ conditions, usesPerCustomer }) => conditions.firstOrderOnly || usesPerCustomer !== null)

const asksForCustomer = (rules: PriceRules): boolean =>
  rules.hasExemptions ||
  isOnce(rules) ||
  rules.priceLists.some(({ customerGroupIds }) => customerGroupIds.length > 0) ||
  rules.promotions.some(({ conditions }) => conditions.customerGroupIds.length > 0)

async function whoBuys(
  context: TxContext,
  buying: Buying,
  buyer: CustomerToPrice | null,
): Promise<WhoBuys | null> {
  if (buying.whoBuys) return buying.whoBuys()
  return buyer && { customerHash: buyerHash(context, buyer.email), isFirstOrder: !buyer.hasOrdered }
}

/**
 * Keyed digest by which uses of promotions are counted per buyer: of their account's address, or of the one a guest has
 * given, so that whoever registers later has had what they had as a guest.
 */
export const buyerHash = ({ secrets }: Context, email: string): string =>
  secrets.pseudonym('promotion use', email.trim().toLowerCase())

async function promotionFacts(
  { tx, store }: TxContext,
  { codes }: Cart,
  of: { rules: PriceRules; customerHash: string | null; replaces: string | null },
): Promise<PromotionState> {
  const promotionIds = of.rules.promotions
    .filter(({ needsCode }) => codes.length > 0 || !needsCode)
    .filter(({ usesMax, usesPerCustomer }) => usesMax !== null || usesPerCustomer !== null)
    .map(({ id }) => id)
  if (codes.length === 0 && promotionIds.length === 0) return { codes: [], promotions: [] }
  const { customerHash, replaces } = of
  return readPromotionState(tx, store.id, { codes, promotionIds, customerHash, replaces })
}
