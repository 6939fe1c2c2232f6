import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi, type TestStore } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { asAdmin, quoted, runOut } from '../../../test/quoted-checkout.ts'
import { auditStores } from './audit-stores.ts'
import { invariants, readInvariants } from './invariants.ts'
import { countBroken, readNewestRun } from './queries.ts'
import { repairs } from './repairs.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.close())

const call = (method: string, path: string, of: TestStore): Promise<Answer> =>
  send(api.app.request, method, `/v1/admin/invariants${path}`, { bearer: of.secretKey })
const look = async (of: TestStore, query = '') => (await call('GET', query, of)).body
const brokenIn = async (of: TestStore): Promise<string[]> =>
  (await look(of)).items
    .filter(({ state }: { state: string }) => state === 'broken')
    .map(({ name }: { name: string }) => name)

describe('the file of invariants', () => {
  it('has at least 24, each with a name of its own, a sentence and what to do', () => {
    expect(invariants.length).toBeGreaterThanOrEqual(24)
    expect(new Set(invariants.map(({ name }) => name)).size).toBe(invariants.length)
    for (const { name, sentence, repair } of invariants)
      expect([sentence.endsWith('.'), repair.endsWith('.')], name).toEqual([true, true])
    for (const name of Object.keys(repairs)) expect(invariants.map((one) => one.name)).toContain(name)
  })

  it('asks every table about the stores that are looked at', () => {
    for (const { name, ofAllStores, text } of invariants) expect(text.includes('$1'), name).toBe(!ofAllStores)
  })

  it('is told in the handbook, sentence by sentence', () => {
    const handbook = readFileSync('docs/operations/books.md', 'utf8')
    for (const { name, sentence, repair, ofAllStores } of invariants) {
      const byItself = name in repairs ? 'yes' : ofAllStores ? 'no; of all stores' : 'no'
      expect(handbook).toContain(`| \`${name}\` | ${sentence} | ${byItself} | ${repair} |`)
    }
  })

  it('is refused with a part that nobody can name', () => {
    expect(() => readInvariants('head\n\n-- something\nSELECT 1;')).toThrow('no name, sentence and repair')
  })
})

