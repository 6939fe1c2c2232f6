import { moneyWords } from '../mail/index.ts'
import { addressLines } from './address-lines.ts'
import type { DocumentContent, DocumentTax, OrderDocument } from './document.ts'
import { drawPdf, type Pdf, page, sums, table, textWidth } from './pdf.ts'
import { type DocumentWords, documentWords } from './wording.ts'

interface Drawing {
  pdf: Pdf
  words: DocumentWords
  document: OrderDocument
  money: (amount: number) => string
  date: (rfc3339: string | Date) => string
}

/** An invoice or a credit note as PDF, drawn from its frozen content and from nothing else. */
export async function drawDocument(
  document: OrderDocument,
  of: { timeZone: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const { locale, content } = document
  const words = documentWords(locale)
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: of.timeZone })
  const title = document.kind === 'invoice' ? words.invoice : words.creditNote
  return drawPdf({
    title: `${title} ${document.number}`,
    author: content.issuer.legalName,
    at: document.issuedAt,
    locale,
    draw: (pdf) => {
      const drawing: Drawing = {
        pdf,
        words,
        document,
        money: (amount) => moneyWords(amount, content.currency, locale),
        date: (moment) => dates.format(new Date(moment)),
      }
      head(drawing, title)
      lines(drawing)
      totals(drawing)
      notes(drawing)
    },
    foot: (pdf, at, pages) => foot(pdf, content, words.page(at, pages)),
  })
}

function head({ pdf, words, document, date }: Drawing, title: string): void {
  const { content, locale, kind } = document
  const { issuer, buyer } = content
  pdf.font('bold').fontSize(13).text(content.storeName, page.left, page.top)
  const sender = [issuer.legalName, ...addressLines(issuer.address, locale)].join(' · ')
  pdf.font('plain').fontSize(7).fillColor('#555555').text(sender, page.left, 128, { width: textWidth })
  pdf.fillColor('#000000').fontSize(10)
  const receiver = [buyer.company, ...addressLines(buyer.address, locale)].filter(Boolean)
  pdf.text(receiver.join('\n'), page.left, 142, { width: 250 })
  const facts: [string, string][] = [
    [words.number(kind), document.number],
    [words.issued, date(document.issuedAt)],
    [words.order, content.order.number],
    [words.ordered, date(content.order.placedAt)],
    ...(content.corrects ? [[words.corrects, content.corrects] as [string, string]] : []),
    ...(buyer.vatNumber ? [[words.vatNumber, buyer.vatNumber] as [string, string]] : []),
  ]
  pdf.fontSize(8.5)
  let y = 142
  for (const [name, value] of facts) {
    pdf.fillColor('#555555').text(name, 350, y, { width: 100 })
    pdf.fillColor('#000000').text(value, 450, y, { width: page.width - page.right - 450, align: 'right' })
    y += 14
  }
  pdf
    .font('bold')
    .fontSize(15)
    .text(title, page.left, Math.max(250, pdf.y + 20))
  pdf.font('plain').fontSize(9).moveDown(0.8)
}

function lines({ pdf, words, document, money }: Drawing): void {
  const { lines, charges } = document.content
  const columns = [
    { title: words.article, width: textWidth - 230, align: 'left' },
    { title: words.quantity, width: 60, align: 'right' },
    { title: words.unitPrice, width: 80, align: 'right' },
    { title: words.amount, width: 90, align: 'right' },
  ] as const
  const rows = lines.map((line) => [
    [
      [line.title, line.variantTitle].filter(Boolean).join(', '),
      line.sku ?? '',
      line.discountAmount > 0 ? `${words.discount}: ${money(-line.discountAmount)}` : '',
    ]
      .filter(Boolean)
      .join('\n'),
    line.quantity > 0 ? String(line.quantity) : '',
    line.unitPriceAmount === null ? '' : money(line.unitPriceAmount),
    money(line.amount),
  ])
  const more = charges.map(({ title, amount }) => [
    [words.shipping, title].filter(Boolean).join(': '),
    '',
    '',
    money(amount),
  ])
  table(pdf, columns, [...rows, ...more])
}

function totals({ pdf, words, document, money }: Drawing): void {
  const { content } = document
  const { taxes, taxAmount, totalAmount } = content
  const gap = () => {
    pdf.moveDown(0.5)
  }
  gap()
  const single = taxes.length === 1 ? taxes[0] : undefined
  const nameOf = (tax: DocumentTax) => taxName(tax, words, document.locale)
  sums(pdf, [
    ...(content.taxRelievedAmount > 0
      ? [{ title: words.taxRelieved, amount: money(-content.taxRelievedAmount) }]
      : []),
    ...(content.taxAddedAmount > 0
      ? [{ title: single ? nameOf(single) : words.taxAdded, amount: money(content.taxAddedAmount) }]
      : []),
    { title: words.total, amount: money(totalAmount), isTotal: true },
  ])
  gap()
  sums(
    pdf,
    taxes.flatMap((tax) => [
      {
        title: taxes.length > 1 ? `${words.net}, ${nameOf(tax)}` : words.net,
        amount: money(tax.netAmount),
      },
      { title: nameOf(tax), amount: money(tax.taxAmount) },
    ]),
  )
  if (taxes.length > 1) sums(pdf, [{ title: words.taxContained, amount: money(taxAmount) }])
  gap()
  const paid = document.kind === 'invoice' ? words.paid : words.givenBack
  sums(
    pdf,
    content.payments.map(({ title, amount }) => ({ title: `${paid}: ${title}`, amount: money(amount) })),
  )
}

/** As the store calls it, else by its rate: `Tax 19 %`. */
function taxName({ title, partsPerMillion }: DocumentTax, words: DocumentWords, locale: string): string {
  if (title !== null) return title
  if (!partsPerMillion) return words.tax
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 })
  return `${words.tax} ${percent.format(partsPerMillion / 1_000_000)}`
}

function notes({ pdf, words, document }: Drawing): void {
  const reliefs = document.content.taxes.flatMap(({ relief }) => relief ?? [])
  const said = new Set(
    reliefs.map(({ kind, reference }) =>
      kind === 'reverse-charge' ? words.reverseCharge : words.exempt(reference),
    ),
  )
  for (const note of said) pdf.moveDown(0.8).text(note, page.left, pdf.y, { width: textWidth })
}

function foot(pdf: Pdf, { issuer }: DocumentContent, number: string): void {
  const facts = [issuer.vatNumber, issuer.taxNumber].filter(Boolean).join(' · ')
  const text = [issuer.footer, facts].filter(Boolean).join('\n')
  pdf.font('plain').fontSize(7).fillColor('#555555')
  const y = page.height - page.bottom + 18
  pdf.text(text, page.left, y, { width: textWidth - 90, height: page.bottom - 30, ellipsis: true })
  pdf.text(number, page.left + textWidth - 90, y, { width: 90, align: 'right', lineBreak: false })
  pdf.fillColor('#000000')
}
