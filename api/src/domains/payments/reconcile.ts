import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { closingReconciliations, isFoundAlready, type Reconciliation } from './reconciliation-queries.ts'
import { ProviderDisagrees } from './record-outcome.ts'

/** What can be found between a provider's books and ours. */
export const findings = {
  amount_differs: 'The provider speaks of another amount than was asked for.',
  currency_differs: 'The provider speaks of another currency than was asked for.',
  account_differs: 'The provider speaks of another of its accounts than was asked for.',
  captured_late: 'The provider took money for a payment that had ended here.',
  captured_without_order: 'Money was taken or promised, and its order could not be placed.',
  payment_silent: 'Whoever asked for the money fell silent before its answer was recorded.',
  operation_silent: 'Whoever asked for a capture, void or refund fell silent before its answer was recorded.',
  event_parked: 'The provider told of something that was not known here yet.',
  voided_elsewhere: 'The provider let go what was authorized here.',
  captured_elsewhere: 'The provider has captured more than was captured here.',
  refunded_elsewhere: 'The provider has given back more than was given back here.',
  refund_undone: 'Money that had been given back has come back to the provider.',
} as const
export type Found = keyof typeof findings

/** What is done about a finding. */
export const deeds = {
  placed: 'The order was placed.',
  ended: 'The payment was ended, and what was held is free again.',
  refunded: 'The money is on its way back.',
  finished: 'It was carried to its end.',
  followed: 'Our books follow the provider’s.',
  nothing: 'A person has to look.',
} as const
export type Did = keyof typeof deeds

/** Records a finding with the write that deals with it. */
export function recordFinding(
  context: TxContext,
  of: { paymentId: string; operationId?: string | null; found: Found; did: Did },
): void {
  const { paymentId, operationId = null, found, did } = of
  const row = { id: newId('reconciliation'), paymentId, operationId, found, did, at: context.now }
  context.tx.collectAtClose('reconciliations', row, (rows) =>
    closingReconciliations(context.store.id, rows as Reconciliation[]),
  )
}

/** Records, once for each payment, what only a person can decide. */
export async function recordForPerson(
  context: Context | TxContext,
  of: { paymentId: string; found: Found },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    if (!(await isFoundAlready(tx.tx, tx.store.id, of))) recordFinding(tx, { ...of, did: 'nothing' })
  })
}

/** Records that the provider does not speak of what it was asked for. @throws the error when it says something else */
export async function recordDisagreement(context: Context, error: unknown): Promise<void> {
  if (!(error instanceof ProviderDisagrees)) throw error
  context.log.error({ err: error, requestId: context.requestId }, 'the payment provider disagrees')
  await recordForPerson(context, { paymentId: error.paymentId, found: `${error.found}_differs` })
}
