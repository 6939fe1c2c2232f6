import { type AttemptClient, slowDown } from '../../platform/attempts.ts'
import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import { userRefusals } from '../users/index.ts'
import { type Customer, signedIn } from './customer.ts'
import { proveIdentity } from './prove-identity.ts'
import { recordSignInChange } from './record-sign-in-change.ts'
import { customerRefusals } from './refusals.ts'
import { deleteSecondFactor, findSecondFactor } from './second-factor-queries.ts'
import { secondFactorRefusals } from './second-factor-refusals.ts'
import { signInCodeFits } from './sign-in-code.ts'
import { lockSignedIn } from './signed-in-customer.ts'

/** A session alone does not do: also the password, or a code of the factor, or of the recovery codes. */
interface Proof {
  password: string | undefined
  code: string | undefined
  client: AttemptClient
}

/**
 * Signing in asks for no code any more; recovery codes are gone, too.
 * @throws Refusal customer-second-factor-not-set-up, second-factor-wrong, wrong-password, recent-sign-in-needed,
 * too-many-requests
 */
export async function removeCustomerSecondFactor(context: Context, of: Proof): Promise<void> {
  const { code, client } = of
  if (code === undefined) {
    const known = await proveIdentity(context, of)
    return inTransaction(context, (tx) =>
      remove(tx, async (customer) => {
        if (customer.passwordHash !== known.passwordHash) throw new Refusal(customerRefusals.wrongPassword)
      }),
    )
  }
  const { customerId } = signedIn(context)
  const attempt = await slowDown(context, { rule: 'customerSecondFactor', subject: customerId, client })
  await inTransaction(context, (tx) =>
    remove(tx, async () => {
      if (!(await signInCodeFits(tx, { customerId, code }))) throw new Refusal(userRefusals.secondFactorWrong)
    }),
  )
  await attempt.succeeded()
}

async function remove(context: TxContext, prove: (customer: Customer) => Promise<void>): Promise<void> {
  const { tx, store } = context
  const customer = await lockSignedIn(context)
  const factor = await findSecondFactor(tx, store.id, customer.id)
  if (!factor?.confirmedAt) throw new Refusal(secondFactorRefusals.notSetUp)
  await prove(customer)
  await deleteSecondFactor(tx, store.id, customer.id)
  await recordSignInChange(context, { customer, type: 'customer.second_factor_removed', payload: {} })
}
