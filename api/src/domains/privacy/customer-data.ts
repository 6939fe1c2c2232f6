import type { z } from '@hono/zod-openapi'
import type { Context, TxContext } from '../../platform/context.ts'
import { readsOf } from '../../platform/database.ts'
import { toWire } from '../../platform/ids.ts'
import { money } from '../../platform/money.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { presentCart, priceThisCart, readCartOfCustomer } from '../cart/index.ts'
import {
  type Account,
  presentAddress,
  presentConsentRecord,
  presentCustomer,
  readAccount,
} from '../customers/index.ts'
import { presentGiftCard, presentStoreCredit, readGiftCardsFor, readKeptBalances } from '../ledger/index.ts'
import { presentOrder, type QuoteOfBuyer, readBuyer } from '../orders/index.ts'
import { presentSavedMethod, readSavedMethods } from '../payments/index.ts'
import { presentTaxExemption, readTaxExemptions } from '../tax/index.ts'
import type { customerDataSchema } from './schemas.ts'

export type CustomerData = z.infer<typeof customerDataSchema>

/** All that the store knows of a customer, as of one moment. @throws Refusal not-found */
export async function readCustomerData(context: TxContext, customerId: string): Promise<CustomerData> {
  const account = await readAccount(context, customerId)
  const { email } = account.customer
  const { orders, quotes } = await readBuyer(context, { customerId, email })
  return {
    exportedAt: toRfc3339(context.now),
    store: presentStore(context),
    customer: presentCustomer(account.customer),
    addresses: account.addresses.map(presentAddress),
    consents: account.consents.map(presentConsentRecord),
    groups: account.groups,
    taxExemptions: (await readTaxExemptions(context.tx, context.store.id, customerId)).map(
      presentTaxExemption,
    ),
    paymentMethods: (await readSavedMethods(readsOf(context), context.store.id, customerId)).map(
      presentSavedMethod,
    ),
    storeCredit: presentStoreCredit(
      await readKeptBalances(readsOf(context), context.store.id, {
        kind: 'store_credit',
        ownerId: customerId,
      }),
    ),
    giftCards: (await readGiftCardsFor(context.tx, context.store.id, { customerId, email })).map(
      presentGiftCard,
    ),
    signIn: presentSignIn(account),
    sessions: account.sessions.map(presentSession),
    cart: await presentOpenCart(context, customerId),
    quotes: quotes.map(presentQuote),
    orders: orders.map(presentOrder),
  }
}

const instantOrNull = (instant: Date | null): string | null => instant && toRfc3339(instant)

const presentStore = ({ store }: Context) => ({ id: toWire('store', store.id), name: store.name })

const presentSignIn = ({ customer, signIn }: Account) => ({
  hasPassword: customer.passwordHash !== null,
  secondFactor: signIn.secondFactor,
  passkeys: signIn.passkeys.map(({ name, createdAt, lastUsedAt }) => ({
    name,
    createdAt: toRfc3339(createdAt),
    lastUsedAt: instantOrNull(lastUsedAt),
  })),
  providers: signIn.providers.map((provider) => ({ ...provider, createdAt: toRfc3339(provider.createdAt) })),
})

const presentSession = (session: Account['sessions'][number]) => ({
  id: toWire('customerSession', session.id),
  device: session.device,
  createdAt: toRfc3339(session.createdAt),
  lastUsedAt: toRfc3339(session.lastUsedAt),
  endedAt: instantOrNull(session.endedAt),
})

const presentQuote = (quote: QuoteOfBuyer) => ({
  id: toWire('checkout', quote.id),
  state: quote.state,
  email: quote.email,
  company: quote.company,
  vatNumber: quote.vatNumber,
  shippingAddress: quote.shippingAddress,
  destinations: quote.destinations,
  billingAddress: quote.billingAddress,
  note: quote.note,
  total: money(quote.totalAmount, quote.currency),
  createdAt: toRfc3339(quote.createdAt),
})

async function presentOpenCart(context: TxContext, customerId: string): Promise<CustomerData['cart']> {
  const cart = await readCartOfCustomer(context.tx, context.store.id, customerId)
  if (!cart || cart.expiresAt <= context.now) return null
  return presentCart(cart, await priceThisCart(context, cart))
}
