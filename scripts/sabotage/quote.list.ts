import type { Sabotage } from './sabotage.ts'

const orders = 'api/src/domains/orders'
const signed = `${orders}/signed-quote.http.test.ts`
const requoted = `${orders}/requote.http.test.ts`
const free = `${orders}/free-order.http.test.ts`
const business = `${orders}/business-checkout.http.test.ts`

/** The damage that the tests of what a quote promises must notice. */
export const sabotages: Sabotage[] = [
  {
    name: 'forged-quote-is-believed',
    guards: 'A forged or edited quote: a problem with its code, nothing changed.',
    file: `${orders}/signed-quote.ts`,
    find: '|| !context.secrets.isSigned(purpose, text, signature))',
    replace: "|| (text === '' && !context.secrets.isSigned(purpose, text, signature)))",
    test: signed,
    testName: 'that is forged or edited in any part is refused, and nothing changes',
  },
  {
    name: 'quote-of-another-checkout-pays',
    guards: 'A quote is of one checkout of one store.',
    file: `${orders}/signed-quote.ts`,
    find: 'const isOfThis = storeId === context.store.id && id === checkout.id',
    replace: "const isOfThis = storeId !== '' && id !== ''",
    test: signed,
    testName: 'of another checkout or another store is refused, and nothing changes',
  },
  {
    name: 'expired-quote-makes-another',
    guards: 'An expired quote: a problem with its code, nothing changed.',
    file: `${orders}/pay-checkout.ts`,
    find: 'return of.quote !== undefined && checkout.expiresAt <= now',
    replace: "return of.quote === '' && checkout.expiresAt <= now",
    test: signed,
    testName: 'that has expired is refused, and nothing changes; without it, what has changed is told',
  },
  {
    name: 'used-quote-answers-anybody',
    guards: 'A reused quote: a problem with its code, nothing changed.',
    file: `${orders}/pay-checkout.ts`,
    find: 'const isOwn = of.quote === undefined ||',
    replace: "const isOwn = of.quote !== '' ||",
    test: signed,
    testName: 'is good for one order: used again, it names that order, and nothing changes',
  },
  {
    name: 'charge-of-another-total',
    guards: 'While the quote lives and the hold stands, the order is placed at the quoted total.',
    file: `${orders}/pay-checkout.ts`,
    find: 'amount: payment.amount,',
    replace: 'amount: payment.amount + 1,',
    test: `${orders}/quote-honesty.http.test.ts`,
    testName:
      'is what is paid while the quote lives, whatever changes meanwhile: price, tax, promotion, stock, shipping',
  },
  {
    name: 'difference-is-not-told',
    guards: 'A quote that no longer holds is refused with the difference.',
    file: `${orders}/quote-changes.ts`,
    find: 'if (before?.amount === after?.amount) return []',
    replace: 'if (before !== after) return []',
    test: `${orders}/quote-honesty.http.test.ts`,
    testName:
      'and has run out is never paid: what is different comes with a new quote, or with why there is none: shipping',
  },
  {
    name: 'time-that-ran-out-is-paid',
    guards: 'A checkout past its time, by the clock of the database, is not paid.',
    file: `${orders}/pay-checkout.ts`,
    find: 'if (checkout.expiresAt <= now) throw ended(context, checkout, of)',
    replace: 'if (checkout.expiresAt.getTime() <= 0) throw ended(context, checkout, of)',
    test: requoted,
    testName:
      'is answered with a new quote of the same, whether or not its goods were on the shelf meanwhile',
  },
  {
    name: 'new-quote-is-forgotten',
    guards: 'A retry with the same key makes no second quote.',
    file: `${orders}/requote.ts`,
    find: 'if (of.flow) storeReply(tx, of.flow, refusalReply(refusal))',
    replace: 'void [storeReply, refusalReply]',
    test: requoted,
    testName: 'makes no other quote when the answer got lost: the same key gets the same one',
  },
  {
    name: 'each-asks-for-a-quote-of-its-own',
    guards: 'However many pay a cart that has changed, it gets one new quote.',
    file: `${orders}/create-checkout.ts`,
    find: 'open.id !== of.renews && holds(context, open, cart)',
    replace: "open.id === '' && holds(context, open, cart)",
    test: requoted,
    testName: 'makes one new quote, however many ask at the same moment with keys of their own',
  },
  {
    name: 'provider-is-asked-for-nothing',
    guards: 'A total of 0 asks no provider.',
    file: 'api/src/domains/payments/providers/free.ts',
    find: 'if (payment.provider !== freeOfCharge.name) return provider',
    replace: "if (payment.provider !== '') return provider",
    test: free,
    testName: 'is placed without a way to pay: nobody is asked for money, and the books say so',
  },
  {
    name: 'something-for-nothing',
    guards: 'Without a way to pay, only a total of 0 is paid.',
    file: `${orders}/pay-checkout.ts`,
    find: 'if (of.paymentMethod === null && checkout.totalAmount > 0)',
    replace: 'if (of.paymentMethod === null && checkout.totalAmount < 0)',
    test: free,
    testName: 'of something is refused beside its field, and nothing changes',
  },
  {
    name: 'worker-asks-for-nothing',
    guards: 'A free order whose caller was killed is placed all the same.',
    file: `${orders}/advance-checkout.ts`,
    find: 'const provider = providerOf(payment, of.provider)',
    replace: 'const provider = [of.provider, providerOf][0] as PaymentProvider',
    test: `${orders}/free-order.crash.test.ts`,
    testName: 'and whose buyer never comes back is placed by the worker',
  },
  {
    name: 'payment-is-read-once-more',
    guards: 'A whole checkout takes 20 data statements at most.',
    file: `${orders}/advance-checkout.ts`,
    find: 'if (isWaiting) return settle(context, of)',
    replace: 'if (isWaiting && of.client === undefined) return settle(context, of)',
    test: `${orders}/checkout-cost.http.test.ts`,
    testName:
      'a whole checkout with a code, a price list and tax by zone takes five requests and 20 statements at most',
  },
  {
    name: 'vat-number-of-any-form',
    guards: 'Each error stands beside its field.',
    file: `${orders}/quote-request.ts`,
    find: 'if (vatNumber !== null && readVatNumber(vatNumber) === null) {',
    replace: "if (vatNumber === '' && readVatNumber(vatNumber) === null) {",
    test: business,
    testName: 'finds each error beside its field',
  },
  {
    name: 'package-without-a-way',
    guards: 'Every package of a checkout has its way to ship.',
    file: `${orders}/may-quote.ts`,
    find: 'packages.filter(({ because }) => because !== null)',
    replace: "packages.filter(({ because }) => because === 'no-rate')",
    test: business,
    testName: 'go each in their own way in one checkout, and each seller sees theirs',
  },
  {
    name: 'form-asks-for-what-nobody-needs',
    guards: 'The form of an address asks for what an address is judged by.',
    file: 'api/src/platform/address-form.ts',
    find: "...(codeNeeded ? (['postalCode'] as const) : []),",
    replace: "...(codeNeeded || codeExample !== '' ? (['postalCode'] as const) : []),",
    test: `${orders}/address-form.http.test.ts`,
    testName:
      'says what an address is judged by: its example fits its pattern, and nothing required may be missing',
  },
  {
    name: 'notes-survive-their-buyer',
    guards: 'An erasure takes out what a buyer wrote beside a line.',
    file: 'api/src/domains/cart/drop-cart-queries.ts',
    find: "lines AS (UPDATE commerce.cart_lines SET note = ''",
    replace: 'lines AS (UPDATE commerce.cart_lines SET note = note',
    test: 'api/src/domains/privacy/erasure-traces.http.test.ts',
    testName: 'is in no table any more: name, address, e-mail, phone, devices, words of staff',
  },
]
