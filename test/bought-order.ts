import type { Client } from '@tradepost/sdk'
import type { WholeSystem } from './whole-system.ts'

/** Where those live who buy in the tests of pages. */
export const idasAddress = {
  fullName: 'Ida Pear',
  streetAddress: 'Torstraße 1',
  postalCode: '10119',
  addressLocality: 'Berlin',
  addressCountry: 'DE',
}

/** An order that a guest has bought through the API. */
export interface BoughtOrder {
  id: string
  number: string
  secret: string
}

/** Buys pieces of a product of the demo as a guest. */
export async function buyAsGuest(
  running: Pick<WholeSystem, 'shop'>,
  shop: Client,
  of: { paymentMethod?: string; giftCard?: string; quantity?: number; handle?: string; email?: string } = {},
): Promise<BoughtOrder> {
  const { paymentMethod = 'pm_test_ok', quantity = 1, handle = 'ufer-mug', email = 'ida@pear.example' } = of
  const { variants } = await shop.getProduct({ handle })
  const offer = variants
    .flatMap((variant) => variant.offer ?? [])
    .find((one) => (one.availability.quantity ?? quantity) >= quantity)
  const { id: cartId, secret: cartSecret } = await shop.createCart({
    lineItems: [{ offerId: offer?.id ?? '', quantity }],
  })
  const { id: checkoutId } = await shop.createCheckout({
    cartId,
    cartSecret,
    buyer: { email },
    shippingAddress: idasAddress,
    shippingMethodId: (await shop.listShippingMethods()).items[0]?.id ?? '',
  })
  const { order } = await shop.payCheckout({
    checkoutId,
    cartSecret,
    paymentMethod,
    ...(of.giftCard && { giftCards: [{ code: of.giftCard }] }),
    returnUrl: `${running.shop}/checkout/return`,
  })
  if (!order?.secret) throw new Error('the payment made no order')
  return { id: order.id, number: order.number, secret: order.secret }
}
