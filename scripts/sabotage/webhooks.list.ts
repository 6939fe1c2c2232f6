import type { Sabotage } from './sabotage.ts'

const webhooks = 'api/src/domains/webhooks'
const lifecycle = `${webhooks}/lifecycle.http.test.ts`

/** Damage to what webhooks promise. */
export const sabotages: Sabotage[] = [
  {
    name: 'webhook-signed-over-the-body-alone',
    guards: 'The official library verifies every delivery.',
    file: `${webhooks}/signing.ts`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source that is looked for
    find: '.map((secret) => signatureBy(secret, `${id}.${timestamp}.${body}`))',
    replace: '.map((secret) => signatureBy(secret, body))',
    test: `${webhooks}/delivery.http.test.ts`,
    testName: 'comes signed, as the event stands in the feed, and is in the log',
  },
  {
    name: 'webhook-signed-by-the-new-secret-alone',
    guards: 'While a secret is replaced, both sign.',
    file: `${webhooks}/rotate-webhook-secret.ts`,
    find: 'const endsAt = secondsAfter(tx.clock, of.overlapSeconds)',
    replace: 'const endsAt = secondsAfter(tx.clock, 0 * of.overlapSeconds)',
    test: lifecycle,
    testName:
      'is replaced without a gap: both sign until the old one ends, and the official library takes either',
  },
  {
    name: 'webhook-sent-before-it-is-wanted',
    guards: 'Nothing but the challenge is sent to an endpoint that has not answered it.',
    file: `${webhooks}/test-webhook-endpoint.ts`,
    find: 'if (endpoint.verifiedAt === null)',
    replace: 'if (endpoint.verifiedAt?.getTime() === 0)',
    test: lifecycle,
    testName: 'is sent nothing but its challenge until it has answered it, then all since it was made',
  },
  {
    name: 'webhook-sent-on-after-gone',
    guards: 'An endpoint that says 410 is disabled at once.',
    file: `${webhooks}/verdict.ts`,
    find: 'if (status === 410)',
    replace: 'if (status === 411)',
    test: lifecycle,
    testName:
      'that says 410 is disabled at once, its owners are told, and enabled again it goes on where it stopped',
  },
  {
    name: 'webhook-tried-for-ever',
    guards: 'After ten attempts a delivery is dead and its endpoint disabled.',
    file: `${webhooks}/retry-schedule.ts`,
    find: 'const plain = pausesInSeconds[failures - 1]',
    replace: 'const plain = pausesInSeconds[Math.min(failures, 9) - 1]',
    test: lifecycle,
    testName: 'whose last try has failed is disabled, after ten of them',
  },
  {
    name: 'webhook-break-not-kept',
    guards: 'An endpoint that asks for a break gets it for all its events.',
    file: `${webhooks}/verdict.ts`,
    find: 'const asksForABreak = [429, 502, 503, 504]',
    replace: 'const asksForABreak = [502, 503, 504]',
    test: lifecycle,
    testName: 'that asks for a break with 429 is left alone that long, with all its events',
  },
  {
    name: 'webhook-overtakes-an-earlier-one',
    guards: 'Events of one thing are sent one after the other, also when one has to wait.',
    file: `${webhooks}/queue-queries.ts`,
    find: 'CASE WHEN row_number() OVER (PARTITION BY n."subjectId" ORDER BY n.position) = 1 AND NOT EXISTS (',
    replace:
      'CASE WHEN row_number() OVER (PARTITION BY n."subjectId" ORDER BY n.position) > 0 OR NOT EXISTS (',
    test: lifecycle,
    testName: 'holds back only what is about the thing whose event failed',
  },
  {
    name: 'webhook-share-without-an-end',
    guards: 'A dead endpoint with 20,000 waiting takes its share of the slots.',
    file: `${webhooks}/claim-webhooks.ts`,
    find: 'export const shareOfEndpoint = 4',
    replace: 'export const shareOfEndpoint = 32',
    test: `${webhooks}/shares.race.test.ts`,
    testName: 'with 20,000 waiting takes its share of the slots, and others are served meanwhile',
  },
  {
    name: 'webhook-slots-all-for-the-dead',
    guards: 'However many endpoints fail, half of the slots are left to the others.',
    file: `${webhooks}/sender.ts`,
    find: 'if (place.failing && this.#busyWithFailing() >= slotsOfFailing) continue',
    replace: 'if (place.failing && this.#busyWithFailing() >= slots) continue',
    test: `${webhooks}/shares.race.test.ts`,
    testName: 'and many more of them leave half of the slots to the others',
  },
  {
    name: 'webhook-of-events-not-held',
    guards: 'Nobody has sent elsewhere what they may not read.',
    file: `${webhooks}/update-webhook-endpoint.ts`,
    find: 'if (changes.url !== undefined) mustReadAll(tx.actor, { ...before, ...chosen })',
    replace: 'if (changes.url === null) mustReadAll(tx.actor, { ...before, ...chosen })',
    test: lifecycle,
    testName: 'nobody chooses events that they may not read, or leads those of others elsewhere',
  },
  {
    name: 'webhook-to-a-suspended-seller',
    guards: 'A suspended seller is sent nothing.',
    file: `${webhooks}/claim-webhooks.ts`,
    find: 'if (!trades) {',
    replace: 'if (!endpoint.id) {',
    test: lifecycle,
    testName:
      'a seller’s endpoint gets what is the seller’s, told as to a seller, and nothing while it is suspended',
  },
  {
    name: 'webhook-of-another-seller',
    guards: 'A seller’s endpoint gets what is the seller’s.',
    file: `${webhooks}/event-choice.ts`,
    find: 'of.sellerId === null',
    replace: 'of.events.length > 0',
    test: lifecycle,
    testName:
      'a seller’s endpoint gets what is the seller’s, told as to a seller, and nothing while it is suspended',
  },
  {
    name: 'webhook-body-for-whoever-reads-the-log',
    guards: 'The log shows what was sent only to who may read such events.',
    file: `${webhooks}/delivery-schemas.ts`,
    find: 'requestBody: of.mayRead ? delivery.body : null',
    replace: 'requestBody: delivery.body',
    test: lifecycle,
    testName: 'asks a manager for a second factor, and shows a body only to who may read the event',
  },
  {
    name: 'webhook-led-inside',
    guards: 'No address that leads inside is connected to.',
    file: 'api/src/platform/http-client.ts',
    find: 'globalUnicast.allows(address) && !notPublic.allows(address)',
    replace: 'globalUnicast.allows(address) || notPublic.allows(address)',
    test: `${webhooks}/led-inside.test.ts`,
    testName: 'is not connected to, whatever its notation',
  },
  {
    name: 'webhook-verified-without-a-time',
    guards: 'The SDK refuses a message that is older than five minutes.',
    file: 'sdk/src/webhook.ts',
    find: 'if (Number(timestamp) < now - toleranceSeconds)',
    replace: 'if (Number(timestamp) < 0)',
    test: 'sdk/src/webhook.test.ts',
    testName: 'with a time five minutes ago is refused',
  },
]
