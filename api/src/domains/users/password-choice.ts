import { judgePassword } from '../../platform/password-rules.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'

/**
 * A new password, judged by what is known of its owner.
 * @param of.pointer where in the body it stands
 * @throws Refusal invalid-request, saying in plain words what to do instead
 */
export async function mustBeGoodPassword(
  password: string,
  of: { pointer: string; context: string[] },
): Promise<void> {
  const problem = await judgePassword(password, of)
  if (!problem) return
  throw new Refusal(platformRefusals.invalidRequest, {
    detail: `${of.pointer}: ${problem.message}`,
    errors: [{ pointer: of.pointer, message: problem.message }],
  })
}
