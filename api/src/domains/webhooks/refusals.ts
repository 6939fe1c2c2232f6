import { defineRefusals } from '../../platform/refusals.ts'

export const webhookRefusals = defineRefusals({
  eventsNotHeld: {
    code: 'webhook-events-not-held',
    status: 403,
    title: 'You may not read some of these events.',
    hint: 'Choose events that you may read yourself, or let somebody do it who may.',
  },
  tooManyEndpoints: {
    code: 'too-many-webhook-endpoints',
    status: 409,
    title: 'There are as many webhook endpoints as can be.',
    hint: 'Remove one that is not used any more.',
  },
  notVerified: {
    code: 'webhook-endpoint-not-verified',
    status: 409,
    title: 'The endpoint has not shown that it wants these events.',
    hint: 'Let it answer `webhook.verification` with its challenge, then call the operation that verifies it.',
  },
  challengeNotAnswered: {
    code: 'webhook-challenge-not-answered',
    status: 422,
    title: 'The endpoint did not answer the challenge.',
    hint: 'Answer `webhook.verification` with 200 and the JSON {"challenge": the one that came}.',
  },
  ofInstallation: {
    code: 'webhook-endpoint-of-installation',
    status: 409,
    title: 'This endpoint belongs to the installation.',
    hint: 'It is a function of the shop itself: enable or disable it, and look after its deliveries; all else is set where it is installed.',
  },
  deliveryInFlight: {
    code: 'webhook-delivery-in-flight',
    status: 409,
    title: 'This delivery is being sent right now.',
    hint: 'Read it again in a few seconds.',
  },
})
