import { type Client, createClient } from '@tradepost/sdk'
import { idasAddress } from './bought-order.ts'
import { linkIn, mailTo, type WholeSystem } from './whole-system.ts'

/** Somebody who has confirmed an account in the shop, and the API as they may use it. */
export async function knownCustomer(
  running: WholeSystem,
  shop: Client,
  of: { email: string; fullName: string },
): Promise<{ id: string; api: Client }> {
  const password = 'a boat and a bell and a pear'
  await shop.registerCustomer({
    ...of,
    password,
    consents: [{ purpose: 'terms', textVersion: '2026-11' }],
  })
  const link = linkIn(await mailTo(running, of.email, 'Confirm'), 'http://')
  const token = new URL(link).searchParams.get('token') ?? ''
  const { customer, accessToken } = await shop.confirmRegistration({ token, password })
  return { id: customer.id, api: createClient({ baseUrl: running.api, bearer: accessToken }) }
}

/** Buys one of a product in a cart of the caller's own. Returns the order's number. */
export async function buyOne(
  running: WholeSystem,
  api: Client,
  of: { handle: string; email: string },
): Promise<string> {
  const { variants } = await api.getProduct({ handle: of.handle })
  const offer = variants
    .flatMap((variant) => variant.offer ?? [])
    .find((one) => one.availability.quantity !== 0)
  const cart = await api.createCart({ lineItems: [{ offerId: offer?.id ?? '', quantity: 1 }] })
  const { id: checkoutId } = await api.createCheckout({
    cartId: cart.id,
    buyer: { email: of.email },
    shippingAddress: idasAddress,
    shippingMethodId: (await api.listShippingMethods()).items[0]?.id ?? '',
  })
  const { order } = await api.payCheckout({
    checkoutId,
    paymentMethod: 'pm_test_ok',
    returnUrl: `${running.shop}/checkout/return`,
  })
  if (!order) throw new Error('the payment made no order')
  return order.number
}
