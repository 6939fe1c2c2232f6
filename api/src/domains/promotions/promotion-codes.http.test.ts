import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, type TestApi, type TestStore } from '../../../../test/api.ts'
import { promotionsPath as path, promotionsOf } from '../../../test/promotions.ts'
import { newId, toWire } from '../../platform/ids.ts'

let api: TestApi
let store: TestStore
let other: TestStore
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
  other = await api.store()
})
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const notFound = [404, 'not-found']
const refused = [400, 'invalid-request']

const { ask, newPromotion } = promotionsOf(() => ({ api, store }))

/** What is wrong with a field, as the reply says. */
const pointers = ({ body: { errors } }: Answer): string[] =>
  (errors ?? []).map(({ pointer }: { pointer: string }) => pointer)

describe('codes of promotions', () => {
  it('are one however they are written, and one in the store', async () => {
    const promotion = await newPromotion({ needsCode: true })
    const at = `${path}/${promotion.id}/codes`
    const made = await ask('POST', at, { body: { code: ' summer-sale ２６', usesMax: 5 } })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    expect(made.body).toMatchObject({
      code: 'SUMMERSALE26',
      usesMax: 5,
      uses: 0,
      batchId: null,
      status: 'active',
    })
    const second = await newPromotion({ needsCode: true })
    expect(code(await ask('POST', `${path}/${second.id}/codes`, { body: { code: 'SummerSale26' } }))).toEqual(
      [409, 'promotion-code-taken'],
    )
    const theirs = await newPromotion({ needsCode: true }, other)
    expect(
      (await ask('POST', `${path}/${theirs.id}/codes`, { body: { code: 'summersale26' } }, other)).status,
    ).toBe(201)
    const found = await ask('GET', `${at}?code=${encodeURIComponent('summer sale-26')}`)
    expect(found.body.items).toEqual([made.body])
    expect((await ask('GET', `${at}?code=${encodeURIComponent('sale👍')}`)).body.items).toEqual([])
  })

  it('are refused where they cannot be told apart, or are none', async () => {
    const promotion = await newPromotion({ needsCode: true })
    const at = `${path}/${promotion.id}/codes`
    for (const text of [
      'X'.repeat(10_240),
      'X'.repeat(65),
      '',
      ' - ',
      'S\u0410LE',
      'a\u0007b',
      '<b>',
      "'--",
      '👍',
    ]) {
      const answer = await ask('POST', at, { body: { code: text } })
      expect([text.slice(0, 9), ...code(answer)]).toEqual([text.slice(0, 9), ...refused])
      expect([...new Set(pointers(answer))]).toEqual(['/code'])
    }
    expect(code(await ask('POST', at, { body: { code: 'FINE', usesMax: 0 } }))).toEqual(refused)
    const automatic = await newPromotion()
    for (const [more, sent] of [
      ['codes', { code: 'FINE' }],
      ['code-batches', { count: 1 }],
    ] as const)
      expect(code(await ask('POST', `${path}/${automatic.id}/${more}`, { body: sent }))).toEqual([
        409,
        'promotion-needs-no-code',
      ])
    await ask('POST', `${path}/${promotion.id}/end`)
    expect(code(await ask('POST', at, { body: { code: 'FINE' } }))).toEqual([409, 'promotion-state-forbids'])
  })

  it('are made by thousands, all different, none to be guessed, and paged through', async () => {
    const promotion = await newPromotion({ needsCode: true })
    const at = `${path}/${promotion.id}`
    const idempotencyKey = 'a-batch-of-codes-that-is-made-once'
    const batch = await ask('POST', `${at}/code-batches`, {
      body: { count: 10_000, prefix: 'vip-' },
      idempotencyKey,
    })
    expect(batch.status, JSON.stringify(batch.body)).toBe(201)
    expect(batch.body.count).toBe(10_000)
    const again = await ask('POST', `${at}/code-batches`, {
      body: { count: 10_000, prefix: 'vip-' },
      idempotencyKey,
    })
    expect(again.body).toEqual(batch.body)
    await ask('POST', `${at}/code-batches`, { body: { count: 5 } })
    expect((await ask('GET', at)).body.codes).toBe(10_005)
    const seen = new Set<string>()
    let cursor = ''
    for (let page = 0; page < 3; page += 1) {
      const { body: listed } = await ask(
        'GET',
        `${at}/codes?limit=100&batchId=${batch.body.batchId}${cursor}`,
      )
      for (const { code, usesMax, batchId } of listed.items) {
        expect(code).toMatch(/^VIP[34679CDFGHJKMNPQRTVWXY]{12}$/)
        expect([usesMax, batchId]).toEqual([1, batch.body.batchId])
        seen.add(code)
      }
      cursor = `&cursor=${listed.nextCursor}`
    }
    expect(seen.size).toBe(300)
    for (const sent of [
      { count: 0 },
      { count: 10_001 },
      { count: 1, prefix: 'V'.repeat(21) },
      { count: 1, prefix: 'VI\u0420' },
    ])
      expect(code(await ask('POST', `${at}/code-batches`, { body: sent }))).toEqual(refused)
  })

  it('are disabled and enabled again', async () => {
    const promotion = await newPromotion({ needsCode: true })
    const at = `${path}/${promotion.id}/codes`
    const { body: made } = await ask('POST', at, { body: { code: 'LEAKED' } })
    for (const [verb, status] of [
      ['disable', 'disabled'],
      ['disable', 'disabled'],
      ['enable', 'active'],
      ['disable', 'disabled'],
    ] as const)
      expect((await ask('POST', `${at}/${made.id}/${verb}`)).body).toEqual({ ...made, status })
    expect((await ask('GET', at)).body.items[0].status).toBe('disabled')
    const second = await newPromotion({ needsCode: true })
    for (const wrong of [
      `${path}/${second.id}/codes/${made.id}`,
      `${at}/${toWire('promotionCode', newId('promotionCode'))}`,
    ])
      expect(code(await ask('POST', `${wrong}/disable`))).toEqual(notFound)
    expect(code(await ask('POST', `${at}/${made.id}/disable`, {}, other))).toEqual(notFound)
  })
})
