import type { TxContext } from '../../platform/context.ts'
import { type EventPayloads, recordEvent } from '../events/index.ts'
import { queueMail, type TemplateData } from '../mail/index.ts'
import type { StaffAccount } from './account.ts'
import { raiseAccountVersion } from './account-queries.ts'

type Change = Exclude<TemplateData<'account-changed'>['change'], 'staff.recovery_code_used'>

/**
 * Records a change of how somebody signs in, in the store where it was made, and tells them by mail: whoever did not do
 * it learns of it.
 */
export async function recordAccountChange<T extends Change>(
  tx: TxContext,
  account: Pick<StaffAccount, 'id' | 'email'>,
  of: { type: T; payload: EventPayloads[T] },
): Promise<void> {
  recordEvent(tx, {
    ...of,
    aggregate: 'staffAccount',
    aggregateId: account.id,
    version: await raiseAccountVersion(tx.tx, account.id),
  })
  mailAccountChange(tx, account, of.type)
}

/** Mails that something about signing in has changed. */
export function mailAccountChange(
  tx: TxContext,
  account: Pick<StaffAccount, 'email'>,
  change: TemplateData<'account-changed'>['change'],
): void {
  queueMail(tx, {
    to: account.email,
    template: 'account-changed',
    locale: tx.store.locale,
    data: { change },
  })
}
