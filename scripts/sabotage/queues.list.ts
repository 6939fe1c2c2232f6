import type { Sabotage } from './sabotage.ts'

const webhooks = 'api/src/domains/webhooks'
const functions = 'supabase/functions'
const carrier = `${webhooks}/queue-carrier.http.test.ts`
const drain = 'supabase/tests/functions/drain-queue.test.ts'

/** Damage to what events by a queue promise. */
export const sabotages: Sabotage[] = [
  {
    name: 'queue-holds-other-bytes',
    guards: 'A queue holds what would have been posted, byte for byte.',
    file: `${webhooks}/queue-carrier.ts`,
    find: 'message: { function: address.function, line, headers: requestHeaders, body: message.body },',
    replace:
      'message: { function: address.function, line, headers: requestHeaders, body: JSON.stringify(JSON.parse(message.body), null, 1) },',
    test: carrier,
    testName: 'has each message as it would have been posted: signed, byte for byte, for that function',
  },
  {
    name: 'queue-missing-breaks-the-attempt',
    guards: 'Where the queue is missing, attempts fail and are repeated.',
    file: `${webhooks}/queue-carrier.ts`,
    find: "'42P01': 'queue-missing',",
    replace: "'42P02': 'queue-missing',",
    test: carrier,
    testName:
      'which is not there: attempts fail and say so, and once it is there everything is in it, in order',
  },
  {
    name: 'queue-for-partners',
    guards: 'Nobody but the installation sends into a queue.',
    file: `${webhooks}/endpoint-address.ts`,
    find: "if (url.protocol !== 'https:') return 'must be an https address'",
    replace: "if (url.protocol === 'http:') return 'must be an https address'",
    test: carrier,
    testName: 'is the installation’s to give: nobody makes an endpoint of it, or turns one into it',
  },
  {
    name: 'drain-passes-what-waits',
    guards: 'While an event waits to be tried again, the next ones of its subject wait, too.',
    file: `${functions}/_shared/queue.ts`,
    find: "where older.message ->> 'line' = one.message ->> 'line' and older.msg_id < one.msg_id)",
    replace:
      "where older.message ->> 'line' = one.message ->> 'line' and older.msg_id < one.msg_id and older.vt <= clock_timestamp())",
    test: drain,
    testName:
      'drain_queue on Deno 2.9 what is tried again keeps the next ones of its thing back, not those of others',
  },
  {
    name: 'drain-deletes-what-is-busy',
    guards: 'Only what a function has done is deleted.',
    file: `${functions}/drain_queue/rules.ts`,
    find: 'if (status === 409) return { again: busySeconds }',
    replace: "if (status === 409) return 'done'",
    test: drain,
    testName:
      'drain_queue on Deno 2.9 each function gets the events of a thing in their order, whatever fails and however many drain',
  },
  {
    name: 'drain-never-gives-up',
    guards: 'What fails for good is set aside, and its line goes on.',
    file: `${functions}/drain_queue/rules.ts`,
    find: "if (reads >= readsMax) return 'aside'",
    replace: "if (reads >= readsMax * 100) return 'aside'",
    test: drain,
    testName:
      'drain_queue on Deno 2.9 what fails for good is set aside with a line in the log, and the next one is done',
  },
  {
    name: 'drain-believes-what-is-of-now-only',
    guards: 'A message that has waited for hours is believed; a copy of it is not.',
    file: `${functions}/drain_queue/drain.ts`,
    find: 'nowSeconds: queued.enqueuedAt,',
    replace: 'nowSeconds: Date.now() / 1000,',
    test: drain,
    testName:
      'drain_queue on Deno 2.9 what has waited for hours is believed as of when it was put in; a copy of it is not',
  },
  {
    name: 'drain-for-everybody',
    guards: 'Only who shows the key starts a drain.',
    file: `${functions}/drain_queue/caller.ts`,
    find: 'return ours.every((byte, index) => byte === theirs[index])',
    replace: 'return ours.length === theirs.length',
    test: drain,
    testName:
      'drain_queue on Deno 2.9 is started by who shows its key, by POST, and says when there is no queue',
  },
]
