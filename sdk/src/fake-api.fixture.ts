import type { ClientOptions } from './client.ts'
import { createClient } from './client.ts'

/** One request as it arrived. */
export interface Arrived {
  method: string
  /** With its query. */
  path: string
  headers: Record<string, string>
  body: unknown
  init: RequestInit
}

type Answer = Response | Error | ((arrived: Arrived) => Response | Promise<Response>)

/** A client whose requests are answered from a list, in order; the last answer is given to all that follow. */
export function clientOf(answers: Answer[], options: Partial<ClientOptions> = {}) {
  const arrived: Arrived[] = []
  const fetch = async (url: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const request: Arrived = {
      method: init.method ?? 'GET',
      path: String(url).replace('http://api.test', ''),
      headers: { ...(init.headers as Record<string, string>) },
      body: init.body === undefined ? undefined : JSON.parse(String(init.body)),
      init,
    }
    const answer = answers[Math.min(arrived.length, answers.length - 1)]
    arrived.push(request)
    if (answer instanceof Error) throw answer
    if (typeof answer === 'function') return answer(request)
    if (answer === undefined) throw new Error('The fake API has no answers')
    return answer.clone()
  }
  const shop = createClient({ baseUrl: 'http://api.test', publishableKey: 'pk_test', fetch, ...options })
  return { shop, arrived }
}

/** A reply with a JSON body. */
export function reply(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers })
}

/** A refusal as the API writes it. */
export function problem(code: string, status: number, more: Record<string, unknown> = {}): Response {
  const { retryAfter, ...members } = more
  const body = {
    type: `https://api.test/problems/${code}`,
    title: `Title of ${code}.`,
    status,
    code,
    detail: `Detail of ${code}.`,
    instance: '/v1',
    requestId: 'request-1',
    ...members,
  }
  const headers = new Headers({ 'content-type': 'application/problem+json' })
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter))
  return new Response(JSON.stringify(body), { status, headers })
}

/** What `fetch` does when nobody answers: it waits until it is aborted. */
export function silence({ init }: Arrived): Promise<Response> {
  return new Promise((_, reject) => {
    init.signal?.addEventListener('abort', () => reject(init.signal?.reason))
  })
}