describe('the books', () => {
  it('hold after a sale, for every invariant', async () => {
    const sale = await quoted(api)
    await sale.pay()
    const judged = await look(sale.store)
    expect(judged).toMatchObject({ broken: 0, unknown: 0 })
    expect(judged.holding).toBe(judged.items.length)
    await expectSoundBooks(api.database)
  })

  it('name what breaks them with its ids, in their own store alone, and are repaired by a count', async () => {
    const [sale, other] = [await quoted(api), await quoted(api)]
    await asAdmin(api, 'UPDATE commerce.stock_items SET reserved = reserved + 1 WHERE store_id = $1', [
      sale.store.context.store.id,
    ])
    const { items } = await look(sale.store)
    expect(items[0]).toMatchObject({
      name: 'reserved-is-held',
      state: 'broken',
      isRepairable: true,
      hasMore: false,
      findings: [{ offerId: sale.offerIds[0], reserved: '2', held: '1' }],
    })
    expect(await brokenIn(other.store)).toEqual([])
    await expect(expectSoundBooks(api.database)).rejects.toThrow('what does not hold')
    const { status, body } = await call('POST', '/reserved-is-held/repair', sale.store)
    expect([status, body.repaired, body.invariant.state]).toEqual([200, 1, 'holds'])
    expect(await brokenIn(sale.store)).toEqual([])
    const told = await asAdmin<{ payload: unknown; actor: string }>(
      api,
      `SELECT payload, actor FROM commerce.events WHERE store_id = $1 AND type = 'books.repaired'`,
      [sale.store.context.store.id],
    )
    expect(told).toEqual([
      {
        payload: { invariant: 'reserved-is-held', repaired: 1 },
        actor: expect.stringMatching(/^secret_key:/),
      },
    ])
    const again = await call('POST', '/reserved-is-held/repair', sale.store)
    expect([again.status, again.body.repaired]).toEqual([200, 0])
    expect((await sale.pay()).status).toBe(200)
  })

  it('are repaired by letting go of a checkout that nobody ended in its time', async () => {
    const sale = await quoted(api)
    await runOut(api, sale.checkout)
    expect(await brokenIn(sale.store)).toEqual([])
    await asAdmin(
      api,
      `UPDATE commerce.checkouts SET expires_at = now() - interval '11 minutes' WHERE store_id = $1`,
      [sale.store.context.store.id],
    )
    expect(await brokenIn(sale.store)).toEqual(['no-reservation-outlives-its-time'])
    await call('POST', '/no-reservation-outlives-its-time/repair', sale.store)
    expect(await brokenIn(sale.store)).toEqual([])
    expect((await sale.read()).body.state).toBe('released')
  })

  it('are repaired by giving back what is held for a checkout that has ended', async () => {
    const sale = await quoted(api)
    await asAdmin(
      api,
      `UPDATE commerce.checkouts SET state = 'released', holder_hash = NULL, holder_place = NULL WHERE store_id = $1`,
      [sale.store.context.store.id],
    )
    expect(await brokenIn(sale.store)).toEqual(['holds-follow-checkouts'])
    const { status, body } = await call('POST', '/holds-follow-checkouts/repair', sale.store)
    expect([status, body.repaired ?? body]).toEqual([200, 1])
    expect(await brokenIn(sale.store)).toEqual([])
  })

  it('are left alone where a program cannot know what is right', async () => {
    const sale = await quoted(api)
    await asAdmin(api, 'UPDATE commerce.stock_items SET on_hand = on_hand + 1 WHERE store_id = $1', [
      sale.store.context.store.id,
    ])
    expect(await brokenIn(sale.store)).toEqual(['on-hand-is-moved'])
    const { status, body } = await call('POST', '/on-hand-is-moved/repair', sale.store)
    expect([status, body.code]).toEqual([409, 'invariant-needs-people'])
    expect(body.detail).toContain('Count the goods')
    expect((await call('POST', '/no-such-thing/repair', sale.store)).status).toBe(404)
    expect((await call('GET', '?look=then', sale.store)).status).toBe(400)
    await asAdmin(api, 'UPDATE commerce.stock_items SET on_hand = on_hand - 1 WHERE store_id = $1', [
      sale.store.context.store.id,
    ])
  })
})

describe('what the ledger does not know', () => {
  it('of a sale from before there was one is posted', async () => {
    const sale = await quoted(api)
    await sale.pay()
    await asAdmin(api, 'DELETE FROM commerce.ledger_transfers WHERE store_id = $1', [
      sale.store.context.store.id,
    ])
    expect((await brokenIn(sale.store)).toSorted()).toEqual(['payments-are-posted', 'sales-are-posted'])
    expect((await call('POST', '/sales-are-posted/repair', sale.store)).body.repaired).toBe(1)
    expect(await brokenIn(sale.store)).toEqual([])
  })
})

describe('the worker', () => {
  it('looks at every store, keeps what it saw, tells its metrics, and a page shows the newest', async () => {
    const [sale, sound] = [await quoted(api), await quoted(api)]
    const storeId = sale.store.context.store.id
    await asAdmin(api, 'UPDATE commerce.stock_items SET reserved = 0 WHERE store_id = $1', [storeId])
    const audited = await auditStores({ db: api.worker, log: api.services.log })
    const of = (slug: string | null) => audited.find(({ storeSlug }) => storeSlug === slug)
    expect(of(sale.store.context.store.slug)?.findings.map(({ invariant }) => invariant)).toEqual([
      'reserved-is-held',
    ])
    expect(of(sound.store.context.store.slug)?.findings).toEqual([])
    expect(of(null)?.findings).toEqual([])
    expect(await countBroken(api.worker)).toEqual([{ invariant: 'reserved-is-held', stores: 1 }])
    await call('POST', '/reserved-is-held/repair', sale.store)
    expect(await countBroken(api.worker)).toEqual([])
    const newest = await readNewestRun(api.worker, storeId)
    const shown = await look(sale.store, '?look=newest')
    expect(shown.lookedAt).toBe(newest?.startedAt.toISOString())
    expect(await look(sound.store, '?look=newest')).toMatchObject({ broken: 0 })
  })
})
