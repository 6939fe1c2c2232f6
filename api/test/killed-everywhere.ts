import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Answer, TestApi } from '../../test/api.ts'
import { type ApiProcess, startApiProcess } from '../../test/api-process.ts'
import { isProof } from '../../test/counts.ts'
import { asAdmin } from './quoted-checkout.ts'
import { tapWire, type WireMessage, type WirePoint, type WireTap } from './wire-tap.ts'

const workerAsked = fileURLToPath(new URL('worker-asked.ts', import.meta.url))

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

/** One kind of operation that is killed everywhere. */
export interface KilledKind<T> {
  prepare: () => Promise<T>
  /** The status of its answer */
  expected: number
  /** Kills so many of them at each place; once unless said */
  times?: number
  /** Which places, of all there are; all unless said */
  at?: (point: WirePoint & { kind: string }, n: number) => boolean
}

/** The process itself gives a provider up after eight seconds: it must be dead before. */
const stillMilliseconds = 6_000
/** A process has 100 connections at most, and some stand still on one. */
const stillAtOnce = 60
/** On a machine that does much else a process may be too slow for its own limits, and says something else than it would. */
const triesMax = 4

/**
 * Sends operations once for each place in their conversation with the database and with the provider, and kills the process
 * there. Many operations stand still at their places in one process, which is then killed once for all of them.
 * @param of.isWorker it is the worker's process, which is asked for its looks (`worker-asked.ts`)
 * @param of.provider where the provider's API is and by which variable the process knows it, if its calls are places, too
 * @returns those that were killed, kind by kind
 */
export async function killEverywhere<T extends ReadyOperation>(
  api: TestApi,
  of: {
    kinds: readonly KilledKind<T>[]
    environment: Record<string, string>
    isWorker?: boolean
    provider?: { url: string; variable: string }
  },
): Promise<Killed<T>[][]> {
  // In production the server ends after five seconds what stands still; here it must wait for the others.
  const role = of.isWorker ? 'tradepost_worker' : 'tradepost_api'
  await asAdmin(
    api,
    `ALTER ROLE ${role} IN DATABASE ${api.database.name} SET idle_in_transaction_session_timeout = '60s'`,
  )
  const tap = await tapWire(of.isWorker ? api.database.workerUrl : api.database.apiUrl, of.provider?.url)
  const environment = {
    ...of.environment,
    DATABASE_POOL_SIZE: '70',
    ...(of.provider && { [of.provider.variable]: tap.providerUrl }),
  }
  const start = () => startApiProcess(tap.url, environment, of.isWorker ? workerAsked : undefined)
  let running = await start()
  try {
    const doomed: Doomed<T>[] = []
    for (const [kind, each] of of.kinds.entries())
      doomed.push(...(await doomedOf(tap, running, { kind, ...each })))
    const killed = of.kinds.map((): Killed<T>[] => [])
    while (doomed.length > 0) {
      const answers: Promise<unknown>[] = []
      const elsewhere: Doomed<T>[] = []
      const begun = performance.now()
      while (
        doomed.length > 0 &&
        answers.length < stillAtOnce &&
        performance.now() - begun < stillMilliseconds
      ) {
        const next = doomed.shift() as Doomed<T>
        const { answer, differs } = await standStill(tap, running, next)
        answers.push(answer)
        if (differs && next.tries >= triesMax) throw differs
        if (differs) elsewhere.push(next)
        else
          killed[next.kind]?.push({ where: nameOf(next.point, next.conversation), operation: next.operation })
      }
      await running.kill()
      await Promise.all(answers)
      for (const { tries, ...again } of elsewhere)
        doomed.push({ ...again, tries: tries + 1, operation: await again.prepare() })
      if (doomed.length > 0) running = await start()
    }
    return killed
  } finally {
    await running.kill()
    await tap.close()
  }
}

