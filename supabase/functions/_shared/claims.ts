import type { Database } from './database.ts'
import { causeOf, log } from './log.ts'

/** What became of a side effect: done now or before, being done by another instance, or to be tried again. */
export type EffectOutcome = 'done' | 'before' | 'busy' | 'failed'

/** A side effect of an event. */
export interface Effect {
  storeId: string
  eventId: string
  /** Within the event: `mail`, `push/<digest>`. */
  name: string
}

/** One side effect of several events at once. */
export interface JointEffect {
  storeId: string
  eventIds: readonly string[]
  name: string
}

/** By event: the number of this attempt where it is ours to do. */
export type Taken = Map<string, number | 'before' | 'busy'>

/** Where claims are kept. */
export interface ClaimBook {
  take(effect: JointEffect): Promise<Taken>
  done(effect: JointEffect): Promise<void>
  /** Whether nothing is left to do of these effects of an event. */
  areDone(of: { storeId: string; eventId: string; names: readonly string[] }): Promise<boolean>
  /** Lets the next one try at once; a claim that has been taken over since is left alone. */
  giveBack(effect: JointEffect, taken: Taken): Promise<void>
}

/** Longer than any attempt lasts: every call that an effect makes has its time, 25 seconds at most. */
export const leaseSeconds = 60

/**
 * Does something once for an event. A crash between the effect and its record repeats it after the lease, which is why
 * effects carry the event's id wherever a receiver can recognize it.
 */
export async function once(
  book: ClaimBook,
  effect: Effect,
  work: () => Promise<unknown>,
): Promise<EffectOutcome> {
  const { storeId, eventId, name } = effect
  const outcomes = await onceForAll(book, { storeId, eventIds: [eventId], name }, work)
  return outcomes.get(eventId) ?? 'failed'
}

/** Does something once for several events: for those that are still to do, if there are any. */
export async function onceForAll(
  book: ClaimBook,
  effect: JointEffect,
  work: (eventIds: string[]) => Promise<unknown>,
): Promise<Map<string, EffectOutcome>> {
  const taken = await book.take(effect)
  const mine = effect.eventIds.filter((id) => typeof taken.get(id) === 'number')
  const outcome = mine.length === 0 ? 'done' : await attempt(book, { ...effect, eventIds: mine }, taken, work)
  return new Map([...taken].map(([id, state]) => [id, typeof state === 'number' ? outcome : state]))
}

async function attempt(
  book: ClaimBook,
  effect: JointEffect,
  taken: Taken,
  work: (eventIds: string[]) => Promise<unknown>,
): Promise<EffectOutcome> {
  try {
    await work([...effect.eventIds])
  } catch (error) {
    log('warn', 'effect failed', { ...effect, cause: causeOf(error) })
    await book.giveBack(effect, taken)
    return 'failed'
  }
  await recordDone(book, effect)
  return 'done'
}

async function recordDone(book: ClaimBook, effect: JointEffect): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await book.done(effect)
    } catch (error) {
      if (tries === 3) throw error
      await new Promise((resolve) => setTimeout(resolve, 100 * tries))
    }
  }
}

/** The effect in `edge.claims`: stores have no say in each other's. */
const keyOf = ({ storeId, name }: { storeId: string; name: string }) => `${storeId}/${name}`

/** Claims in `edge.claims`. */
export function claimsOf(sql: Database, name: string): ClaimBook {
  return {
    async take(effect) {
      // In one order, so that two who take the same ones never wait for each other in a circle.
      const ids = [...new Set(effect.eventIds)].sort()
      const taken = await sql<{ event_id: string; attempts: number }[]>`
        insert into edge.claims as c (function, event_id, effect, claimed_until)
        select ${name}, id, ${keyOf(effect)}, now() + make_interval(secs => ${leaseSeconds})
        from jsonb_array_elements_text(${sql.json(ids)}) as id
        on conflict (function, event_id, effect) do update
          set claimed_until = excluded.claimed_until, attempts = c.attempts + 1
          where c.state = 'claimed' and c.claimed_until <= now()
        returning event_id, attempts`
      const states: Taken = new Map(taken.map(({ event_id, attempts }) => [event_id, attempts]))
      const others = ids.filter((id) => !states.has(id))
      if (others.length === 0) return states
      const done = await sql<{ event_id: string }[]>`
        select event_id from edge.claims
        where function = ${name} and effect = ${keyOf(effect)} and state = 'done'
          and event_id in (select jsonb_array_elements_text(${sql.json(others)}))`
      for (const id of others) states.set(id, 'busy')
      for (const { event_id } of done) states.set(event_id, 'before')
      return states
    },
    async done(effect) {
      await sql`
        update edge.claims set state = 'done', done_at = now()
        where function = ${name} and effect = ${keyOf(effect)} and state = 'claimed'
          and event_id in (select jsonb_array_elements_text(${sql.json([...effect.eventIds])}))`
    },
    async areDone({ storeId, eventId, names }) {
      const keys = [...new Set(names)].map((effect) => keyOf({ storeId, name: effect }))
      const done = await sql`
        select from edge.claims
        where function = ${name} and event_id = ${eventId} and state = 'done'
          and effect in (select jsonb_array_elements_text(${sql.json(keys)}))`
      return done.count === keys.length
    },
    async giveBack(effect, taken) {
      const mine = effect.eventIds.map((id) => ({ id, attempt: Number(taken.get(id)) }))
      await sql`
        update edge.claims as c set claimed_until = now()
        from jsonb_to_recordset(${sql.json(mine)}) as mine (id text, attempt integer)
        where c.function = ${name} and c.event_id = mine.id and c.effect = ${keyOf(effect)}
          and c.state = 'claimed' and c.attempts = mine.attempt`
    },
  }
}
