/** Somebody who was called did not take it. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed'
  /** Undefined when there was no answer. */
  readonly status: number | undefined
  constructor(whom: string, status: number | undefined, options?: ErrorOptions) {
    super(status === undefined ? `${whom} gave no answer` : `${whom} answered ${status}`, options)
    this.status = status
  }
}

/**
 * Sends a body and gives the status of the answer, whose own body is thrown away. Redirects are not followed: what is
 * sent is for this address only.
 * @param whom a name for logs; never the address, which may hold a secret
 * @throws CallFailed for anything but 2xx
 */
export async function post(
  whom: string,
  url: string,
  of: { body: BodyInit; headers: Record<string, string>; timeoutMilliseconds?: number },
): Promise<number> {
  let response: Response
  try {
    response = await fetch(url, {
      method: 'POST',
      body: of.body,
      headers: of.headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(of.timeoutMilliseconds ?? 8_000),
    })
    await response.body?.cancel()
  } catch (error) {
    throw new CallFailed(whom, undefined, { cause: error })
  }
  if (response.ok) return response.status
  throw new CallFailed(whom, response.status)
}

/** The same with an object as JSON. @throws CallFailed */
export const postJson = (
  whom: string,
  url: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<number> =>
  post(whom, url, { body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } })
