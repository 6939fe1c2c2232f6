import type { Sabotage } from './sabotage.ts'

const desk = 'storefront/desk/src'
const browser = 'test/webhooks.browser.test.ts'

/** Damage to the pages about webhooks and events. */
export const sabotages: Sabotage[] = [
  {
    name: 'seller-offered-the-stores-events',
    guards: 'Somebody may choose the events that they may read, and no others.',
    file: `${desk}/event-words.ts`,
    find: 'return sellerPermission === undefined ? permission === undefined :',
    replace: 'return sellerPermission === undefined ? permission !== null :',
    test: `${desk}/event-words.test.ts`,
    testName: 'somebody is offered what they may read, and what everybody reads',
  },
  {
    name: 'desk-has-words-of-its-own-for-an-event',
    guards: 'The desks tell of an event what the contract says.',
    file: `${desk}/event-words.ts`,
    find: "sentence: 'The money was taken, or a part of what was authorized.'",
    replace: "sentence: 'The money is on its way.'",
    test: 'test/event-words.test.ts',
    testName: 'the desks tell of every published event what the API says, to those who may read it',
  },
  {
    name: 'webhook-secret-in-an-address',
    guards: 'A new secret is shown by the reply itself: it is in no address and in no cookie.',
    file: `${desk}/webhook-answers.ts`,
    find: 'return made ? { notice: undefined, reply: made.reply } : context.redirect(path, 303)',
    replace: "return context.redirect(path + (made ? `?secret=` + made.reply.secret : ''), 303)",
    test: `${desk}/webhook-answers.test.ts`,
    testName: 'a new secret is in the reply only: in no cookie, in no address',
  },
  {
    name: 'webhook-description-changes-the-choice',
    guards: 'Who changes what an endpoint is called leaves alone what others chose for it.',
    file: `${desk}/webhook-answers.ts`,
    find: '...(isChosenAnew && { events: eventsOf({ events }) }),',
    replace: 'events: eventsOf({ events }),',
    test: `${desk}/webhook-answers.test.ts`,
    testName: 'a change asks for what is another than before, and for nothing else',
  },
  {
    name: 'webhook-given-up-for-sent-again',
    guards: 'What failed is sent again when staff ask for it.',
    file: `${desk}/webhook-answers.ts`,
    find: 'call: () => api.redeliverWebhook.try({ endpointId, eventId }),',
    replace: 'call: () => api.discardWebhook.try({ endpointId, eventId }),',
    test: browser,
    testName: 'show what failed with its next try, and are sent again under the same id',
  },
  {
    name: 'events-page-begins-at-the-beginning',
    guards: 'The page of events shows the newest, and reads no more of the feed than it shows.',
    file: `${desk}/event-page.ts`,
    find: "const input = { ...of, order: 'newest' as const, before }",
    replace: "const input = { ...of, order: 'oldest' as const, before }",
    test: `${desk}/event-page.test.ts`,
    testName: 'the page of events begins with the newest and is live; older ones are not',
  },
]
