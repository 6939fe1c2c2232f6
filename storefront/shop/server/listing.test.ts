import type { EventOf, Product } from '@tradepost/sdk'
import { expect, test } from 'vitest'
import { Listing } from './listing.ts'

const eur = (amount: number) => ({ amount, currency: 'EUR' })
const page = (amount: number, before: number | null = null) =>
  ({
    variants: [
      {
        id: 'var_1',
        offer: {
          id: 'off_1',
          price: eur(amount),
          compareAtPrice: before && eur(before),
          availability: { status: 'in_stock', quantity: 9 },
        },
      },
    ],
  }) as unknown as Product
const event = (version: number, amount: number | null, quantity: number, published = true) =>
  ({
    subject: { version },
    data: {
      published,
      variants: [{ id: 'var_1', price: amount && eur(amount), availability: 'low_stock', quantity }],
    },
  }) as unknown as EventOf<'listing.changed'>

test('an event counts more than a page that was read later, and a later event more than an earlier one', () => {
  const listing = new Listing(page(4900))
  expect(listing.hear(event(5, 4900, 2))).toBe(true)
  expect(listing.hear(event(4, 4900, 3))).toBe(false)
  listing.read(page(4900))
  expect(listing.offers.var_1?.availability).toEqual({ status: 'low_stock', quantity: 2 })
})

test('the price before a sale stands beside its own price only', () => {
  const listing = new Listing(page(4900, 5900))
  listing.hear(event(1, 3900, 2))
  expect(listing.offers.var_1).toMatchObject({ id: 'off_1', price: eur(3900), compareAtPrice: null })
  listing.read(page(3900, 4900))
  expect(listing.offers.var_1?.compareAtPrice).toEqual(eur(4900))
})

test('what nobody offers, or is not published, is not offered', () => {
  const listing = new Listing(page(4900))
  listing.hear(event(1, null, 0))
  expect(listing.offers).toEqual({ var_1: null })
  listing.hear(event(2, 4900, 2, false))
  expect(listing.offers).toEqual({})
  listing.hear(event(3, 4900, 2))
  expect(listing.offers.var_1?.availability.quantity).toBe(2)
})

test('after events were missed the page counts again', () => {
  const listing = new Listing(page(4900))
  listing.hear(event(9, 4900, 0))
  listing.forget()
  expect(listing.offers.var_1?.availability.quantity).toBe(9)
  listing.read(null)
  expect(listing.offers).toEqual({})
})
