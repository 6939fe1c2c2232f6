import { deepEqual, equal, rejects } from 'node:assert/strict'
import { CallFailed } from '../_shared/outbound.ts'
import type { Queue, QueuedMessage } from '../_shared/queue.ts'
import { signWebhook } from '../_shared/webhook.ts'
import { type Drain, drain, type Handed } from './drain.ts'

const secret = `whsec_${'A'.repeat(43)}=`
const enqueuedAt = 1_700_000_000

async function messageOf(
  id: string,
  of: { line: string; reads?: number; signedBy?: string; signedAt?: number } = { line: 'a' },
): Promise<QueuedMessage> {
  const body = JSON.stringify({ id })
  const secrets = [of.signedBy ?? secret]
  const headers = await signWebhook({ id, body, secrets, nowSeconds: of.signedAt ?? enqueuedAt })
  return {
    id,
    reads: of.reads ?? 1,
    enqueuedAt,
    message: { function: 'notify_user', line: of.line, headers, body },
  }
}

/** In memory, with the lines of the real one; put back is put back for good. */
function queueOf(messages: QueuedMessage[]) {
  const left = [...messages]
  const hidden = new Set<string>()
  const ends: string[] = []
  const lineOf = ({ message }: QueuedMessage) => (message as { line?: string } | null)?.line
  const leave = (id: string, end: string) => {
    left.splice(
      left.findIndex((one) => one.id === id),
      1,
    )
    ends.push(`${end} ${id}`)
    return Promise.resolve()
  }
  const queue: Queue = {
    take() {
      const heads = left.filter(
        (one, index) =>
          left.findIndex((other) => lineOf(other) === lineOf(one)) === index && !hidden.has(one.id),
      )
      for (const { id } of heads) hidden.add(id)
      return Promise.resolve(heads)
    },
    remove: (id) => leave(id, 'done'),
    setAside: (id) => leave(id, 'aside'),
    putBack(id, seconds) {
      ends.push(`again ${id} ${seconds}`)
      return Promise.resolve()
    },
  }
  return { queue, ends }
}

function drainOf(queue: Queue, of: Partial<Drain> = {}) {
  const handed: Handed[] = []
  const drained: Drain = {
    queue,
    secrets: [secret],
    hand: (message) => {
      handed.push(message)
      return Promise.resolve()
    },
    readsMax: 20,
    isOver: () => false,
    ...of,
  }
  return { handed, run: () => drain(drained) }
}

Deno.test('what is signed is handed to its function, in the order of its line, and then removed', async () => {
  const { queue, ends } = queueOf([
    await messageOf('a1', { line: 'a' }),
    await messageOf('a2', { line: 'a' }),
    await messageOf('b1', { line: 'b' }),
  ])
  const { handed, run } = drainOf(queue)
  deepEqual(await run(), { done: 3, again: 0, aside: 0 })
  // Lines go on side by side: which of two comes first is not promised.
  const ofLine = (line: string, ids: string[]) => ids.filter((id) => id.includes(line))
  const ids = handed.map(({ id }) => id)
  deepEqual([ofLine('a', ids), ofLine('b', ids)], [['a1', 'a2'], ['b1']])
  deepEqual(
    handed.find(({ id }) => id === 'a1'),
    { function: 'notify_user', id: 'a1', body: '{"id":"a1"}', secret },
  )
  deepEqual(
    [ofLine('a1', ends), ofLine('a2', ends), ofLine('b', ends)],
    [['done a1'], ['done a2'], ['done b1']],
  )
})

Deno.test('what fails is put back, its line waits for it, and other lines go on', async () => {
  const { queue, ends } = queueOf([
    await messageOf('a1', { line: 'a', reads: 3 }),
    await messageOf('a2', { line: 'a' }),
    await messageOf('b1', { line: 'b' }),
    await messageOf('b2', { line: 'b' }),
  ])
  const hand = ({ id }: Handed) =>
    id === 'a1' ? Promise.reject(new CallFailed('it', 500)) : Promise.resolve()
  deepEqual(await drainOf(queue, { hand }).run(), { done: 2, again: 1, aside: 0 })
  deepEqual(ends.sort(), ['again a1 20', 'done b1', 'done b2'])
})

Deno.test('what was taken too often is set aside, and its line goes on', async () => {
  const { queue, ends } = queueOf([
    await messageOf('a1', { line: 'a', reads: 20 }),
    await messageOf('a2', { line: 'a' }),
  ])
  const hand = ({ id }: Handed) =>
    id === 'a1' ? Promise.reject(new CallFailed('it', undefined)) : Promise.resolve()
  deepEqual(await drainOf(queue, { hand }).run(), { done: 1, again: 0, aside: 1 })
  deepEqual(ends, ['aside a1', 'done a2'])
})

Deno.test('what no store has signed, or not when it was put in, is never handed on', async () => {
  const { queue, ends } = queueOf([
    await messageOf('a1', { line: 'a', signedBy: `whsec_${'B'.repeat(43)}=` }),
    // An old message, copied into the queue.
    await messageOf('b1', { line: 'b', signedAt: enqueuedAt - 301 }),
    await messageOf('c1', { line: 'c', signedBy: `whsec_${'B'.repeat(43)}=`, reads: 20 }),
    { id: 'd1', reads: 1, enqueuedAt, message: { rubbish: true, line: 'd' } },
  ])
  const { handed, run } = drainOf(queue)
  deepEqual(await run(), { done: 0, again: 2, aside: 2 })
  deepEqual([handed, ends.sort()], [[], ['again a1 5', 'again b1 5', 'aside c1', 'aside d1']])
})

Deno.test('a message that has waited for long is believed all the same', async () => {
  const { queue } = queueOf([await messageOf('a1')])
  // Its signature is of the year 2023.
  deepEqual(await drainOf(queue).run(), { done: 1, again: 0, aside: 0 })
})

Deno.test('nothing more is taken once the time is over', async () => {
  const { queue, ends } = queueOf([
    await messageOf('a1', { line: 'a' }),
    await messageOf('a2', { line: 'a' }),
  ])
  let turns = 0
  deepEqual(await drainOf(queue, { isOver: () => turns++ > 0 }).run(), { done: 1, again: 0, aside: 0 })
  deepEqual(ends, ['done a1'])
})

Deno.test('a database that fails ends the drain after all that was taken has ended', async () => {
  const { queue, ends } = queueOf([
    await messageOf('a1', { line: 'a' }),
    await messageOf('b1', { line: 'b' }),
  ])
  const remove = (id: string) => (id === 'a1' ? Promise.reject(new Error('gone')) : queue.remove(id))
  await rejects(drainOf({ ...queue, remove }).run(), /gone/)
  equal(ends.join(), 'done b1')
})
