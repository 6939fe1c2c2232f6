import type { Sabotage } from './sabotage.ts'

const domains = 'api/src/domains'
const test = `${domains}/orders/price-services.http.test.ts`

/** Damage to how services are asked for tax and shipping. */
export const sabotages: Sabotage[] = [
  {
    name: 'answers-to-another-question',
    guards: 'What services have said counts for the very cart and rules that they were asked for.',
    file: `${domains}/pricing/ask-price-services.ts`,
    find: 'if (JSON.stringify(questions) !== asked) throw',
    replace: "if (asked === '') throw",
    test,
    testName: 'are asked again when the cart changes meanwhile, and given up on when it does so each time',
  },
  {
    name: 'services-asked-in-a-transaction',
    guards: 'No connection to the database is held while services are asked.',
    file: 'api/src/platform/router.ts',
    find: 'return asReply(await handler({ ...call, once }))',
    replace: 'return inTransaction(call.context, async () => asReply(await handler({ ...call, once })))',
    test,
    testName: 'find no connection to the database held meanwhile, without one',
  },
  {
    name: 'tax-class-without-answer',
    guards:
      'A tax service that says nothing of a tax class has not answered: nothing is sold without its tax.',
    file: `${domains}/pricing/ask-price-services.ts`,
    find: 'const [rate, another] =',
    replace: "const [rate = { title: 'none', partsPerMillion: 0 }, another] =",
    test,
    testName: 'and do not answer in time, or not as they must, refuse the quote, and nothing is set aside',
  },
  {
    name: 'tired-service-is-asked-on',
    guards: 'A service that keeps failing is left alone for a while.',
    file: `${domains}/pricing/service-rest.ts`,
    find: 'if (left > 0) return',
    replace: 'if (left > 99_999) return',
    test: `${domains}/pricing/service-rest.test.ts`,
    testName: 'rests after so many failures in a row, and not before',
  },
  {
    name: 'odd-address-stops-all',
    guards: 'An answer that cannot be used lets no service rest.',
    file: `${domains}/pricing/service-rest.ts`,
    find: "outcome === 'failed' ?",
    replace: "outcome !== 'answered' ?",
    test: `${domains}/pricing/service-rest.test.ts`,
    testName: 'does not rest for answers that cannot be used: one odd address must not stop all others',
  },
]
