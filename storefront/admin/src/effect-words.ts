import { moneyWords } from '@tradepost/desk/order-words.ts'
import type { PromotionEffect } from '@tradepost/sdk'
import { percentOf } from './entries.ts'

/** What a promotion can do, as one chooses it: its name, and an example. */
export const effectKinds = {
  percent: { label: 'Percent off', example: '10 % off all chairs' },
  amount: { label: 'Amount off', example: '5.00 off the whole cart' },
  each: { label: 'Amount off each piece', example: '1.00 off each mug' },
  price: { label: 'Fixed price', example: 'Each poster for 9.00' },
  buyget: { label: 'Buy some, get some', example: 'Buy two, get one for nothing' },
  gift: { label: 'Gift', example: 'A tea towel with every order from 50.00' },
  tiers: { label: 'Spend more, save more', example: '5 % from 50.00, 10 % from 100.00' },
  shipfree: { label: 'Free shipping', example: 'From 40.00 on' },
  shippercent: { label: 'Percent off shipping', example: 'Half the price for shipping' },
  shipamount: { label: 'Amount off shipping', example: '2.00 off' },
  shipprice: { label: 'Shipping at a fixed price', example: 'At most 2.90 a package' },
} as const

/** One of {@link effectKinds}. */
export type EffectKind = keyof typeof effectKinds

/** The kind of that name; undefined when there is none. */
export const effectKindOf = (text: string | null): EffectKind | undefined =>
  text !== null && Object.hasOwn(effectKinds, text) ? (text as EffectKind) : undefined

/** Which kind an effect is. */
export function kindOfEffect(effect: PromotionEffect): EffectKind {
  switch (effect.kind) {
    case 'reduction':
      return effect.off.kind
    case 'amount-each':
      return 'each'
    case 'fixed-price':
      return 'price'
    case 'buy-x-get-y':
      return 'buyget'
    case 'gift':
    case 'tiers':
      return effect.kind
    case 'shipping':
      return shippingKinds[effect.off.kind]
  }
}

const shippingKinds = {
  percent: 'shippercent',
  amount: 'shipamount',
  free: 'shipfree',
  'fixed-price': 'shipprice',
} as const

/** What a promotion does, in a few words; `currency` is that of its amounts. */
export function effectWords(effect: PromotionEffect, currency: string): string {
  const words = (amount: number) => moneyWords({ amount, currency })
  const offWords = (off: { kind: 'percent'; basisPoints: number } | { kind: 'amount'; amount: number }) =>
    off.kind === 'percent' ? `${percentOf(off.basisPoints)} % off` : `${words(off.amount)} off`
  switch (effect.kind) {
    case 'reduction':
      return offWords(effect.off)
    case 'amount-each':
      return `${words(effect.amount)} off each piece`
    case 'fixed-price':
      return `Each piece for ${words(effect.unitPriceAmount)}`
    case 'buy-x-get-y': {
      const { buy, get } = effect
      const less = get.basisPoints === 10_000 ? 'free' : `${percentOf(get.basisPoints)} % cheaper`
      return `Buy ${buy.quantity}, get ${get.quantity} ${less}`
    }
    case 'gift':
      return effect.gift.quantity === 1 ? 'A gift' : `${effect.gift.quantity} pieces as a gift`
    case 'tiers':
      return effect.tiers.map((tier) => `${offWords(tier.off)} from ${words(tier.fromAmount)}`).join(', ')
    case 'shipping':
      if (effect.off.kind === 'free') return 'Free shipping'
      if (effect.off.kind === 'fixed-price') return `Shipping for at most ${words(effect.off.amount)}`
      return `${offWords(effect.off)} shipping`
  }
}
