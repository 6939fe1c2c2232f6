import type { ShippingOption } from '@tradepost/sdk'
import { expect, test } from 'vitest'
import { choicesOf } from './packages.server.ts'

const option = (shippingMethodId: string, isPickup = false): ShippingOption => ({
  shippingMethodId,
  name: shippingMethodId,
  price: { amount: 0, currency: 'EUR' },
  minDays: 1,
  maxDays: 2,
  arrivesFrom: '2026-11-24',
  arrivesUntil: '2026-11-25',
  pickupPoint: isPickup
    ? {
        name: 'Workshop',
        address: { streetAddress: 'Werft 1', addressLocality: 'Hamburg', addressCountry: 'DE' },
        openingHours: '',
      }
    : null,
})

test('what was chosen stays where it can be had; else the cheapest way to the door is offered', () => {
  const packages = [
    { sellerId: 'a', destination: 0, options: [option('pickup', true), option('post'), option('express')] },
    { sellerId: 'a', destination: 2, options: [option('post'), option('express')] },
    { sellerId: 'b', destination: 0, options: [option('pickup', true)] },
    { sellerId: 'c', destination: 0, options: [] },
  ]
  expect(choicesOf(packages, { a: 'express' })).toEqual([
    { sellerId: 'a', destination: 0, shippingMethodId: 'express' },
    { sellerId: 'a', destination: 2, shippingMethodId: 'post' },
    { sellerId: 'b', destination: 0, shippingMethodId: 'pickup' },
  ])
  expect(choicesOf(packages, { a: 'gone', 'a.2': 'express' }).slice(0, 2)).toEqual([
    { sellerId: 'a', destination: 0, shippingMethodId: 'post' },
    { sellerId: 'a', destination: 2, shippingMethodId: 'express' },
  ])
})