/** An operation whose process is to die under it. */
interface Doomed<T> {
  kind: number
  operation: T
  /** Makes another one of it */
  prepare: () => Promise<T>
  tries: number
  point: WirePoint
  conversation: readonly WireMessage[]
}

/** Hears one of its kind from beginning to end, and prepares one for each place. */
async function doomedOf<T extends ReadyOperation>(
  tap: WireTap,
  running: ApiProcess,
  of: KilledKind<T> & { kind: number },
): Promise<Doomed<T>[]> {
  const { kind } = of
  const conversation = await hear(tap, running, await of.prepare(), of.expected)
  const points = pointsOf(conversation).filter(
    (point, n) => of.at?.({ ...point, kind: conversation[point.at]?.kind ?? '' }, n) ?? true,
  )
  const often = points.flatMap((point) => Array.from({ length: of.times ?? 1 }, () => point))
  const { prepare } = of
  return inGroups(often, 4, async (point) => {
    return { kind, operation: await prepare(), prepare, tries: 1, point, conversation }
  })
}

/**
 * Sends the operation and waits until it stands still.
 * @returns what becomes of its answer: there is none when it stands still; `differs`: it went another way than was heard
 */
async function standStill<T extends ReadyOperation>(
  tap: WireTap,
  running: ApiProcess,
  of: Doomed<T>,
): Promise<{ answer: Promise<unknown>; differs: Error | null }> {
  await tap.hangUp()
  const listening = tap.listen(of.point)
  const where = nameOf(of.point, of.conversation)
  const answer = of.operation.send(running.fetch).then(
    ({ status, body }) => new Error(`${where}: answered ${status} ${body?.code ?? ''}`),
    () => undefined,
  )
  const reached = await Promise.race([listening.still, answer])
  if (!reached) throw new Error(`${where}: the process died too early`)
  if (reached instanceof Error) return { answer, differs: reached }
  const differs = conversationDiffers(of.conversation, listening.messages)
  if (differs) return { answer, differs }
  return { answer: answer.then((said) => said && Promise.reject(said)), differs }
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
  running: ApiProcess,
  operation: ReadyOperation,
  expected: number,
): Promise<readonly WireMessage[]> {
  await tap.hangUp()
  const { messages } = tap.listen(null)
  const { status, body } = await operation.send(running.fetch)
  if (status !== expected) throw new Error(`it answers ${status} ${JSON.stringify(body)}`)
  return [...messages]
}

/**
 * Before each statement, after each answer, and before and after each call of the provider: what was asked for is done, and
 * its answer is lost. Of statements that travel together the later ones never come. `pnpm prove` also stops before every
 * message that makes up a statement.
 */
function pointsOf(conversation: readonly WireMessage[]): WirePoint[] {
  return conversation.flatMap(({ kind }, at): WirePoint[] => [
    ...(isProof || at === 0 || kind === 'HTTP' || kind === 'Bind' ? [{ at, side: 'before' } as const] : []),
    ...(kind === 'Query' || kind === 'Sync' || kind === 'HTTP' ? [{ at, side: 'after' } as const] : []),
  ])
}

function nameOf({ at, side }: WirePoint, conversation: readonly WireMessage[]): string {
  const said = conversation.slice(0, at + 1).findLast(({ what }) => what !== '')
  return `${side} ${at} ${conversation[at]?.kind} ${said?.what}`
}

/**
 * A process that says something else than the one that was heard is killed somewhere else than its test believes. Closing
 * statements are numbered by each process, in the order in which it meets them.
 */
function conversationDiffers(heard: readonly WireMessage[], now: readonly WireMessage[]): Error | null {
  const words = ({ kind, what }: WireMessage) =>
    `${kind} ${what.replaceAll(/'[^']*'?|(?<=^closing_)\d+$/g, '')}`
  for (const [at, message] of now.entries()) {
    const before = heard[at]
    if (!before || words(before) !== words(message))
      return new Error(`message ${at} is ${words(message)}, and was ${before && words(before)}`)
  }
  return null
}
