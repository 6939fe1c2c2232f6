import { z } from '@hono/zod-openapi'
import { TypeID } from 'typeid-js'
import { uuidv7 } from 'uuidv7'

/**
 * Every kind of thing that has an id, with its prefix on the wire. In the database and in code an id is a UUIDv7
 * (RFC 9562); on the wire it is prefix + base32 as the TypeID specification 0.3 writes it.
 */
const prefixes = {
  store: 'store',
  storeKey: 'key',
  seller: 'sel',
  product: 'prod',
  listing: 'lst',
  variant: 'var',
  media: 'med',
  category: 'cat',
  offer: 'off',
  location: 'loc',
  movement: 'mov',
  shippingMethod: 'shp',
  shippingRate: 'shr',
  cart: 'cart',
  cartLine: 'cln',
  checkout: 'chk',
  payment: 'pay',
  order: 'ord',
  orderLine: 'oln',
  fulfillment: 'ful',
  staffAccount: 'stf',
  staffSession: 'ses',
  staffRole: 'role',
  staffInvitation: 'inv',
  sellerInvitation: 'sin',
  sellerSession: 'sms',
  customer: 'cus',
  customerSession: 'dev',
  customerAddress: 'adr',
  customerGroup: 'grp',
  consent: 'con',
  dataExport: 'exp',
  passkey: 'psk',
  identityProvider: 'idp',
  orderAccessCode: 'oac',
  mail: 'mail',
  event: 'evt',
  webhookEndpoint: 'whe',
  webhookSecret: 'whs',
  failedJob: 'job',
  promotion: 'prm',
  promotionCode: 'pcd',
  codeBatch: 'pcb',
  priceList: 'prl',
  taxZone: 'txz',
  taxRate: 'txr',
  taxExemption: 'txe',
  cartView: 'cvw',
  collection: 'col',
  ledgerAccount: 'acc',
  ledgerTransfer: 'trf',
  giftCard: 'gft',
  payout: 'pyo',
  paymentOperation: 'pop',
  savedPaymentMethod: 'spm',
  dispute: 'dsp',
  reconciliation: 'rec',
  refund: 'rfd',
  orderReturn: 'ret',
  orderEdit: 'oed',
  orderNote: 'note',
  orderDocument: 'doc',
  auditRun: 'aud',
} as const

export type IdKind = keyof typeof prefixes
export type Id<K extends IdKind> = string & { readonly __id: K }

/** A new UUIDv7, monotonic within the process. */
export const newId = <K extends IdKind>(_kind: K): Id<K> => uuidv7() as Id<K>

/** The id as callers see it: `prod_01h…`. */
export const toWire = (kind: IdKind, id: string): string => TypeID.fromUUID(prefixes[kind], id).toString()

/** @returns null when the text is not an id of this kind */
export function fromWire<K extends IdKind>(kind: K, wire: string): Id<K> | null {
  // Most words that are asked about are handles; finding that out by an exception would cost more than the read.
  if (!wire.startsWith(`${prefixes[kind]}_`)) return null
  try {
    return TypeID.fromString(wire, prefixes[kind]).toUUID() as Id<K>
  } catch {
    return null
  }
}

/** An id of whatever kind. @returns null when the text is none */
export function fromAnyWire(wire: string): { kind: IdKind; id: string } | null {
  const prefix = wire.slice(0, wire.lastIndexOf('_'))
  const kind = (Object.keys(prefixes) as IdKind[]).find((name) => prefixes[name] === prefix)
  const id = kind && fromWire(kind, wire)
  return kind && id ? { kind, id } : null
}

const exampleSuffix = '01h455vb4pex5vsknk084sn02q'

/** What an id of this kind looks like, for the document. */
export const wireIdForm = (kind: IdKind): { pattern: string; maxLength: number } => ({
  pattern: `^${prefixes[kind]}_[0-7][0-9a-hjkmnp-tv-z]{25}$`,
  maxLength: prefixes[kind].length + 1 + exampleSuffix.length,
})

/** For replies: the id as text, with pattern and example in the document. */
export const wireId = (kind: IdKind) =>
  z
    .string()
    .regex(new RegExp(wireIdForm(kind).pattern), `must be an id such as ${prefixes[kind]}_${exampleSuffix}`)
    .openapi({
      maxLength: wireIdForm(kind).maxLength,
      description: `Id of ${/^[aeiou]/.test(words(kind)) ? 'an' : 'a'} ${words(kind)}.`,
      example: `${prefixes[kind]}_${exampleSuffix}`,
    })

/** For requests: the same text, parsed to the UUID. */
export const idInput = <K extends IdKind>(kind: K) =>
  wireId(kind).transform((wire) => fromWire(kind, wire) ?? ('' as Id<K>))

const words = (kind: IdKind): string => kind.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
