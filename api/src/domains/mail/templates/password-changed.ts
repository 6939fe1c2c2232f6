import { compose, paragraph } from '../layout.ts'
import { template, type Words } from '../letter.ts'
import { shopLink } from '../links.ts'

interface PasswordChangedWords {
  title: string
  subject: (store: string) => string
  tell: (store: string) => string
  notYou: string
  button: string
}

const words: Words<PasswordChangedWords> = {
  en: {
    title: 'Your password was changed',
    subject: (store) => `Your password at ${store} was changed`,
    tell: (store) =>
      `The password of your account at ${store} was changed. If it was you, you need not do anything.`,
    notYou: 'If it was not you, ask for a new password now: that also ends every session.',
    button: 'Go to your account',
  },
  de: {
    title: 'Ihr Passwort wurde geändert',
    subject: (store) => `Ihr Passwort bei ${store} wurde geändert`,
    tell: (store) =>
      `Das Passwort Ihres Kontos bei ${store} wurde geändert. Wenn Sie es waren, brauchen Sie nichts zu tun.`,
    notYou: 'Wenn Sie es nicht waren, fordern Sie jetzt ein neues an: Das beendet auch alle Sitzungen.',
    button: 'Zu Ihrem Konto',
  },
}

/** A notice to a customer, after the fact. */
export const passwordChanged = template<Record<never, never>, PasswordChangedWords>(
  words,
  (_data, said, setting) => {
    const tell = said.tell(setting.store.name)
    return compose(setting, {
      subject: said.subject(setting.store.name),
      preheader: tell,
      title: said.title,
      body: [paragraph(tell), paragraph(said.notYou)],
      action: { label: said.button, url: shopLink(setting, '/account') },
      text: { before: [tell, said.notYou] },
    })
  },
)
