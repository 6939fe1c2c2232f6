import type { PostalAddress } from '../../platform/postal-address-schema.ts'
import type { Invoicing } from '../stores/index.ts'

export type DocumentKind = 'invoice' | 'credit_note'

/**
 * What a document says, frozen when it is issued: later changes of the order, its buyer or the store change nothing of
 * it. Amounts are integer minor units of `currency`.
 */
export interface DocumentContent {
  issuer: Invoicing
  storeName: string
  buyer: {
    company: string | null
    vatNumber: string | null
    address: Omit<PostalAddress, 'phoneNumber'>
  }
  order: {
    id: string
    number: string
    /** RFC 3339 */
    placedAt: string
  }
  /** Of a credit note: the invoice it takes something back of; null: none was issued */
  corrects: string | null
  currency: string
  pricesIncludeTax: boolean
  lines: DocumentLine[]
  /** Shipping, and what else is not goods */
  charges: { title: string; amount: number }[]
  taxes: DocumentTax[]
  subtotalAmount: number
  discountAmount: number
  /** On top of the prices */
  taxAddedAmount: number
  /** Contained in the prices and not due */
  taxRelievedAmount: number
  taxAmount: number
  totalAmount: number
  /** How it was paid, or given back; empty: it is not yet */
  payments: { title: string; amount: number }[]
}

export interface DocumentLine {
  title: string
  variantTitle: string
  sku: string | null
  quantity: number
  /** Before discounts; null on a credit note by amount */
  unitPriceAmount: number | null
  discountAmount: number
  /** After discounts */
  amount: number
}

export interface DocumentTax {
  /** Null: several rates together, or none is known */
  title: string | null
  /** 190000 is 19 %; null: several rates together */
  partsPerMillion: number | null
  relief: { kind: 'reverse-charge' | 'exempt'; reference: string | null } | null
  /** Without the tax */
  netAmount: number
  taxAmount: number
}

export interface OrderDocument {
  id: string
  kind: DocumentKind
  /** As it is written: prefix and number */
  number: string
  orderId: string
  currency: string
  totalAmount: number
  taxAmount: number
  locale: string
  issuedAt: Date
  content: DocumentContent
}
