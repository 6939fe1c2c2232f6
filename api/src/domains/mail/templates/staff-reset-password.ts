import { compose, paragraph } from '../layout.ts'
import { template, type Words } from '../letter.ts'
import { deskLink } from '../links.ts'
import { durationWords } from '../wording.ts'

export interface StaffResetPassword {
  /** Whose page chooses the password: one account may open both */
  desk: 'staff' | 'seller'
  token: string
  validSeconds: number
}

interface StaffResetPasswordWords {
  title: string
  subject: string
  ask: string
  button: string
  lasts: (duration: string) => string
  ignore: string
}

const words: Words<StaffResetPasswordWords> = {
  en: {
    title: 'Choose a new password',
    subject: 'A new password for your desk',
    ask: 'Somebody, hopefully you, asked for a new password for the desk you work at.',
    button: 'Choose a new password',
    lasts: (duration) => `The link works once and for ${duration}. Your second factor stays as it is.`,
    ignore: 'If it was not you, tell whoever looks after your store; your password stays as it is.',
  },
  de: {
    title: 'Wählen Sie ein neues Passwort',
    subject: 'Ein neues Passwort für Ihre Verwaltung',
    ask: 'Jemand, hoffentlich Sie, hat ein neues Passwort für die Verwaltung angefordert, in der Sie arbeiten.',
    button: 'Neues Passwort wählen',
    lasts: (duration) => `Der Link gilt einmal und ${duration} lang. Ihr zweiter Faktor bleibt, wie er ist.`,
    ignore:
      'Wenn Sie es nicht waren, sagen Sie es der Leitung Ihres Geschäfts; Ihr Passwort bleibt, wie es ist.',
  },
}

/** A link to choose a new password for an account that works at desks. */
export const staffResetPassword = template<StaffResetPassword, StaffResetPasswordWords>(
  words,
  ({ desk, token, validSeconds }, said, setting) => {
    const lasts = said.lasts(durationWords(validSeconds, setting.language))
    return compose(setting, {
      subject: said.subject,
      preheader: said.ask,
      title: said.title,
      body: [paragraph(said.ask)],
      action: { label: said.button, url: deskLink(setting, desk, '/reset', { token }) },
      after: [paragraph(lasts), paragraph(said.ignore)],
      text: { before: [said.ask], after: [lasts, said.ignore] },
    })
  },
)
