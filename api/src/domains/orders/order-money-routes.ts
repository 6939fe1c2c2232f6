import { z } from '@hono/zod-openapi'
import { inTransaction, readsOf } from '../../platform/database.ts'
import { idInput, toWire, wireId } from '../../platform/ids.ts'
import { money, sumAmounts } from '../../platform/money.ts'
import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { type Router, route } from '../../platform/router.ts'
import { moneySchema } from '../../platform/schemas.ts'
import {
  accountSums,
  ledgerTransferSchema,
  presentTransfer,
  readOrderTransfers,
  type Transfer,
} from '../ledger/index.ts'
import { capturableAmount, type Payment, readPaidWith } from '../payments/index.ts'
import { tenderNameShape } from './order-tender-schemas.ts'
import type { SoldOrder } from './sold-order.ts'
import { readPaidReferences, readSoldOrder } from './sold-order-queries.ts'

const eur = (amount: number) => ({ amount, currency: 'EUR' })
const exampleTender = {
  paymentId: 'pay_01h455vb4pex5vsknk084sn02q',
  tender: 'provider' as const,
  method: 'card',
  brand: 'visa',
  lastFour: '4242',
  editId: null,
  authorized: eur(0),
  captured: eur(4_488),
  refunded: eur(1_999),
  disputed: eur(0),
}

const tenderSchema = z
  .object({
    paymentId: wireId('payment'),
    tender: z.enum(['provider', 'gift_card', 'store_credit']),
    ...tenderNameShape,
    editId: z
      .union([wireId('orderEdit'), z.null()])
      .openapi({ description: 'Which edit of the order it paid; null: the order as it was placed.' }),
    authorized: moneySchema.openapi({ description: 'Promised and not taken yet.' }),
    captured: moneySchema.openapi({ description: 'Taken.' }),
    refunded: moneySchema.openapi({ description: 'Given back.' }),
    disputed: moneySchema.openapi({ description: "Asked back by the buyer's bank and not won." }),
  })
  .openapi('OrderTender', { example: exampleTender })

const orderMoneySchema = z
  .object({
    orderId: wireId('order'),
    total: moneySchema.openapi({ description: 'Of the order as it is now.' }),
    captured: moneySchema.openapi({ description: 'Taken by all payments.' }),
    refunded: moneySchema.openapi({ description: 'Given back, store credit for it included.' }),
    setOff: moneySchema.openapi({
      description: 'Of what edits took off: not given back, but counted against what they added.',
    }),
    owed: moneySchema.openapi({
      description:
        'By the ledger: above 0 the buyer owes it, below 0 the store owes it to the buyer. 0 when all is settled.',
    }),
    tenders: z.array(tenderSchema).openapi({ description: 'Payments that gave or promised something.' }),
    accounts: z
      .array(
        z
          .object({
            kind: z.string(),
            ownerId: z.union([z.string(), z.null()]),
            name: z.string(),
            balance: moneySchema.openapi({ description: 'Credits less debits of this order alone.' }),
          })
          .openapi('OrderAccount', {
            example: { kind: 'sales', ownerId: null, name: '', balance: eur(3_360) },
          }),
      )
      .openapi({ description: 'What the order has moved in each account; together 0.' }),
    transfers: z.array(ledgerTransferSchema).openapi({ description: 'In the order they were posted.' }),
  })
  .openapi('OrderMoney', {
    example: {
      orderId: 'ord_01h455vb4pex5vsknk084sn02q',
      total: eur(4_488),
      captured: eur(4_488),
      refunded: eur(1_999),
      setOff: eur(0),
      owed: eur(0),
      tenders: [exampleTender],
      accounts: [{ kind: 'sales', ownerId: null, name: '', balance: eur(3_360) }],
      transfers: [],
    },
  })

/** Where the money of an order came from and went, by payments and by the ledger, beside each other. */
export function orderMoneyRoutes(router: Router): void {
  route(
    router,
    {
      operationId: 'getOrderMoney',
      tag: 'Money',
      summary: 'Read where the money of an order came from and went',
      description:
        'What was paid and given back, by its payments; what everybody has of it, by the ledger; and what is still owed.',
      method: 'get',
      path: '/v1/admin/orders/{orderId}/money',
      policy: policies.staff('ledger:read'),
      params: z.object({ orderId: idInput('order') }),
      success: { status: 200, description: 'The money of the order.', schema: orderMoneySchema },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params }) =>
      inTransaction(context, async (tx) => {
        const order = await readSoldOrder(tx.tx, tx.store.id, params.orderId)
        if (!order) throw new Refusal(platformRefusals.notFound)
        const payments: Payment[] = []
        for (const reference of await readPaidReferences(tx.tx, tx.store.id, order.id))
          payments.push(...(await readPaidWith(tx.tx, tx.store.id, reference)))
        return presentMoney(order, payments, await readOrderTransfers(readsOf(tx), tx.store.id, order.id))
      }),
  )
}

function presentMoney(
  order: SoldOrder,
  payments: readonly Payment[],
  transfers: readonly Transfer[],
): z.infer<typeof orderMoneySchema> {
  const { currency } = order
  const of = (amount: number) => money(amount, currency)
  const accounts = accountSums(transfers)
  const buyers = accounts.find(({ kind }) => kind === 'buyers')?.balance.amount ?? 0
  const done = order.refunds.filter(({ status }) => status === 'succeeded')
  const setOff = sumAmounts(done.map(({ setOffAmount }) => setOffAmount))
  const tenders = payments.filter((payment) => payment.capturedAmount + capturableAmount(payment) > 0)
  return {
    orderId: toWire('order', order.id),
    total: of(order.totalAmount),
    captured: of(sumAmounts(payments.map(({ capturedAmount }) => capturedAmount))),
    refunded: of(order.refundedAmount - setOff),
    setOff: of(setOff),
    owed: of(0 - buyers),
    tenders: tenders.map((payment) => ({
      paymentId: toWire('payment', payment.id),
      tender: payment.tender,
      method: payment.tender === 'provider' ? (payment.method?.kind ?? null) : null,
      brand: payment.method?.brand ?? null,
      lastFour: payment.method?.lastFour ?? null,
      editId: payment.referenceKind === 'order_edit' ? toWire('orderEdit', payment.reference) : null,
      authorized: of(capturableAmount(payment)),
      captured: of(payment.capturedAmount),
      refunded: of(payment.refundedAmount),
      disputed: of(payment.disputedAmount),
    })),
    accounts,
    transfers: transfers.map(presentTransfer),
  }
}
