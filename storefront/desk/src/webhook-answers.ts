import type {
  NewWebhookEndpoint,
  Result,
  TestedWebhookEndpoint,
  WebhookDeliverySummary,
  WebhookEndpoint,
} from '@tradepost/sdk'
import type { APIContext } from 'astro'
import { leanChoice } from './event-words.ts'
import type { Form } from './form.ts'
import { readForm } from './form.ts'
import type { Notice } from './notice.ts'
import type { WebhookDesk } from './webhook-api.ts'
import { endpointPaths } from './webhook-api.ts'
import { countWords, momentOf } from './webhook-words.ts'

/** What a page shows that is a form, or the reply to it. */
export type FormPage<Reply> = { notice: Notice | undefined; reply: Reply | undefined }

const endpointIdOf = ({ params }: APIContext) => params.endpointId ?? ''

const entered = (form: Form) => ({
  url: form.text('url'),
  description: form.text('description'),
  events: leanChoice(form.all('events')).join(' '),
})

/** What was chosen, of {@link entered}. */
export const eventsOf = (values: Record<string, string> | undefined): string[] =>
  values?.events?.split(' ').filter(Boolean) ?? []

/** The page "New endpoint". The secret is shown by the reply itself: in no address, in no cookie. */
export async function newEndpointPage(
  context: APIContext,
  { api, answerForm, takeNotice }: WebhookDesk,
): Promise<FormPage<NewWebhookEndpoint> | Response> {
  const path = '/webhooks/new'
  if (context.request.method !== 'POST')
    return { notice: takeNotice(context.cookies, path), reply: undefined }
  const form = await readForm(context.request)
  const { events, ...texts } = entered(form)
  const scheme = form.text('scheme') === 'ed25519' ? ('ed25519' as const) : ('hmac' as const)
  const made = await answerForm(context, path, {
    call: () => api.createWebhookEndpoint.try({ ...texts, events: eventsOf({ events }), scheme }),
    values: { ...texts, events, scheme },
    words: { events: 'choose at least one, of those that you may read yourself' },
  })
  return made ? { notice: undefined, reply: made.reply } : context.redirect(path, 303)
}

/** A choice may be stored in another order than the form has. */
const inOrder = (choice: string): string => leanChoice(choice.split(' ')).toSorted().join(' ')

/** Answers the form "Change" of an endpoint. */
export async function answerEndpointEdit(
  context: APIContext,
  { api, answerForm, leaveNotice }: WebhookDesk,
): Promise<Response> {
  const endpointId = endpointIdOf(context)
  const { path, edit } = endpointPaths(endpointId)
  const form = await readForm(context.request)
  const { events, ...texts } = entered(form)
  const isMoved = texts.url !== form.text('urlBefore')
  const isChosenAnew = inOrder(events) !== inOrder(form.text('eventsBefore'))
  const changed = await answerForm(context, edit, {
    call: () =>
      api.updateWebhookEndpoint.try({
        endpointId,
        description: texts.description,
        // Who changes only the description need not be able to read what others chose.
        ...(isMoved && { url: texts.url }),
        ...(isChosenAnew && { events: eventsOf({ events }) }),
        ifMatch: Number(form.text('version')),
      }),
    values: { ...texts, events },
    words: { events: 'choose at least one, of those that you may read yourself' },
  })
  if (!changed) return context.redirect(edit, 303)
  const text = isMoved ? 'Saved. Verify the new address: until then nothing is sent there.' : 'Saved.'
  leaveNotice(context, path, { tone: 'done', text })
  return context.redirect(path, 303)
}

/**
 * Answers what can be asked on the page of an endpoint: to verify, pause, enable or test it. What came of a test is shown by
 * the reply itself; undefined: the page is to be shown as it is.
 */
export async function answerEndpointForm(
  context: APIContext,
  { api, answerForm }: WebhookDesk,
): Promise<{ tested: TestedWebhookEndpoint } | Response> {
  const endpointId = endpointIdOf(context)
  const { path } = endpointPaths(endpointId)
  const form = await readForm(context.request)
  if (form.text('do') === 'test') {
    const tested = await answerForm(context, path, {
      call: () => api.testWebhookEndpoint.try({ endpointId }),
    })
    return tested ? { tested: tested.reply } : context.redirect(path, 303)
  }
  const ifMatch = Number(form.text('version'))
  const asked: Record<string, { call: () => Promise<Result<WebhookEndpoint, string>>; done: string }> = {
    verify: {
      call: () => api.verifyWebhookEndpoint.try({ endpointId }),
      done: 'It answered the challenge: from now on it gets its events.',
    },
    pause: {
      call: () => api.updateWebhookEndpoint.try({ endpointId, enabled: false, ifMatch }),
      done: 'It is paused. What happens meanwhile waits for it.',
    },
    enable: {
      call: () => api.updateWebhookEndpoint.try({ endpointId, enabled: true, ifMatch }),
      done: 'It is enabled, and goes on where it stopped.',
    },
  }
  const wish = form.text('do')
  if (Object.hasOwn(asked, wish) && asked[wish]) await answerForm(context, path, asked[wish])
  return context.redirect(path, 303)
}

