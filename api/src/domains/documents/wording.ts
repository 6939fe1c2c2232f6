import type { DocumentKind } from './document.ts'

/** What documents say around their content, in the languages that mails are written in, too. */
export interface DocumentWords {
  invoice: string
  creditNote: string
  packingSlip: string
  number: (kind: DocumentKind) => string
  issued: string
  order: string
  ordered: string
  corrects: string
  billTo: string
  shipTo: string
  vatNumber: string
  taxNumber: string
  article: string
  quantity: string
  unitPrice: string
  amount: string
  discount: string
  shipping: string
  taxAdded: string
  taxRelieved: string
  total: string
  tax: string
  net: string
  taxContained: string
  reverseCharge: string
  exempt: (paper: string | null) => string
  paid: string
  givenBack: string
  note: string
  carrier: string
  page: (page: number, pages: number) => string
}

const en: DocumentWords = {
  invoice: 'Invoice',
  creditNote: 'Credit note',
  packingSlip: 'Packing slip',
  number: (kind) => (kind === 'invoice' ? 'Invoice number' : 'Credit note number'),
  issued: 'Date',
  order: 'Order',
  ordered: 'Ordered on',
  corrects: 'Corrects invoice',
  billTo: 'Bill to',
  shipTo: 'Ship to',
  vatNumber: 'VAT number',
  taxNumber: 'Tax number',
  article: 'Article',
  quantity: 'Quantity',
  unitPrice: 'Price',
  amount: 'Amount',
  discount: 'Discount',
  shipping: 'Shipping',
  taxAdded: 'Tax',
  taxRelieved: 'Tax that is not due',
  total: 'Total',
  tax: 'Tax',
  net: 'Net',
  taxContained: 'Tax contained',
  reverseCharge: 'Reverse charge: the recipient of the goods owes the tax.',
  exempt: (paper) => (paper ? `Exempt from tax: ${paper}.` : 'Exempt from tax.'),
  paid: 'Paid',
  givenBack: 'Given back',
  note: 'Note',
  carrier: 'Sent with',
  page: (page, pages) => `Page ${page} of ${pages}`,
}

const de: DocumentWords = {
  invoice: 'Rechnung',
  creditNote: 'Rechnungskorrektur',
  packingSlip: 'Lieferschein',
  number: (kind) => (kind === 'invoice' ? 'Rechnungsnummer' : 'Nummer der Korrektur'),
  issued: 'Datum',
  order: 'Bestellung',
  ordered: 'Bestellt am',
  corrects: 'Korrigiert Rechnung',
  billTo: 'Rechnung an',
  shipTo: 'Lieferung an',
  vatNumber: 'USt-IdNr.',
  taxNumber: 'Steuernummer',
  article: 'Artikel',
  quantity: 'Menge',
  unitPrice: 'Preis',
  amount: 'Betrag',
  discount: 'Nachlass',
  shipping: 'Versand',
  taxAdded: 'Steuer',
  taxRelieved: 'Nicht geschuldete Steuer',
  total: 'Gesamt',
  tax: 'Steuer',
  net: 'Netto',
  taxContained: 'Enthaltene Steuer',
  reverseCharge: 'Steuerschuldnerschaft des Leistungsempfängers (Reverse Charge).',
  exempt: (paper) => (paper ? `Steuerfrei: ${paper}.` : 'Steuerfrei.'),
  paid: 'Bezahlt',
  givenBack: 'Erstattet',
  note: 'Hinweis',
  carrier: 'Versendet mit',
  page: (page, pages) => `Seite ${page} von ${pages}`,
}

/** @param locale BCP 47; what is not known is written in English */
export const documentWords = (locale: string): DocumentWords =>
  new Intl.Locale(locale).language === 'de' ? de : en
