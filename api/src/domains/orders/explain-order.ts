import { z } from '@hono/zod-openapi'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { toWire, wireId } from '../../platform/ids.ts'
import { money } from '../../platform/money.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { moneySchema } from '../../platform/schemas.ts'
import { orderStepSchema, presentInputs, presentStep } from '../cart/index.ts'
import { readExplanation } from './explanation-queries.ts'

const borneSchema = z
  .object({
    promotionId: wireId('promotion'),
    sellerId: wireId('seller'),
    seller: moneySchema.openapi({ description: 'What the seller bears of it.' }),
    platform: moneySchema.openapi({ description: 'What the platform bears.' }),
  })
  .openapi('DiscountCost', {
    example: {
      promotionId: 'prm_01h455vb4pex5vsknk084sn02q',
      sellerId: 'sel_01h455vb4pex5vsknk084sn02q',
      seller: { amount: 890, currency: 'EUR' },
      platform: { amount: 890, currency: 'EUR' },
    },
  })

export const orderExplanationSchema = z
  .object({
    total: moneySchema,
    steps: z
      .array(orderStepSchema)
      .openapi({ description: 'From nothing to the total; empty for orders older than this.' }),
    costs: z.array(borneSchema).openapi({ description: 'Who pays for discounts and gifts.' }),
  })
  .openapi('OrderExplanation', {
    example: { total: { amount: 16510, currency: 'EUR' }, steps: [], costs: [] },
  })

/** How every minor unit of an order's total came about, as it was promised with its quote. @throws Refusal not-found */
export async function explainOrder(
  context: Context,
  of: { orderId: string },
): Promise<z.infer<typeof orderExplanationSchema>> {
  return inTransaction(context, async ({ tx, store }) => {
    const found = await readExplanation(tx, store.id, of.orderId)
    if (!found) throw new Refusal(platformRefusals.notFound)
    const { currency, priced, lineIds } = found
    const given = [
      ...(priced?.discounts ?? []),
      ...(priced?.gifts.map((gift) => ({ ...gift, costs: [gift.cost] })) ?? []),
    ]
    return {
      total: money(found.totalAmount, currency),
      steps: found.explanation.map((step) => ({
        ...presentStep(step, currency, (id) => lineIds.get(id) ?? null),
        inputs: presentInputs(step),
      })),
      costs: given.flatMap(({ promotionId, costs }) =>
        costs.map((cost) => ({
          promotionId: toWire('promotion', promotionId),
          sellerId: toWire('seller', cost.sellerId),
          seller: money(cost.sellerAmount, currency),
          platform: money(cost.platformAmount, currency),
        })),
      ),
    }
  })
}