/** The page "New secret". It is shown by the reply itself. */
export async function rotationPage(
  context: APIContext,
  { api, answerForm, takeNotice }: WebhookDesk,
): Promise<FormPage<NewWebhookEndpoint> | Response> {
  const endpointId = endpointIdOf(context)
  const { rotation } = endpointPaths(endpointId)
  if (context.request.method !== 'POST')
    return { notice: takeNotice(context.cookies, rotation), reply: undefined }
  const form = await readForm(context.request)
  const scheme = form.text('scheme') === 'ed25519' ? ('ed25519' as const) : ('hmac' as const)
  const rotated = await answerForm(context, rotation, {
    call: () =>
      api.rotateWebhookSecret.try({
        endpointId,
        overlapSeconds: Number(form.text('overlapSeconds')),
        scheme,
      }),
  })
  return rotated ? { notice: undefined, reply: rotated.reply } : context.redirect(rotation, 303)
}

/** Answers the question whether an endpoint is to be removed. */
export async function answerRemoval(
  context: APIContext,
  { api, answerForm, leaveNotice }: WebhookDesk,
): Promise<Response> {
  const endpointId = endpointIdOf(context)
  const { removal } = endpointPaths(endpointId)
  const removed = await answerForm(context, removal, {
    call: () => api.removeWebhookEndpoint.try({ endpointId }),
  })
  if (!removed) return context.redirect(removal, 303)
  leaveNotice(context, '/webhooks', {
    tone: 'done',
    text: 'The endpoint is removed. Nothing is sent there any more.',
  })
  return context.redirect('/webhooks', 303)
}

/** Answers the form "Send again from a moment" of a log. */
export async function answerReplay(
  context: APIContext,
  { api, answerForm, leaveNotice }: WebhookDesk,
): Promise<Response> {
  const endpointId = endpointIdOf(context)
  const { deliveries } = endpointPaths(endpointId)
  const form = await readForm(context.request)
  const values = { day: form.text('day'), time: form.text('time') }
  const since = momentOf(values.day, values.time)
  if (since)
    await answerForm(context, deliveries, {
      call: () => api.replayWebhooks.try({ endpointId, since }),
      done: 'It begins again at that moment: what has happened since is on its way.',
      values,
      fields: { since: 'day' },
    })
  else
    leaveNotice(context, deliveries, {
      tone: 'problem',
      text: 'Nothing was sent again. Enter a day, such as 2026-11-22, and a time, such as 09:30.',
      fields: { day: 'Enter a day of the last 30.' },
      values,
    })
  return context.redirect(deliveries, 303)
}

/** Answers what can be asked of one delivery, on its own page or among the dead letters: to send it again, or to give it up. */
export async function answerDeliveryForm(
  context: APIContext,
  path: string,
  of: WebhookDesk & { endpointId: string; eventId: string; wish: string },
): Promise<Response> {
  const { api, endpointId, eventId } = of
  if (of.wish === 'redeliver')
    await of.answerForm(context, path, {
      call: () => api.redeliverWebhook.try({ endpointId, eventId }),
      done: 'It is sent again, at its turn.',
    })
  if (of.wish === 'discard')
    await of.answerForm(context, path, {
      call: () => api.discardWebhook.try({ endpointId, eventId }),
      done: 'It is given up: it is not sent any more.',
    })
  return context.redirect(path, 303)
}

/** Answers what can be asked among the dead letters: for one of them, or to send all of an endpoint again. */
export async function answerDeadLetterForm(context: APIContext, desk: WebhookDesk): Promise<Response> {
  const path = '/webhooks/dead-letters'
  const form = await readForm(context.request)
  const [endpointId, eventId] = [form.text('endpointId'), form.text('eventId')]
  if (eventId)
    return answerDeliveryForm(context, path, { ...desk, endpointId, eventId, wish: form.text('do') })
  const requeued = await desk.answerForm(context, path, {
    call: () => desk.api.redeliverFailedWebhooks.try({ endpointId }),
  })
  if (requeued)
    desk.leaveNotice(context, path, { tone: 'done', text: manyWords(requeued.reply.count, 'sent again') })
  return context.redirect(path, 303)
}

/** Answers the question whether all dead letters of an endpoint are to be given up. */
export async function answerDiscarding(
  context: APIContext,
  { api, answerForm, leaveNotice }: WebhookDesk,
): Promise<Response> {
  const endpointId = endpointIdOf(context)
  const { discarding } = endpointPaths(endpointId)
  const given = await answerForm(context, discarding, {
    call: () => api.discardFailedWebhooks.try({ endpointId }),
  })
  if (!given) return context.redirect(discarding, 303)
  const text = manyWords(given.reply.count, 'given up')
  leaveNotice(context, '/webhooks/dead-letters', { tone: 'done', text })
  return context.redirect('/webhooks/dead-letters', 303)
}

/** The API takes a thousand at a time. */
function manyWords(count: number, what: string): string {
  const rest = count >= 1000 ? ' There may be more: do it once more.' : ''
  return `${countWords(count, ['delivery is', 'deliveries are'])} ${what}.${rest}`
}

const shownOfEach = 20

/** The endpoints that have dead letters, each with its newest. */
export async function deadLetters({
  api,
}: Pick<WebhookDesk, 'api'>): Promise<{ endpoint: WebhookEndpoint; deliveries: WebhookDeliverySummary[] }[]> {
  const endpoints = await Array.fromAsync(api.listWebhookEndpoints.all())
  return Promise.all(
    endpoints
      .filter(({ failed }) => failed > 0)
      .map(async (endpoint) => {
        const of = { endpointId: endpoint.id, status: 'failed', limit: shownOfEach } as const
        return { endpoint, deliveries: (await api.listWebhookDeliveries(of)).items }
      }),
  )
}
