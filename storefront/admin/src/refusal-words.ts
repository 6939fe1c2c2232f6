import { refusalWordsOf } from '@tradepost/desk/refusal-words.ts'

/** What happened and what to do, for whoever sits at this desk. */
export const refusalWords = refusalWordsOf({
  'not-permitted': 'Your role does not allow this. An owner of the store can give you one that does.',
  'second-factor-kept':
    'Who owns a store keeps the second factor. Lost the device? Make new recovery codes, or have an owner give you another role first.',
  'already-staff': 'Somebody with this address works here already. Change their role on their own page.',
  'too-many-staff-invitations':
    'Too many invitations wait for an answer. Withdraw those that nobody will accept.',
  'last-owner': 'A store keeps at least one owner. Make somebody else an owner first.',
  'role-built-in': 'Every store has this role as it is. Make a role of your own instead.',
  'role-in-use': 'Somebody has this role, or is invited to it. Give them another one first.',
  'role-name-taken': 'There is a role of this name already. Choose another name.',
  'scope-not-held':
    'You cannot give a key more than you may do yourself. Leave out what your role does not allow.',
  'currency-in-use':
    'The currency stays once there is a way to ship, an offer or a cart. Make another store for another currency.',
  'not-a-twin': 'Only the clock of a test twin can be moved.',
  'nothing-to-fulfill': 'There is nothing left to ship.',
  'orders-not-shipped':
    'An order of this customer is not shipped yet, and its address would be lost. Ship it first, or tick the box.',
  'name-does-not-match': 'This is not the name of the store. Type it exactly as it is written above.',
  'promotion-state-forbids':
    'The promotion is not in a state for that: one that has ended stays so. Make a new one.',
  'promotion-in-use': 'Only drafts that have no codes and were never used can be removed. End it instead.',
  'promotion-currency-fixed':
    'It has been used, so its currency stays. End it, and make a new one in the other currency.',
  'promotion-limit-below-uses': 'It has been used more often than that. Choose a higher limit, or end it.',
  'too-many-promotions': 'There are as many promotions as can be. End those that are over, or remove drafts.',
  'promotion-code-taken':
    'There is such a code already: spaces, hyphens and small letters make no difference. Choose another.',
  'promotion-needs-no-code': 'The promotion applies without a code. Tick “Only with a code” first.',
  'capture-exceeds-authorization': 'There is not so much left to take.',
  'payment-not-authorized': 'Nothing of this payment can be taken or let go any more.',
  'payment-captured-in-part': 'A part of it is taken: take the rest, or let the rest go.',
  'payment-operation-failed':
    'The provider refused to do it, and nothing was moved. Its reason is on the page of the payment.',
  'payment-operation-running': 'Another step of this payment is running. Look again in a moment.',
  'payment-provider-unavailable': 'The provider does not answer. Nothing is lost: try again in a moment.',
  'order-edit-outdated': 'The order has changed since. Look at what it would come to once more.',
  'order-edit-not-open': 'This change is done, dropped or too old. Make it once more.',
  'order-edit-needs-capture':
    'Money would go back that is only promised. Take the payment of the order first, then change it.',
  'order-edit-being-paid': 'The buyer is paying for it right now. Look again in a moment.',
  'payment-provider-incomplete':
    'Without the secret key and the signing secret no payment can go there. Type both first.',
  'payment-provider-in-use':
    'Payments there are not finished, and another account or mode knows nothing of them. Capture or void what is authorized, and wait for what runs.',
  'no-real-money-in-a-twin': 'A test twin takes no real money. Use keys that begin with sk_test_.',
  'collection-handle-taken':
    'Another collection has this handle. Choose another one, or change that collection.',
  'too-many-collections': 'There are as many collections as can be. Remove those that nobody needs any more.',
  'too-many-collected-products': 'A collection holds at most 1,000 products. Take some out first.',
  'too-many-price-lists': 'There are as many price lists as can be. Remove those whose time is over.',
  'too-many-prices': 'There are as many prices in the list as can be. Remove some, or make another list.',
  'place-taken': 'Another zone has one of these places. Take it out there first.',
  'tax-rates-overlap':
    'Another rate of this tax class would be due at the same time. End that one first, at the moment from which this one counts.',
  'too-many-tax-zones': 'There are as many zones as can be. Put places with the same rates into one.',
  'too-many-tax-rates': 'There are as many rates in this zone as can be. Remove those that have ended.',
  'too-many-tax-exemptions': 'There are as many exemptions as can be. Remove those that have ended.',
  'too-many-shipping-methods': 'There are as many ways to ship as can be. Remove those that nobody chooses.',
  'shipping-seller-not-found': 'There is no such seller any more. Choose another, or all sellers.',
  'offer-not-found': 'One of these offers is not sold here.',
  'offer-not-for-sale': 'One of these offers cannot be bought at the moment.',
  'offer-not-priced': 'One of these offers has no price in this currency.',
  'cart-empty': 'The cart is empty. Choose another, or write down what one might hold.',
  'balance-too-low': 'There is not so much left. Look at the balance, then try again.',
  'payout-exceeds-balance': 'The seller is not owed so much any more. Look at the balance, then try again.',
  'seller-is-house': 'This is the store itself: it owes itself nothing.',
  'order-not-holdable': 'Nothing of it is left to ship, so there is nothing to hold.',
  'order-not-cancelable': 'Something of it has been shipped, or it is canceled already.',
  'refund-above-paid': 'There is not so much left to give back. Refunds that still run count.',
  'refund-exceeds-capture':
    'There is not so much left of the payment to give back: refunds that still run count, and so does what a bank disputes.',
  'refund-line-unknown': 'One of these lines is not of this order any more. Look at it again.',
  'refund-running': 'Money of this order is on its way back right now. Wait until it has arrived.',
  'store-credit-needs-customer': 'A guest has no store credit. Give it back where it came from.',
  'out-of-stock': 'There is not enough in stock, and nothing was set aside. Choose fewer pieces.',
  'quantity-not-allowed': 'One of these offers is sold in certain numbers of pieces only.',
  'total-too-large': 'That is more money than can be counted. Choose fewer pieces.',
  'invariant-needs-people': 'This cannot be repaired by itself. Do what is said beside it.',
  'store-issues-no-invoices':
    'The store does not say yet who issues its invoices: fill in Settings, “Invoices and returns”, first.',
  'store-open': 'Close the store first, then delete it.',
})
