import { compose, paragraph } from '../layout.ts'
import { template, type Words } from '../letter.ts'
import { shopLink } from '../links.ts'

interface AlreadyRegisteredWords {
  title: string
  subject: (store: string) => string
  tell: (store: string) => string
  button: string
  forgotten: string
  ignore: string
}

const words: Words<AlreadyRegisteredWords> = {
  en: {
    title: 'You have an account already',
    subject: (store) => `Your account at ${store}`,
    tell: (store) =>
      `Somebody, hopefully you, wanted to open an account at ${store} with this address. There is one already, and nothing about it has changed.`,
    button: 'Sign in',
    forgotten: 'If you no longer know the password, ask for a new one there.',
    ignore: 'If it was not you, you need not do anything.',
  },
  de: {
    title: 'Sie haben schon ein Konto',
    subject: (store) => `Ihr Konto bei ${store}`,
    tell: (store) =>
      `Jemand, hoffentlich Sie, wollte mit dieser Adresse ein Konto bei ${store} eröffnen. Es gibt schon eines, und nichts daran hat sich geändert.`,
    button: 'Anmelden',
    forgotten: 'Wenn Sie das Passwort nicht mehr wissen, fordern Sie dort ein neues an.',
    ignore: 'Wenn Sie es nicht waren, brauchen Sie nichts zu tun.',
  },
}

/** Instead of the confirmation, when the address has an account: who typed it in learns nothing from the reply. */
export const alreadyRegistered = template<Record<never, never>, AlreadyRegisteredWords>(
  words,
  (_data, said, setting) => {
    const tell = said.tell(setting.store.name)
    return compose(setting, {
      subject: said.subject(setting.store.name),
      preheader: said.title,
      title: said.title,
      body: [paragraph(tell)],
      action: { label: said.button, url: shopLink(setting, '/account') },
      after: [paragraph(said.forgotten), paragraph(said.ignore)],
      text: { before: [tell], after: [said.forgotten, said.ignore] },
    })
  },
)
