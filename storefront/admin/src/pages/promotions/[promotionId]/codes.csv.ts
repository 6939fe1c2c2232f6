import type { PromotionCode } from '@tradepost/sdk'
import type { APIRoute } from 'astro'
import { csvLine, forSpreadsheets } from '../../../csv.ts'

/** All codes of a promotion, or those of a batch, as they come from the API page by page. */
export const GET: APIRoute = async ({ locals, params, url }) => {
  const { api } = locals.desk
  const promotionId = params.promotionId ?? ''
  const batchId = url.searchParams.get('batch') || undefined
  // Before the reply begins: whoever may not read them gets no file.
  await api.getPromotion({ promotionId })
  const lines = linesOf(api.listPromotionCodes.all({ promotionId, batchId, limit: 100 }))
  const encoder = new TextEncoder()
  const text = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => {
      await lines.return()
    },
  })
  return new Response(text.pipeThrough(forSpreadsheets()), {
    headers: {
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="codes.csv"',
    },
  })
}

async function* linesOf(codes: AsyncIterable<PromotionCode>): AsyncGenerator<string, void> {
  yield csvLine(['code', 'status', 'uses', 'uses at most', 'batch', 'made'])
  for await (const one of codes)
    yield csvLine([one.code, one.status, one.uses, one.usesMax, one.batchId, one.createdAt])
}
