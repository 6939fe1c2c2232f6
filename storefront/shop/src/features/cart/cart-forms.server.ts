import type { Cart, Refusal } from '@tradepost/sdk'
import type { APIContext } from 'astro'
import { paths, withQuery } from '../catalog/paths.ts'
import { reasonWords } from '../prices/price-words.ts'
import { messageFor } from '../refusals/messages.ts'
import { cartKeyOf } from './cart.server.ts'
import type { CartKey } from './cart-cookie.ts'
import { type Destination, keepDestination } from './destination.ts'

type Visit = Pick<APIContext, 'cookies' | 'locals' | 'url'>

/** What the cart's page shows again because it was not taken, with what to do. */
export interface CartFaults {
  code?: { value: string; fault: string }
  note?: { value: string; fault: string }
  lineNote?: { lineId: string; value: string; fault: string }
  wrap?: { offerId: string; note: string; fault: string }
  destination?: { value: Destination; fault: string }
  status: number
}

/** Where to go after a form of the cart's page, or what to show again on it. */
export type CartFormOutcome = { location: string } | { faults: CartFaults }

const done: CartFormOutcome = { location: paths.cart }

/**
 * Does what a form on the cart's page asks for: its field `do` says what.
 * @param locale in which amounts are written
 * @throws ConnectionProblem, or a Refusal about who asks
 */
export async function answerCartForm(visit: Visit, form: FormData, locale: string): Promise<CartFormOutcome> {
  const key = cartKeyOf(visit)
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  if (text('do') === 'destination')
    return goTo(visit, { country: text('country'), postalCode: text('destinationCode') })
  if (!key) return done
  const { shop } = visit.locals
  switch (text('do')) {
    case 'add-code':
      return addCode(visit, key, text('code'), locale)
    case 'remove-code':
      return afterwards(await shop.removeCartCode.try({ ...key, code: text('code') }))
    case 'accept':
      return afterwards(await shop.acceptCartChanges.try(key))
    case 'note': {
      const note = text('note')
      return afterwards(await shop.updateCart.try({ ...key, note }), (fault, status) => ({
        note: { value: note, fault },
        status,
      }))
    }
    case 'line-note': {
      const [lineId, note] = [text('line'), text('note')]
      return afterwards(await shop.changeCartLine.try({ ...key, lineId, note }), (fault, status) => ({
        lineNote: { lineId, value: note, fault },
        status,
      }))
    }
    case 'wrap': {
      const [offerId, note] = [text('offer'), text('card')]
      const more = note === '' ? {} : { note }
      return afterwards(
        await shop.addCartLine.try({ ...key, offerId, quantity: 1, ...more }),
        (fault, status) => ({ wrap: { offerId, note, fault }, status }),
      )
    }
    default:
      return done
  }
}

function goTo(visit: Visit, value: Destination): CartFormOutcome {
  if (/^[\p{L}\p{N} -]{0,20}$/u.test(value.postalCode) && /^[A-Z]{2}$/.test(value.country)) {
    keepDestination(visit, value)
    return done
  }
  const fault = 'This is no postal code.'
  return { faults: { destination: { value, fault }, status: 422 } }
}

/** A code that belongs to nothing is not kept: it stays in its field, to be mended. */
async function addCode(
  { locals: { shop } }: Visit,
  key: CartKey,
  code: string,
  locale: string,
): Promise<CartFormOutcome> {
  const fault = (words: string, status: number): CartFormOutcome => ({
    faults: { code: { value: code.slice(0, 256), fault: words }, status },
  })
  if (code === '') return fault('Enter the code first.', 422)
  const added = await shop.addCartCode.try({ ...key, code })
  if (!added.ok) {
    if (isAboutWhoAsks(added.refusal)) throw added.refusal
    if (added.refusal.code === 'not-found') return done
    const words = added.refusal.code === 'invalid-request' ? 'code-unreadable' : added.refusal.code
    return fault(messageFor({ ...added.refusal, code: words }), statusOf(added.refusal))
  }
  const unknown = unknownCode(added.data)
  if (!unknown) return done
  await shop.removeCartCode.try({ ...key, code: unknown.code })
  return fault(reasonWords(unknown.why, locale), 422)
}

/** The code that was entered last, when no offer of the store has it. */
function unknownCode({ codes, notApplied }: Cart) {
  const code = codes.at(-1)
  const why = notApplied.find((one) => one.code === code && one.reason === 'code-unknown')
  return code !== undefined && why ? { code, why } : undefined
}

type Tried = { ok: true } | { ok: false; refusal: Refusal }

/** A field that was not taken is shown again; everything else is told above the page. */
function afterwards(result: Tried, again?: (fault: string, status: number) => CartFaults): CartFormOutcome {
  if (result.ok) return done
  const { refusal } = result
  if (isAboutWhoAsks(refusal)) throw refusal
  if (again && refusal.code === 'invalid-request')
    return { faults: again('This is too long.', statusOf(refusal)) }
  // A line that is gone is what a second tab leaves behind: the cart as it is now says enough.
  const notice = refusal.code === 'not-found' ? undefined : refusal.code
  return { location: withQuery(paths.cart, { notice }) }
}

const isAboutWhoAsks = ({ code }: Refusal) => ['not-authenticated', 'store-suspended', 'busy'].includes(code)

const statusOf = ({ status }: Refusal) => (status === 400 ? 422 : status)
