import type { TestApi, TestStore } from '../../test/api.ts'
import { queueMail, type TemplateData, type TemplateName } from '../src/domains/mail/index.ts'
import { inTransaction } from '../src/platform/database.ts'
import type { Mailer } from '../src/platform/smtp.ts'
import { contextOf } from '../src/worker-tasks.ts'

/** Lays up a mail as the API does, in the store's tenancy. */
export async function queue<T extends TemplateName>(
  api: TestApi,
  { context }: TestStore,
  mail: { to: string; template: T; locale?: string; data: TemplateData<T>; id?: string },
): Promise<void> {
  await inTransaction({ ...context, db: api.services.db }, async (tx) =>
    queueMail(tx, { locale: 'en', ...mail }),
  )
}

/** What a worker delivers with, as its own role. */
export const deliveryOf = (api: TestApi, mailer: Mailer) => ({
  db: api.worker,
  log: api.services.log,
  mailer,
  contextOf: (storeId: string) => contextOf({ ...api.services, db: api.worker }, storeId),
})

export interface MailRow {
  id: string
  status: string
  to_address: string | null
  sealed: Buffer | null
  attempts: number
  last_error: string | null
  lease_until: Date | null
  wait_seconds: number
}

/** All mails of a store, oldest first. */
export async function mailsOf(api: TestApi, { context }: TestStore): Promise<MailRow[]> {
  return (await api.owner.read(context.store.id, {
    name: 'test_mails',
    text: `SELECT id, status, to_address, sealed, attempts, last_error, lease_until,
        extract(epoch FROM next_attempt_at - now())::float AS wait_seconds
      FROM commerce.mails WHERE store_id = $1 ORDER BY id`,
    values: [context.store.id],
  })) as unknown as MailRow[]
}

/** Lets time pass for the mails of a store: what waits is due, what is leased has run out. */
export async function letTimePass(api: TestApi, { context }: TestStore): Promise<void> {
  await api.owner.read(context.store.id, {
    name: 'test_mails_time',
    text: `UPDATE commerce.mails SET next_attempt_at = now(), lease_until = CASE WHEN status = 'sending' THEN now() END
      WHERE store_id = $1`,
    values: [context.store.id],
  })
}
