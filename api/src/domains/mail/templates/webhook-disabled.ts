import { compose, paragraph } from '../layout.ts'
import { template, type Words } from '../letter.ts'

interface WebhookDisabledData {
  /** On the wire */
  endpointId: string
  /** Of its address only the host: the rest may hold a password */
  host: string
  /** In the words of whoever made it */
  description: string
  because: 'gone' | 'exhausted'
}

interface WebhookDisabledWords {
  title: string
  subject: (host: string) => string
  tell: Record<WebhookDisabledData['because'], (host: string) => string>
  which: (endpointId: string, description: string) => string
  kept: string
}

const words: Words<WebhookDisabledWords> = {
  en: {
    title: 'Webhooks are no longer sent',
    subject: (host) => `No more webhooks to ${host}`,
    tell: {
      gone: (host) => `${host} answered that it wants no more webhooks (410 Gone).`,
      exhausted: (host) => `For three days ${host} did not take a webhook that we sent again and again.`,
    },
    which: (endpointId, description) =>
      description === '' ? `The endpoint is ${endpointId}.` : `The endpoint is ${endpointId}: ${description}`,
    kept: 'Nothing is lost: what happens is kept for 30 days. Once the endpoint answers again, enable it, and sending goes on where it stopped.',
  },
  de: {
    title: 'Webhooks werden nicht mehr gesendet',
    subject: (host) => `Keine Webhooks mehr an ${host}`,
    tell: {
      gone: (host) => `${host} hat geantwortet, dass keine Webhooks mehr gewünscht sind (410 Gone).`,
      exhausted: (host) =>
        `${host} hat drei Tage lang einen Webhook nicht angenommen, den wir immer wieder gesendet haben.`,
    },
    which: (endpointId, description) =>
      description === ''
        ? `Der Endpunkt ist ${endpointId}.`
        : `Der Endpunkt ist ${endpointId}: ${description}`,
    kept: 'Es geht nichts verloren: Was geschieht, wird 30 Tage aufbewahrt. Sobald der Endpunkt wieder antwortet, schalten Sie ihn ein; dann geht es dort weiter, wo es aufgehört hat.',
  },
}

/** To the owners of a store or a seller: nothing is sent to an endpoint of theirs any more. */
export const webhookDisabled = template<WebhookDisabledData, WebhookDisabledWords>(
  words,
  ({ endpointId, host, description, because }, said, setting) => {
    const tell = said.tell[because](host)
    const which = said.which(endpointId, description)
    return compose(setting, {
      subject: said.subject(host),
      preheader: tell,
      title: said.title,
      body: [paragraph(tell), paragraph(which), paragraph(said.kept)],
      text: { before: [tell, which, said.kept] },
    })
  },
)
