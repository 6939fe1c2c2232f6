import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../../../../test/api.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { whileOpen } from '../../../test/while-open.ts'
import { newId } from '../../platform/ids.ts'
import { ensureHouseSeller } from './index.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.close())

it('a store whose first products come at the same moment has one seller of its own', async () => {
  for (let round = 0; round < 8; round += 1) {
    const { context } = await api.store()
    const owned = { ...context, db: api.owner }
    const made = await Promise.all(Array.from({ length: 8 }, () => ensureHouseSeller(owned)))
    const sellers = await asAdmin<{ id: string }>(
      api,
      'SELECT id FROM commerce.sellers WHERE store_id = $1',
      [context.store.id],
    )
    expect([...new Set(made)]).toEqual(sellers.map(({ id }) => id))
  }
})

it('a store whose own seller somebody else makes at this moment has that one', async () => {
  const { context } = await api.store()
  const id = newId('seller') as string
  const written = {
    text: `INSERT INTO commerce.sellers (store_id, id, handle, name, is_house) VALUES ($1, $2, 'own', 'Own', true)`,
    values: [context.store.id, id],
  }
  expect(await whileOpen(api, written, () => ensureHouseSeller({ ...context, db: api.owner }))).toBe(id)
})
