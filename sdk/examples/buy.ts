import { createClient, formatMoney } from '@tradepost/sdk'

const shop = createClient({ baseUrl: 'http://localhost:4000', publishableKey: 'pk_demo_northlight_5b1f8c2e' })
const lamp = await shop.getProduct({ handle: 'alder-table-lamp' })
const offer = lamp.variants
  .flatMap((variant) => variant.offer ?? [])
  .find((one) => one.availability.quantity !== 0)
if (!offer) throw new Error(`${lamp.title} is sold out`)
const { id: cartId, secret: cartSecret } = await shop.createCart({ lineItems: [{ offerId: offer.id }] })
const shippingMethodId = (await shop.listShippingMethods()).items[0]?.id ?? ''
const buyer = { email: 'ada@example.com' }
const shippingAddress = {
  fullName: 'Ada Lovelace',
  streetAddress: 'Torstraße 1',
  postalCode: '10119',
  addressLocality: 'Berlin',
  addressCountry: 'DE',
}
const { id } = await shop.createCheckout({ cartId, cartSecret, buyer, shippingAddress, shippingMethodId })
const returnUrl = 'http://localhost:4321/checkout/return'
const paid = await shop.payCheckout({ checkoutId: id, cartSecret, paymentMethod: 'pm_test_ok', returnUrl })
console.log(`Order ${paid.order?.number}: ${lamp.title}, ${formatMoney(paid.totals.total, 'en-IE')}`)
