import { isRefusal } from '@tradepost/sdk'
import type { APIContext } from 'astro'
import type { Notices } from './notice.ts'
import type { Ship } from './parcel.ts'
import { enteredValues, shipParcel } from './parcel.ts'

/**
 * Answers the form "Ship" on the page of an order: records the parcel and leads back to the page at `path`.
 * @throws Refusal not-permitted and what else is not about the form or the order
 */
export async function answerParcelForm(
  context: APIContext,
  path: string,
  of: Pick<Notices, 'leaveNotice'> & { ship: Ship },
): Promise<Response> {
  const form = await context.request.formData()
  try {
    of.leaveNotice(context, path, await shipParcel(of.ship, form))
  } catch (error) {
    if (isMissing(error)) return new Response(null, { status: 404 })
    // The way to the sign-in page and back must not cost what was entered.
    const text =
      'You were signed out before this parcel was recorded. Here it is again, to be sent once more.'
    if (isRefusal(error, 'not-authenticated'))
      of.leaveNotice(context, path, { tone: 'problem', text, values: enteredValues(form) })
    throw error
  }
  return context.redirect(path, 303)
}

/** Whether an order is none of this desk's, or its id is none at all. */
export const isMissing = (refusal: unknown): boolean => isRefusal(refusal, 'not-found', 'invalid-request')
