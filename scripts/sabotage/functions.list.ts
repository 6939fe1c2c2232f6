import type { Sabotage } from './sabotage.ts'

const functions = 'supabase/functions'
const tests = 'supabase/tests/functions'
const orders = `${tests}/order-status-update.test.ts`
const products = `${tests}/product-sync.test.ts`
const carts = `${tests}/cart-activity-log.test.ts`
const notices = `${tests}/notify-user.test.ts`

/** Damage to what edge functions promise. */
export const sabotages: Sabotage[] = [
  {
    name: 'edge-claim-for-everybody',
    guards: 'Of several that do the same effect at once, one does it.',
    file: `${functions}/_shared/claims.ts`,
    find: "where c.state = 'claimed' and c.claimed_until <= now()",
    replace: "where c.state = 'claimed'",
    test: orders,
    testName:
      'order_status_update on Deno 2.9 lets one of four that come at once do it, and asks the others to come again',
  },
  {
    name: 'edge-claim-never-taken-over',
    guards: 'What a killed instance has begun is done by another one.',
    file: `${functions}/_shared/claims.ts`,
    find: "where c.state = 'claimed' and c.claimed_until <= now()",
    replace: "where c.state = 'claimed' and c.claimed_until <= now() - interval '1 day'",
    test: orders,
    testName:
      'order_status_update on Deno 2.9 takes over what a killed instance has begun, once its lease is over',
  },
  {
    name: 'edge-signature-of-any-age',
    guards: 'An old message cannot be played back.',
    file: `${functions}/_shared/webhook.ts`,
    find: 'const toleranceSeconds = 5 * 60',
    replace: 'const toleranceSeconds = 500 * 60',
    test: orders,
    testName:
      'order_status_update on Deno 2.9 refuses what is older than five minutes, changed on its way, or no event',
  },
  {
    name: 'edge-hook-follows-redirects',
    guards: 'What is sent to a hook goes nowhere else.',
    file: `${functions}/_shared/outbound.ts`,
    find: "redirect: 'manual',",
    replace: "redirect: 'follow',",
    test: orders,
    testName:
      'order_status_update on Deno 2.9 asks again after 301 of a hook, without telling the channel twice',
  },
  {
    name: 'edge-channel-tells-unknown-data',
    guards: 'Data that is not known to be for the buyer goes on no channel.',
    file: `${functions}/order_status_update/rules.ts`,
    find: 'readableByBuyer.includes(type) ? event.data : {}',
    replace: 'readableByBuyer.includes(type) ? event.data : event.data',
    test: orders,
    testName:
      'order_status_update on Deno 2.9 has nothing to do for other events, and shows a listener no data that it does not know',
  },
  {
    name: 'edge-products-one-by-one',
    guards: 'A line of many changes waits one window, not one each.',
    file: `${functions}/product_sync/index.ts`,
    find: 'const events = isFirst ? known :',
    replace: 'const events = isFirst || known.length > 0 ? known :',
    test: products,
    testName:
      'product_sync on Deno 2.9 reads on in the feed, so that a line of many changes waits one window, not one each',
  },
  {
    name: 'edge-carts-without-consent',
    guards: 'A row says whose cart it was only with consent.',
    file: `${functions}/cart_activity_log/rules.ts`,
    find: 'history.find((record) => record.purpose === purpose)?.granted === true',
    replace: 'history.find((record) => record.purpose === purpose)?.granted !== null',
    test: carts,
    testName: 'cart_activity_log on Deno 2.9 only counts for customers who never said anything',
  },
  {
    name: 'edge-mail-and-push-as-one',
    guards: 'When the push fails after the mail, a retry sends no second mail.',
    file: `${functions}/notify_user/notify.ts`,
    find: "const outcome = await once(claims, { storeId, eventId, name: 'mail' }, async () => {",
    replace:
      "const outcome = await once(claims, { storeId, eventId, name: 'mail' + Math.random() }, async () => {",
    test: notices,
    testName: 'notify_user on Deno 2.9 sends no second mail when the push fails after it, and the push once',
  },
  {
    name: 'edge-mail-against-their-will',
    guards: 'Who unsubscribed gets no mail of that kind.',
    file: `${functions}/notify_user/notify.ts`,
    find: 'one.channel === channel && one.wanted)',
    replace: 'one.channel === channel)',
    test: notices,
    testName:
      'notify_user on Deno 2.9 is silent for who said so, by the link of the mail or by their preferences',
  },
  {
    name: 'edge-push-to-any-address',
    guards: 'A function calls no address that a visitor chose.',
    file: `${functions}/notify_user/rules.ts`,
    find: 'if (url === null || url.protocol',
    replace: 'if (hosts.length > 0) return true; if (url === null || url.protocol',
    test: notices,
    testName:
      'notify_user on Deno 2.9 lets only the customer say so, and takes no endpoint that is no push service',
  },
]
