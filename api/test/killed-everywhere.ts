import { setTimeout as wait } from 'node:timers/promises'
import type { Answer, TestApi } from '../../test/api.ts'
import { type ApiProcess, startApiProcess } from '../../test/api-process.ts'
import { isProof } from '../../test/counts.ts'
import { asAdmin } from './quoted-checkout.ts'
import { tapWire, type WireMessage, type WirePoint, type WireTap } from './wire-tap.ts'

type Fetch = (path: string, init: RequestInit) => Response | Promise<Response>

/** An operation that is ready to be sent: each in a store of its own, so that none waits for another. */
export interface ReadyOperation {
  /** The same request, with the same key, however often. */
  send(fetch: Fetch): Promise<Answer>
}

/** An operation whose process died under it, and where. */
export interface Killed<T> {
  /** Such as `before 14 Bind closing_1`. */
  where: string
  operation: T
}

/** The process itself gives a statement up after eight seconds: it must be dead long before. */
const stillMilliseconds = 4_000

/**
 * Sends an operation once for each place in its conversation with the database, and kills the process there. Many
 * operations stand still at their places in one process, which is then killed once for all of them.
 */
export async function killEverywhere<T extends ReadyOperation>(
  api: TestApi,
  of: { prepare: () => Promise<T>; environment: Record<string, string>; expected: number },
): Promise<Killed<T>[]> {
  // In production the server ends after five seconds what stands still; here it must wait for the others.
  await asAdmin(
    api,
    `ALTER ROLE tradepost_api IN DATABASE ${api.database.name} SET idle_in_transaction_session_timeout = '60s'`,
  )
  const tap = await tapWire(api.database.apiUrl)
  const start = () => startApiProcess(tap.url, { ...of.environment, DATABASE_POOL_SIZE: '70' })
  try {
    const conversation = await hear(tap, start, await of.prepare(), of.expected)
    const points = pointsOf(conversation)
    const ready = await inGroups(points, 4, () => of.prepare())
    const killed: Killed<T>[] = []
    while (killed.length < points.length) {
      const running = await start()
      const answers: Promise<unknown>[] = []
      try {
        const begun = performance.now()
        while (killed.length < points.length && performance.now() - begun < stillMilliseconds) {
          const [point, operation] = [points[killed.length] as WirePoint, ready[killed.length] as T]
          const { answer } = await standStill(tap, running, { point, operation, conversation })
          answers.push(answer)
          killed.push({ where: nameOf(point, conversation), operation })
        }
      } finally {
        await running.kill()
      }
      await Promise.all(answers)
    }
    return killed
  } finally {
    await tap.close()
  }
}

/** Sends the operation and waits until it stands still. @returns what becomes of its answer: there must be none */
async function standStill<T extends ReadyOperation>(
  tap: WireTap,
  running: ApiProcess,
  of: { point: WirePoint; operation: T; conversation: readonly WireMessage[] },
): Promise<{ answer: Promise<unknown> }> {
  const listening = tap.listen(of.point)
  const answer = of.operation.send(running.fetch).then(
    ({ status, body }) => Promise.reject(new Error(`answered ${status} ${body?.code ?? ''}`)),
    () => undefined,
  )
  const message = await Promise.race([listening.still, answer])
  if (!message) throw new Error(`${nameOf(of.point, of.conversation)}: the process died too early`)
  sameConversation(of.conversation, listening.messages)
  return { answer }
}

/** Until the lease of the dead process has run out, the answer is to come back. */
export async function untilAnswered(send: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 0; ; tries += 1) {
    const answer = await send()
    const retry = answer.status === 409 && answer.headers.has('retry-after')
    if (!retry || tries >= 20) return answer
    await wait(300)
  }
}

/** Does a thing for each of many, so many at a time. */
export async function inGroups<A, B>(
  all: readonly A[],
  size: number,
  work: (each: A) => Promise<B>,
): Promise<B[]> {
  const done: B[] = []
  for (let n = 0; n < all.length; n += size)
    done.push(...(await Promise.all(all.slice(n, n + size).map((each) => work(each)))))
  return done
}

async function hear(
  tap: WireTap,
  start: () => Promise<ApiProcess>,
  operation: ReadyOperation,
  expected: number,
): Promise<readonly WireMessage[]> {
  const running = await start()
  try {
    const { messages } = tap.listen(null)
    const { status, body } = await operation.send(running.fetch)
    if (status !== expected) throw new Error(`it answers ${status} ${JSON.stringify(body)}`)
    return [...messages]
  } finally {
    await running.stop()
  }
}

/**
 * Before the first statement and after each: what was asked for is done, and its answer is lost. After one is before the
 * next, as far as anybody but the dead process can tell. `pnpm prove` also stops before every message that makes up a
 * statement.
 */
function pointsOf(conversation: readonly WireMessage[]): WirePoint[] {
  const all = conversation.map((_, at): WirePoint => ({ at, side: 'before' }))
  const after = conversation.flatMap(({ kind }, at): WirePoint[] =>
    kind === 'Query' || kind === 'Sync' ? [{ at, side: 'after' }] : [],
  )
  return [...(isProof ? all : all.slice(0, 1)), ...after]
}

function nameOf({ at, side }: WirePoint, conversation: readonly WireMessage[]): string {
  const said = conversation.slice(0, at + 1).findLast(({ what }) => what !== '')
  return `${side} ${at} ${conversation[at]?.kind} ${said?.what}`
}

/** A process that says something else than the one that was heard is killed somewhere else than its test believes. */
function sameConversation(heard: readonly WireMessage[], now: readonly WireMessage[]): void {
  const words = ({ kind, what }: WireMessage) => `${kind} ${what.replaceAll(/'[^']*'?/g, '')}`
  for (const [at, message] of now.entries()) {
    const before = heard[at]
    if (!before || words(before) !== words(message))
      throw new Error(`message ${at} is ${words(message)}, and was ${before && words(before)}`)
  }
}
