import { compose, paragraph } from '../layout.ts'
import { template, type Words } from '../letter.ts'
import { shopLink } from '../links.ts'
import { durationWords } from '../wording.ts'

export interface ConfirmEmailChange {
  token: string
  validSeconds: number
}

interface ConfirmEmailChangeWords {
  title: string
  subject: (store: string) => string
  ask: (store: string) => string
  button: string
  lasts: (duration: string) => string
  ignore: string
}

const words: Words<ConfirmEmailChangeWords> = {
  en: {
    title: 'Confirm your new e-mail address',
    subject: (store) => `Confirm your new e-mail address for ${store}`,
    ask: (store) =>
      `Somebody, hopefully you, wants to use this address for an account at ${store} from now on.`,
    button: 'Use this address',
    lasts: (duration) =>
      `The link works once, for ${duration}, and asks you to sign in to that account. Until then the old address stays in use.`,
    ignore: 'If it was not you, you need not do anything: nothing changes.',
  },
  de: {
    title: 'Bestätigen Sie Ihre neue E-Mail-Adresse',
    subject: (store) => `Bestätigen Sie Ihre neue E-Mail-Adresse für ${store}`,
    ask: (store) =>
      `Jemand, hoffentlich Sie, möchte diese Adresse ab jetzt für ein Konto bei ${store} verwenden.`,
    button: 'Diese Adresse verwenden',
    lasts: (duration) =>
      `Der Link gilt einmal, ${duration} lang, und fragt nach der Anmeldung in diesem Konto. Bis dahin bleibt die alte Adresse in Gebrauch.`,
    ignore: 'Wenn Sie es nicht waren, brauchen Sie nichts zu tun: Es ändert sich nichts.',
  },
}

/** To the new address, which takes effect when its link is followed. */
export const confirmEmailChange = template<ConfirmEmailChange, ConfirmEmailChangeWords>(
  words,
  ({ token, validSeconds }, said, setting) => {
    const ask = said.ask(setting.store.name)
    const lasts = said.lasts(durationWords(validSeconds, setting.language))
    return compose(setting, {
      subject: said.subject(setting.store.name),
      preheader: ask,
      title: said.title,
      body: [paragraph(ask)],
      action: { label: said.button, url: shopLink(setting, '/account/email', { token }) },
      after: [paragraph(lasts), paragraph(said.ignore)],
      text: { before: [ask], after: [lasts, said.ignore] },
    })
  },
)
