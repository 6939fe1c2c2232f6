import type { PaymentConfiguration } from '@tradepost/sdk'
import type { APIContext } from 'astro'
import {
  cardForm,
  type PaymentChoice,
  paymentChoices,
  paymentDestinations,
  stripeSources,
} from './payment-methods.ts'

/** How the visitor can pay here. */
export interface WaysToPay {
  choices: PaymentChoice[]
  configuration: PaymentConfiguration
  isSignedIn: boolean
}

/** Asks how the visitor can pay, and opens the page's policy for the provider's form and for where a payment leads. */
export async function waysToPay({ locals, csp }: Pick<APIContext, 'locals' | 'csp'>): Promise<WaysToPay> {
  const isSignedIn = (await locals.session.accessToken()) !== null
  const [configuration, kept] = await Promise.all([
    locals.shop.getPaymentConfiguration(),
    isSignedIn ? locals.shop.listPaymentMethods() : { items: [] },
  ])
  const choices = paymentChoices(configuration, kept.items)
  if (choices.some(({ id }) => id === cardForm)) {
    csp?.insertScriptResource("'self'")
    csp?.insertScriptResource(stripeSources.script)
    csp?.insertDirective(stripeSources.frame)
    csp?.insertDirective(stripeSources.connect)
  }
  const api = process.env.TRADEPOST_API_URL || 'http://127.0.0.1:4000'
  csp?.insertDirective(`form-action ${paymentDestinations(api)}`)
  return { choices, configuration, isSignedIn }
}
