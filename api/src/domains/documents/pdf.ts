import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'

const require = createRequire(import.meta.url)
const font = (name: string) => {
  let bytes: Buffer | undefined
  return () => {
    bytes ??= readFileSync(require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`))
    return bytes
  }
}
// Latin, Greek and Cyrillic; read from disk when the first document is drawn.
const plain = font('DejaVuSans')
const bold = font('DejaVuSans-Bold')

/** A4 in points, ISO 216; margins as DIN 5008 leaves them, so that the address stands in the window of an envelope. */
export const page = {
  width: 595.28,
  height: 841.89,
  left: 70.87,
  right: 56.69,
  top: 56.69,
  bottom: 85.04,
} as const
export const textWidth = page.width - page.left - page.right

export type Pdf = PDFKit.PDFDocument

/**
 * Draws pages and gives their bytes: the same content gives the same bytes.
 * @param of.at when the document was issued, which is its date in the file, too
 * @param of.foot drawn on each page, once it is known how many there are
 */
export async function drawPdf(of: {
  title: string
  author: string
  at: Date
  locale: string
  draw: (pdf: Pdf) => void
  foot: (pdf: Pdf, page: number, pages: number) => void
}): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = new PDFDocument({
    size: 'A4',
    bufferPages: true,
    lang: of.locale,
    displayTitle: true,
    tagged: false,
    margins: { left: page.left, right: page.right, top: page.top, bottom: page.bottom },
    info: { Title: of.title, Author: of.author, CreationDate: of.at, ModDate: of.at },
  })
  const parts: Buffer[] = []
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('data', (part: Buffer) => parts.push(part))
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })
  pdf.registerFont('plain', plain())
  pdf.registerFont('bold', bold())
  pdf.font('plain').fontSize(9)
  of.draw(pdf)
  const { count } = pdf.bufferedPageRange()
  for (let at = 0; at < count; at += 1) {
    pdf.switchToPage(at)
    // The foot stands below the margin, where text would begin a new page.
    pdf.page.margins.bottom = 0
    of.foot(pdf, at + 1, count)
  }
  pdf.end()
  await ended
  return new Uint8Array(Buffer.concat(parts))
}

export interface Column {
  title: string
  width: number
  align: 'left' | 'right'
}

/** Rows below each other, the head again on each page; a row is never torn. */
export function table(pdf: Pdf, columns: readonly Column[], rows: readonly string[][]): void {
  const gap = 6
  const heightOf = (cells: readonly string[]) =>
    Math.max(...cells.map((cell, at) => pdf.heightOfString(cell, { width: (columns[at]?.width ?? 0) - gap })))
  const line = (cells: readonly string[]) => {
    const y = pdf.y
    let x: number = page.left
    for (const [at, { width, align }] of columns.entries()) {
      pdf.text(cells[at] ?? '', x, y, { width: width - gap, align })
      x += width
    }
    pdf.y = y + heightOf(cells)
  }
  const rule = (shade: string) => {
    pdf.moveDown(0.35)
    pdf
      .moveTo(page.left, pdf.y)
      .lineTo(page.left + textWidth, pdf.y)
      .lineWidth(0.5)
      .strokeColor(shade)
      .stroke()
    pdf.moveDown(0.35)
  }
  const head = () => {
    pdf.font('bold')
    line(columns.map(({ title }) => title))
    pdf.font('plain')
    rule('#444444')
  }
  head()
  for (const cells of rows) {
    if (pdf.y + heightOf(cells) > page.height - page.bottom) {
      pdf.addPage()
      head()
    }
    line(cells)
    rule('#dddddd')
  }
}

/** Amounts below each other at the right edge, the last one in bold where it is a total. */
export function sums(pdf: Pdf, rows: readonly { title: string; amount: string; isTotal?: boolean }[]): void {
  const width = 230
  const x = page.left + textWidth - width
  for (const { title, amount, isTotal } of rows) {
    if (pdf.y > page.height - page.bottom - 14) pdf.addPage()
    const y = pdf.y
    pdf.font(isTotal ? 'bold' : 'plain')
    const titleHeight = pdf.heightOfString(title, { width: width - 100 })
    pdf.text(title, x, y, { width: width - 100 })
    pdf.text(amount, x + width - 100, y, { width: 94, align: 'right' })
    pdf.y = y + titleHeight + 3
  }
  pdf.font('plain')
}
