import { Refusal } from '@tradepost/sdk'
import { expect, test } from 'vitest'
import { changeRows, changesIn, newQuoteIn } from './quote-news.ts'

const eur = (amount: number) => ({ amount, currency: 'EUR' })
const none = { offerId: null, sellerId: null, promotionId: null }
const changes = [
  { ...none, kind: 'total', title: null, was: eur(9390), now: eur(9890) },
  { ...none, kind: 'line-price', title: 'Lamp', was: eur(8900), now: eur(9400) },
  { ...none, kind: 'promotion', title: '10 % off', was: eur(940), now: null },
]
const refusal = (more: object) =>
  new Refusal({
    operation: 'payCheckout',
    problem: {
      type: 'about:blank',
      title: '',
      status: 409,
      detail: '',
      instance: '',
      requestId: '',
      ...more,
    } as never,
  })

test('what has changed is told from what to what, the total last', () => {
  const rows = changeRows(changes, 'de-DE')
  expect(rows.map(({ about }) => about)).toEqual(['Lamp, each', '10 % off', 'Total'])
  expect(rows[0]).toMatchObject({
    was: expect.stringContaining('89,00'),
    now: expect.stringContaining('94,00'),
  })
  expect(rows[1]?.was).toContain('−9,40')
  expect(rows[1]?.now).toBe('nothing')
})

test('a kind of change that a newer API adds has its title', () => {
  const [row] = changeRows([{ ...none, kind: 'duty', title: 'Customs', was: null, now: eur(100) }], 'de-DE')
  expect(row).toMatchObject({ about: 'Customs', was: 'nothing' })
})

test('only a changed quote brings a new promise', () => {
  const checkout = { id: 'chk_1' }
  expect(newQuoteIn(refusal({ code: 'quote-changed', changes, checkout }))).toEqual(checkout)
  expect(newQuoteIn(refusal({ code: 'out-of-stock', changes, checkout: null }))).toBeUndefined()
  expect(newQuoteIn(refusal({ code: 'payment-declined' }))).toBeUndefined()
  expect(changesIn(refusal({ code: 'out-of-stock', changes }))).toHaveLength(3)
  expect(changesIn(refusal({ code: 'payment-declined' }))).toEqual([])
})
