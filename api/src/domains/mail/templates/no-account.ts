import { compose, paragraph } from '../layout.ts'
import { template, type Words } from '../letter.ts'

interface NoAccountWords {
  title: string
  subject: (store: string) => string
  tell: (store: string) => string
  other: string
  ignore: string
}

const words: Words<NoAccountWords> = {
  en: {
    title: 'There is no account with this address',
    subject: (store) => `No account at ${store}`,
    tell: (store) =>
      `Somebody, hopefully you, asked for a new password at ${store}. There is no account with this address.`,
    other: 'If you have one with another address, ask again with that one.',
    ignore: 'If it was not you, you need not do anything.',
  },
  de: {
    title: 'Zu dieser Adresse gibt es kein Konto',
    subject: (store) => `Kein Konto bei ${store}`,
    tell: (store) =>
      `Jemand, hoffentlich Sie, hat bei ${store} ein neues Passwort angefordert. Zu dieser Adresse gibt es kein Konto.`,
    other: 'Wenn Sie eines mit einer anderen Adresse haben, fordern Sie es mit dieser noch einmal an.',
    ignore: 'Wenn Sie es nicht waren, brauchen Sie nichts zu tun.',
  },
}

/** Instead of the reset, when the address has no account: who typed it in learns nothing from the reply. */
export const noAccount = template<Record<never, never>, NoAccountWords>(words, (_data, said, setting) => {
  const tell = said.tell(setting.store.name)
  return compose(setting, {
    subject: said.subject(setting.store.name),
    preheader: said.title,
    title: said.title,
    body: [paragraph(tell), paragraph(said.other), paragraph(said.ignore)],
    text: { before: [tell, said.other, said.ignore] },
  })
})
