import { randomUUID } from 'node:crypto'
import type { TestStore } from '../../test/api.ts'
import { createCustomer } from '../src/domains/customers/create-customer.ts'
import { openSession } from '../src/domains/customers/open-session.ts'
import { sealContext } from '../src/domains/mail/queue-mail.ts'
import { inTransaction } from '../src/platform/database.ts'
import { toWire } from '../src/platform/ids.ts'
import { hashPassword } from '../src/platform/passwords.ts'
import type { Services } from '../src/platform/router.ts'

/** Of every test customer that is not given another. */
export const customerPassword = 'plum carriage velvet thunder'

let hashed: Promise<string> | undefined

export interface TestCustomer {
  /** In the database */
  id: string
  /** On the wire */
  wireId: string
  email: string
  password: string
  accessToken: string
  refreshToken: string
}

/** A customer of the store with a living session, made without mails and limits. */
export async function createTestCustomer(
  store: TestStore,
  of: { email?: string; password?: string | null; fullName?: string } = {},
): Promise<TestCustomer> {
  const email = of.email ?? `${randomUUID()}@example.com`
  const password = of.password === undefined ? customerPassword : of.password
  hashed ??= hashPassword(customerPassword)
  const passwordHash =
    password === null ? null : password === customerPassword ? await hashed : await hashPassword(password)
  const made = await inTransaction(store.context, async (tx) => {
    const customer = await createCustomer(tx, {
      email,
      fullName: of.fullName ?? 'Ada Lovelace',
      locale: store.context.store.locale,
      passwordHash,
      consents: [],
      method: password === null ? 'provider' : 'password',
    })
    if (!customer) throw new Error(`${email} has an account already`)
    return openSession(tx, { customerId: customer.id, device: 'Test', method: 'registration' })
  })
  const { customer, accessToken, refreshToken } = made
  return {
    id: customer.id,
    wireId: toWire('customer', customer.id),
    email,
    password: password ?? '',
    accessToken,
    refreshToken,
  }
}

export interface QueuedMail {
  id: string
  template: string
  locale: string
  to: string
  subject: string
  text: string
  html: string
}

/** What waits to be sent to an address of the store, oldest first. */
export async function mailsTo(
  { services }: { services: Services },
  { context }: TestStore,
  to: string,
): Promise<QueuedMail[]> {
  const rows = await context.db.read<{
    id: string
    template: string
    locale: string
    sealed: Buffer
  }>(context.store.id, {
    name: '',
    text: `SELECT id, template, locale, sealed FROM commerce.mails
      WHERE store_id = $1 AND to_address = $2 AND sealed IS NOT NULL ORDER BY id`,
    values: [context.store.id, to],
  })
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    to,
    ...JSON.parse(services.sealer.open(sealed, sealContext(context.store.id, row.id))),
  }))
}

/** The token of the link in the newest mail to an address. */
export async function tokenMailedTo(
  api: { services: Services },
  store: TestStore,
  to: string,
): Promise<string> {
  const mail = (await mailsTo(api, store, to)).at(-1)
  const token = /[?&]token=([A-Za-z0-9_-]+)/.exec(mail?.text ?? '')?.[1]
  if (!token) throw new Error(`no link was mailed to ${to}`)
  return token
}
