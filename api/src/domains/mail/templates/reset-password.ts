import { compose, paragraph } from '../layout.ts'
import { template, type Words } from '../letter.ts'
import { shopLink } from '../links.ts'
import { durationWords } from '../wording.ts'

export interface ResetPassword {
  token: string
  validSeconds: number
}

interface ResetPasswordWords {
  title: string
  subject: (store: string) => string
  ask: (store: string) => string
  button: string
  lasts: (duration: string) => string
  ignore: string
}

const words: Words<ResetPasswordWords> = {
  en: {
    title: 'Choose a new password',
    subject: (store) => `A new password for ${store}`,
    ask: (store) => `Somebody, hopefully you, asked for a new password for your account at ${store}.`,
    button: 'Choose a new password',
    lasts: (duration) => `The link works once and for ${duration}.`,
    ignore: 'If it was not you, you need not do anything: your password stays as it is.',
  },
  de: {
    title: 'Wählen Sie ein neues Passwort',
    subject: (store) => `Ein neues Passwort für ${store}`,
    ask: (store) => `Jemand, hoffentlich Sie, hat ein neues Passwort für Ihr Konto bei ${store} angefordert.`,
    button: 'Neues Passwort wählen',
    lasts: (duration) => `Der Link gilt einmal und ${duration} lang.`,
    ignore: 'Wenn Sie es nicht waren, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist.',
  },
}

/** A link to choose a new password as a customer. */
export const resetPassword = template<ResetPassword, ResetPasswordWords>(
  words,
  ({ token, validSeconds }, said, setting) => {
    const ask = said.ask(setting.store.name)
    const lasts = said.lasts(durationWords(validSeconds, setting.language))
    return compose(setting, {
      subject: said.subject(setting.store.name),
      preheader: ask,
      title: said.title,
      body: [paragraph(ask)],
      action: { label: said.button, url: shopLink(setting, '/account/reset', { token }) },
      after: [paragraph(lasts), paragraph(said.ignore)],
      text: { before: [ask], after: [lasts, said.ignore] },
    })
  },
)
