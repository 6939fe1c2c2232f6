import { z } from '@hono/zod-openapi'
import { slowDown } from '../../platform/attempts.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { deviceName } from '../../platform/device-name.ts'
import { passwordFits } from '../../platform/passwords.ts'
import { Refusal } from '../../platform/refusals.ts'
import { userRefusals } from '../users/index.ts'
import { createCustomer } from './create-customer.ts'
import { peekToken, spendToken } from './one-time-token.ts'
import { type Client, type OpenedSession, openSession } from './open-session.ts'
import { customerRefusals } from './refusals.ts'
import type { Registration } from './register-customer.ts'

const registrationSchema: z.ZodType<Registration> = z.object({
  email: z.string(),
  fullName: z.string(),
  locale: z.string(),
  passwordHash: z.string(),
  consents: z.array(z.object({ purpose: z.string(), textVersion: z.string() })),
})

/**
 * Makes the account of a registration and signs its customer in. The password is asked for again: whoever typed in
 * somebody else's address chose it, and must not get an account that the owner of the address has confirmed
 * (Sudhodanan and Paverd, "Pre-hijacked accounts", USENIX Security 2022).
 * @throws Refusal link-not-valid, wrong-credentials, too-many-requests
 */
export async function confirmRegistration(
  context: Context,
  of: { token: string; password: string; client: Client },
): Promise<OpenedSession> {
  const peeked = await peekToken(context, 'register', of.token)
  if (!peeked) throw new Refusal(customerRefusals.linkNotValid)
  const registration = registrationSchema.parse(peeked.data)
  const attempt = await slowDown(context, {
    rule: 'customerSignIn',
    subject: registration.email,
    client: of.client,
  })
  if (!(await passwordFits(of.password, registration.passwordHash)))
    throw new Refusal(userRefusals.wrongCredentials)
  await attempt.succeeded()
  return inTransaction(context, async (tx) => {
    if (!(await spendToken(tx, 'register', of.token))) throw new Refusal(customerRefusals.linkNotValid)
    const customer = await createCustomer(tx, { ...registration, method: 'password' })
    if (!customer) throw new Refusal(customerRefusals.linkNotValid)
    return openSession(tx, {
      customerId: customer.id,
      device: deviceName(of.client.userAgent),
      method: 'registration',
    })
  })
}
