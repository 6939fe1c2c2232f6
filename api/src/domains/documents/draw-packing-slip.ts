import type { PostalAddress } from '../../platform/postal-address-schema.ts'
import { addressLines } from './address-lines.ts'
import { drawPdf, type Pdf, page, table, textWidth } from './pdf.ts'
import { type DocumentWords, documentWords } from './wording.ts'

export interface PackedAddress {
  address: PostalAddress
  lines: { title: string; variantTitle: string; sku: string | null; quantity: number; note: string }[]
}

/** What is packed for whom, without prices: a page for each address. */
export async function drawPackingSlip(of: {
  number: string
  placedAt: Date
  /** Of the shopper, for whoever packs it; may be empty */
  note: string
  packed: PackedAddress[]
  /** Null: it has not left yet */
  parcel: { carrier: string; trackingNumber: string | null; shippedAt: string } | null
  store: { name: string; locale: string; timeZone: string }
}): Promise<Uint8Array<ArrayBuffer>> {
  const { locale, name, timeZone } = of.store
  const words = documentWords(locale)
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone })
  const facts: [string, string][] = [
    [words.order, of.number],
    [words.ordered, dates.format(of.placedAt)],
    ...(of.parcel ? parcelFacts(of.parcel, words) : []),
  ]
  return drawPdf({
    title: `${words.packingSlip} ${of.number}`,
    author: name,
    at: of.parcel ? new Date(of.parcel.shippedAt) : of.placedAt,
    locale,
    draw: (pdf) => {
      for (const [at, packed] of of.packed.entries()) {
        if (at > 0) pdf.addPage()
        slip(pdf, { packed, facts, words, name, locale, note: of.note })
      }
    },
    foot: (pdf, at, pages) => {
      pdf.font('plain').fontSize(7).fillColor('#555555')
      const y = page.height - page.bottom + 18
      pdf.text(words.page(at, pages), page.left, y, { width: textWidth, align: 'right', lineBreak: false })
    },
  })
}

const parcelFacts = (
  parcel: { carrier: string; trackingNumber: string | null },
  words: DocumentWords,
): [string, string][] => [[words.carrier, [parcel.carrier, parcel.trackingNumber].filter(Boolean).join(' ')]]

function slip(
  pdf: Pdf,
  of: {
    packed: PackedAddress
    facts: [string, string][]
    words: DocumentWords
    name: string
    locale: string
    note: string
  },
): void {
  const { words, packed } = of
  pdf.fillColor('#000000').font('bold').fontSize(13).text(of.name, page.left, page.top)
  pdf.font('plain').fontSize(8).fillColor('#555555').text(words.shipTo, page.left, 128)
  pdf.fillColor('#000000').fontSize(10)
  pdf.text(addressLines(packed.address, of.locale).join('\n'), page.left, 142, { width: 250 })
  pdf.fontSize(8.5)
  let y = 142
  for (const [name, value] of of.facts) {
    pdf.fillColor('#555555').text(name, 350, y, { width: 90 })
    pdf.fillColor('#000000').text(value, 440, y, { width: page.width - page.right - 440, align: 'right' })
    y += 14
  }
  pdf
    .font('bold')
    .fontSize(15)
    .text(words.packingSlip, page.left, Math.max(250, pdf.y + 20))
  pdf.font('plain').fontSize(10).moveDown(0.8)
  const columns = [
    { title: words.article, width: textWidth - 200, align: 'left' },
    { title: 'SKU', width: 130, align: 'left' },
    { title: words.quantity, width: 70, align: 'right' },
  ] as const
  const rows = packed.lines.map(({ title, variantTitle, sku, quantity, note }) => [
    [[title, variantTitle].filter(Boolean).join(', '), note && `${words.note}: ${note}`]
      .filter(Boolean)
      .join('\n'),
    sku ?? '',
    String(quantity),
  ])
  table(pdf, columns, rows)
  if (of.note) pdf.moveDown(1).text(`${words.note}: ${of.note}`, page.left, pdf.y, { width: textWidth })
}
