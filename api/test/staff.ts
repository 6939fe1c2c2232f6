import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { Secret, TOTP } from 'otpauth'
import {
  type Answer,
  createTestStaff,
  type Sent,
  send,
  type TestApi,
  type TestStore,
} from '../../test/api.ts'
import { asAdmin } from './quoted-checkout.ts'

export const staffPassword = 'quite ordinary umbrella stands'
export const otherPassword = 'seven green lamps beside the door'

const stepSeconds = 30

/** The code an authenticator app shows now, or some steps away. */
export const codeOf = (secret: string, steps = 0): string =>
  TOTP.generate({
    secret: Secret.fromBase32(secret),
    timestamp: Date.now() + steps * stepSeconds * 1000,
  })

/** Somebody of the staff, and ways to act as them. Every one sits at an address of their own. */
export interface TestMember {
  accountId: string
  email: string
  token: string
  send: (method: string, path: string, of?: Sent) => Promise<Answer>
}

let seats = 0
/** Attempts are counted by address, so everybody has one. Needs an API with `TRUSTED_PROXIES: 'in-process'`. */
export const seat = () => {
  seats += 1
  return { 'x-forwarded-for': `198.51.${(seats >> 8) & 255}.${seats & 255}` }
}

export const signIn = (
  api: TestApi,
  store: TestStore,
  of: { email: string; password?: string; headers?: Record<string, string> },
): Promise<Answer> =>
  send(api.app.request, 'POST', '/v1/account/sessions', {
    key: store.publishableKey,
    headers: of.headers ?? seat(),
    body: { email: of.email, password: of.password ?? staffPassword },
  })

/** Acts with a session. */
export function withSession(api: TestApi, token: string) {
  const headers = seat()
  return (method: string, path: string, of: Sent = {}): Promise<Answer> =>
    send(api.app.request, method, path, { bearer: token, ...of, headers: { ...headers, ...of.headers } })
}

/** A new member of the store's staff, signed in with a password and nothing more. */
export async function newMember(
  api: TestApi,
  store: TestStore,
  of: { role?: string; email?: string } = {},
): Promise<TestMember> {
  const email = of.email ?? `${randomUUID()}@example.com`
  const { accountId } = await createTestStaff(api, store, {
    email,
    password: staffPassword,
    role: of.role ?? 'manager',
  })
  const { token } = (await signIn(api, store, { email })).body
  return { accountId, email, token, send: withSession(api, token) }
}

/** Sets a second factor up, as a person would. @returns its secret, for later codes, and the recovery codes */
export async function setUpSecondFactor(
  member: Pick<TestMember, 'send'>,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  const started = await member.send('POST', '/v1/account/second-factor', {
    body: { password: staffPassword },
  })
  const { secret } = started.body
  // One step back, so that the code of now is still to be used; not in the last moment of a step.
  const intoStep = Date.now() % (stepSeconds * 1000)
  if (intoStep > (stepSeconds - 1) * 1000) await wait(1_000)
  const confirmed = await member.send('POST', '/v1/account/second-factor/confirmation', {
    body: { code: codeOf(secret, -1) },
  })
  if (confirmed.status !== 201) throw new Error(`no second factor: ${JSON.stringify(confirmed.body)}`)
  return { secret, recoveryCodes: confirmed.body.recoveryCodes }
}

/** An owner whose session has shown its second factor. */
export async function newOwner(
  api: TestApi,
  store: TestStore,
): Promise<TestMember & { secret: string; recoveryCodes: string[] }> {
  const member = await newMember(api, store, { role: 'owner' })
  return { ...member, ...(await setUpSecondFactor(member)) }
}

/** The wire id of a role, by its name. */
export async function roleNamed(member: Pick<TestMember, 'send'>, name: string): Promise<string> {
  const { items } = (await member.send('GET', '/v1/admin/roles')).body
  return items.find((item: { role: { name: string } }) => item.role.name === name).role.id
}

/** Events of a store by their type, oldest first, with what they say. */
export const eventsOf = (
  api: TestApi,
  store: TestStore,
  type: string,
): Promise<{ actor: string; payload: unknown; aggregate_id: string }[]> =>
  asAdmin(
    api,
    'SELECT actor, payload, aggregate_id FROM commerce.events WHERE store_id = $1 AND type = $2 ORDER BY id',
    [store.context.store.id, type],
  )
