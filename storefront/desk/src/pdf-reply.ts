import type { Refusal } from '@tradepost/sdk'
import { isMissing } from './parcel-answer.ts'

type Tried = { ok: true; data: ReadableStream<Uint8Array> } | { ok: false; refusal: Refusal }

/**
 * A PDF of the API for the browser; where there is nothing to pack, back to where it was asked for.
 * @throws Refusal any other
 */
export function pdfReply(pdf: Tried, name: string, back: () => Response): Response {
  if (pdf.ok)
    return new Response(pdf.data, {
      headers: {
        'content-type': 'application/pdf',
        // What numbers of documents begin with is the store's to choose.
        'content-disposition': `inline; filename="${name.replaceAll(/[^\w.-]+/g, '_')}.pdf"`,
      },
    })
  if (isMissing(pdf.refusal)) return new Response(null, { status: 404 })
  if (pdf.refusal.code === 'nothing-to-pack') return back()
  throw pdf.refusal
}
