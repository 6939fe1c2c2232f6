import { compose, paragraph } from '../layout.ts'
import { template, type Words } from '../letter.ts'

interface EmailChangedWords {
  title: string
  subject: (store: string) => string
  tell: (store: string) => string
  notYou: (store: string) => string
}

const words: Words<EmailChangedWords> = {
  en: {
    title: 'Your e-mail address was changed',
    subject: (store) => `Your e-mail address at ${store} was changed`,
    tell: (store) =>
      `Your account at ${store} now uses another e-mail address. This one no longer gets mail about it.`,
    notYou: (store) =>
      `If it was not you, somebody else has access to your account: write to ${store} at once.`,
  },
  de: {
    title: 'Ihre E-Mail-Adresse wurde geändert',
    subject: (store) => `Ihre E-Mail-Adresse bei ${store} wurde geändert`,
    tell: (store) =>
      `Ihr Konto bei ${store} verwendet jetzt eine andere E-Mail-Adresse. An diese hier geht dazu keine Post mehr.`,
    notYou: (store) =>
      `Wenn Sie es nicht waren, hat jemand anderes Zugang zu Ihrem Konto: Schreiben Sie ${store} sofort.`,
  },
}

/** To the old address. It does not name the new one: the old mailbox may be what was lost. */
export const emailChanged = template<Record<never, never>, EmailChangedWords>(
  words,
  (_data, said, setting) => {
    const [tell, notYou] = [said.tell(setting.store.name), said.notYou(setting.store.name)]
    return compose(setting, {
      subject: said.subject(setting.store.name),
      preheader: tell,
      title: said.title,
      body: [paragraph(tell), paragraph(notYou)],
      text: { before: [tell, notYou] },
    })
  },
)
