import { isRefusal, type Refusal } from '@tradepost/sdk'

/** What a call of the session came to, as the client's own `.try` has it. */
export type Tried<T> = { ok: true; data: T } | { ok: false; refusal: Refusal }

/** Gives a refusal back instead of throwing it. @throws whatever else was thrown */
export async function tried<T>(work: Promise<T>): Promise<Tried<T>> {
  try {
    return { ok: true, data: await work }
  } catch (error) {
    if (isRefusal(error)) return { ok: false, refusal: error }
    throw error
  }
}
