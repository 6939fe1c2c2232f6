import { compose, paragraph } from '../layout.ts'
import { template, type Words } from '../letter.ts'
import { shopLink } from '../links.ts'
import { durationWords } from '../wording.ts'

export interface ConfirmRegistration {
  token: string
  validSeconds: number
}

interface ConfirmRegistrationWords {
  title: string
  subject: (store: string) => string
  ask: (store: string) => string
  button: string
  lasts: (duration: string) => string
  ignore: string
}

const words: Words<ConfirmRegistrationWords> = {
  en: {
    title: 'Confirm your e-mail address',
    subject: (store) => `Confirm your e-mail address for ${store}`,
    ask: (store) => `Somebody, hopefully you, has opened an account at ${store} with this address.`,
    button: 'Confirm address',
    lasts: (duration) => `The link works once and for ${duration}.`,
    ignore: 'If it was not you, you need not do anything: without confirmation the account stays closed.',
  },
  de: {
    title: 'Bestätigen Sie Ihre E-Mail-Adresse',
    subject: (store) => `Bestätigen Sie Ihre E-Mail-Adresse für ${store}`,
    ask: (store) => `Jemand, hoffentlich Sie, hat mit dieser Adresse ein Konto bei ${store} eröffnet.`,
    button: 'Adresse bestätigen',
    lasts: (duration) => `Der Link gilt einmal und ${duration} lang.`,
    ignore:
      'Wenn Sie es nicht waren, brauchen Sie nichts zu tun: Ohne Bestätigung bleibt das Konto geschlossen.',
  },
}

/** To an address nobody has confirmed: it holds no word of whoever typed it in, who may be a stranger. */
export const confirmRegistration = template<ConfirmRegistration, ConfirmRegistrationWords>(
  words,
  ({ token, validSeconds }, said, setting) => {
    const ask = said.ask(setting.store.name)
    const lasts = said.lasts(durationWords(validSeconds, setting.language))
    return compose(setting, {
      subject: said.subject(setting.store.name),
      preheader: ask,
      title: said.title,
      body: [paragraph(ask)],
      action: { label: said.button, url: shopLink(setting, '/account/confirm', { token }) },
      after: [paragraph(lasts), paragraph(said.ignore)],
      text: { before: [ask], after: [lasts, said.ignore] },
    })
  },
)
