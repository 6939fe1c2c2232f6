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

/** The process itself gives a provider up after eight seconds: it must be dead before, also where the last one is slow. */
const stillMilliseconds = 4_000
/** A process has 100 connections at most, and some stand still on one. */
const stillAtOnce = 60

/**
 * Sends operations once for each place in their conversation with the database and with the provider, and kills the process
 * there. Many operations stand still at their places in one process, which is then killed once for all of them.
 *
 * What a process says must follow from the operation alone, so that a place is where it was heard. So operations are made
 * ready just before they are sent (quotes and previews last a quarter of an hour), and a process that has answered is not
 * the one to be killed: half a minute after its start it writes by itself when keys were used.
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
  try {
    const doomed = await doomedOf(tap, start, of.kinds)
    const killed = of.kinds.map((): Killed<T>[] => [])
    while (doomed.length > 0) {
      const next = await inGroups(doomed.splice(0, stillAtOnce), 4, async (each) => ({
        ...each,
        operation: each.operation ?? (await each.prepare()),
      }))
      const left = await killAt(tap, await start(), next)
      for (const each of next.slice(0, next.length - left.length)) {
        const { kind, point, conversation, operation } = each
        killed[kind]?.push({ where: nameOf(point, conversation), operation })
      }
      doomed.unshift(...left)
    }
    return killed
  } finally {
    await tap.close()
  }
}

/** An operation whose process is to die under it. */
interface Doomed<T> {
  kind: number
  prepare: () => Promise<T>
  /** Absent: it is not ready yet */
  operation?: T
  point: WirePoint
  conversation: readonly WireMessage[]
}

/** Hears one of each kind from beginning to end. @returns one for each place, none of them ready yet */
async function doomedOf<T extends ReadyOperation>(
  tap: WireTap,
  start: () => Promise<ApiProcess>,
  kinds: readonly KilledKind<T>[],
): Promise<Doomed<T>[]> {
  const ready = await inGroups(kinds, 4, async (of) => ({ ...of, operation: await of.prepare() }))
  const running = await start()
  try {
    const doomed: Doomed<T>[] = []
    for (const [kind, { operation, expected, prepare, at, times = 1 }] of ready.entries()) {
      const conversation = await hear(tap, running, operation, expected)
      const points = pointsOf(conversation).filter(
        (point, n) => at?.({ ...point, kind: conversation[point.at]?.kind ?? '' }, n) ?? true,
      )
      const often = points.flatMap((point) => Array.from({ length: times }, () => point))
      doomed.push(...often.map((point) => ({ kind, prepare, point, conversation })))
    }
    return doomed
  } finally {
    await running.kill()
  }
}

/** Sends operations to a process until all stand still, or it is time, and kills it. @returns those that were not sent */
async function killAt<T extends ReadyOperation>(
  tap: WireTap,
  running: ApiProcess,
  those: readonly (Doomed<T> & { operation: T })[],
): Promise<Doomed<T>[]> {
  const answers: Promise<unknown>[] = []
  const begun = performance.now()
  try {
    for (const [sent, next] of those.entries()) {
      if (sent > 0 && performance.now() - begun >= stillMilliseconds) return those.slice(sent)
      const { answer } = await standStill(tap, running, next)
      answers.push(answer)
    }
    return []
  } finally {
    await running.kill()
    await Promise.all(answers)
  }
}

/**
 * Sends the operation and waits until it stands still.
 * @returns what becomes of its answer: there is none
 * @throws Error when it says something else than was heard
 */
async function standStill<T extends ReadyOperation>(
  tap: WireTap,
  running: ApiProcess,
  of: Doomed<T> & { operation: T },
): Promise<{ answer: Promise<unknown> }> {
  await tap.hangUp()
  const listening = tap.listen(of.point)
  const where = nameOf(of.point, of.conversation)
  const answer = of.operation.send(running.fetch).then(
    ({ status, body }) => new Error(`${where}: answered ${status} ${body?.code ?? ''}`),
    () => undefined,
  )
  const reached = await Promise.race([listening.still, answer])
  const differs = conversationDiffers(of.conversation, listening.messages)
  if (differs) throw new Error(`${where}: ${differs}`)
  if (reached instanceof Error) throw reached
  if (!reached) throw new Error(`${where}: the process died too early`)
  return { answer: answer.then((said) => said && Promise.reject(said)) }
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
function conversationDiffers(heard: readonly WireMessage[], now: readonly WireMessage[]): string | null {
  const words = ({ kind, what }: WireMessage) =>
    `${kind} ${what.replaceAll(/'[^']*'?|(?<=^closing_)\d+$/g, '')}`
  for (const [at, message] of now.entries()) {
    const before = heard[at]
    if (!before || words(before) !== words(message))
      return `message ${at} is ${words(message)}, and was ${before && words(before)}`
  }
  return null
}
