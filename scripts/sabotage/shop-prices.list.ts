import type { Sabotage } from './sabotage.ts'

const pay = 'storefront/shop/src/features/checkout/pay.server.ts'
const payTest = 'storefront/shop/src/features/checkout/pay.server.test.ts'

/** Damage to how the shop pays what it has shown. */
export const sabotages: Sabotage[] = [
  {
    name: 'shop-pays-without-the-shown-quote',
    guards: 'A shopper pays the total that was on the page, or nothing.',
    file: pay,
    find: 'let result = await send(payment.quote,',
    replace: 'let result = await send(undefined,',
    test: payTest,
    testName: 'the promise that was shown is what is paid',
  },
  {
    name: 'shop-agrees-to-a-new-quote-by-itself',
    guards: 'A changed total is confirmed by the shopper before anything is paid.',
    file: pay,
    find: 'if (requoted) return',
    replace: 'if (requoted) return { location: nextPlace(visit, requoted) }; if (requoted) return',
    test: payTest,
    testName: 'a promise whose time is over is answered with a new one, which is not paid by itself',
  },
]
