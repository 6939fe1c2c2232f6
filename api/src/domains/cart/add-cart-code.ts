import type { AttemptClient } from '../../platform/attempts.ts'
import { countOrRefuse } from '../../platform/attempts-at-close.ts'
import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import { enteredCodes, normalizedCode, readPromotionState } from '../promotions/index.ts'
import { priceThisCart } from './cart-prices.ts'
import { loadCart, mustBeOpen } from './cart-state.ts'
import { type ChangedCart, changeCart } from './change-cart.ts'
import { cartRefusals } from './refusals.ts'
import { codesMax } from './schemas.ts'

/**
 * Enters a code. Whether it lowers anything, the reply says: under `discounts`, or under `notApplied` with the reason.
 * Whoever enters many that are unknown waits, with known ones, too.
 * @throws Refusal not-found, cart-not-open, version-conflict, code-unreadable, too-many-codes, too-many-requests
 */
export async function addCartCode(
  context: Context,
  of: {
    cartId: string
    secret: string | undefined
    ifMatch: number | undefined
    code: string
    client: AttemptClient
  },
): Promise<ChangedCart> {
  const code = normalizedCode(of.code)
  if (code === null) throw new Refusal(cartRefusals.codeUnreadable)
  return inTransaction(context, async (tx) => {
    const cart = await loadCart(tx, of)
    mustBeOpen(cart, of.ifMatch)
    if (cart.codes.includes(code)) return { cart, prices: await priceThisCart(tx, cart) }
    if (cart.codes.length >= codesMax) throw new Refusal(cartRefusals.tooManyCodes)
    const changed = await changeCart(tx, cart, { facts: { codes: [...cart.codes, code] } })
    const isFailure = await isUnknown(tx, code, changed)
    countOrRefuse(tx, { rule: 'unknownCode', subject: cart.id, client: of.client, isFailure })
    return changed
  })
}

/** As the cart says it; one in which there is nothing to buy says nothing of codes, yet will as soon as there is. */
async function isUnknown({ tx, store }: TxContext, code: string, { prices }: ChangedCart): Promise<boolean> {
  if (prices.priced)
    return prices.priced.notApplied.some((not) => not.code === code && not.because.code === 'code-unknown')
  const state = await readPromotionState(tx, store.id, {
    codes: [code],
    promotionIds: [],
    customerHash: null,
    replaces: null,
  })
  return enteredCodes([code], state).some(({ promotionId, hasEnded }) => promotionId === null && !hasEnded)
}
