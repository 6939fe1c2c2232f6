import type { APIRoute } from 'astro'
import { csvLine } from '../../../csv.ts'

/** All codes of a promotion, or those of a batch, as they come from the API page by page. */
export const GET: APIRoute = async ({ locals, params, url }) => {
  const { api } = locals.desk
  const promotionId = params.promotionId ?? ''
  const batchId = url.searchParams.get('batch') || undefined
  // Before the reply begins: whoever may not read them gets no file.
  await api.getPromotion({ promotionId })
  const lines = async function* () {
    yield csvLine(['code', 'status', 'uses', 'uses at most', 'batch', 'made'])
    for await (const one of api.listPromotionCodes.all({ promotionId, batchId, limit: 100 }))
      yield csvLine([one.code, one.status, one.uses, one.usesMax, one.batchId, one.createdAt])
  }
  const text = ReadableStream.from(lines()).pipeThrough(new TextEncoderStream())
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="codes.csv"',
    },
  })
}
