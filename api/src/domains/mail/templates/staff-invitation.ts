import { compose, paragraph } from '../layout.ts'
import { template, type Words } from '../letter.ts'
import { deskLink } from '../links.ts'
import { durationWords } from '../wording.ts'

export interface StaffInvitation {
  token: string
  validSeconds: number
}

interface StaffInvitationWords {
  title: (store: string) => string
  subject: (store: string) => string
  ask: (store: string) => string
  button: string
  lasts: (duration: string) => string
  ignore: string
}

const words: Words<StaffInvitationWords> = {
  en: {
    title: (store) => `Work with ${store}`,
    subject: (store) => `Invitation to ${store}`,
    ask: (store) => `You are invited to the admin desk of ${store}.`,
    button: 'Accept the invitation',
    lasts: (duration) => `The link works once and for ${duration}.`,
    ignore: 'If you do not know what this is about, you need not do anything.',
  },
  de: {
    title: (store) => `Arbeiten Sie mit ${store}`,
    subject: (store) => `Einladung zu ${store}`,
    ask: (store) => `Sie sind in die Verwaltung von ${store} eingeladen.`,
    button: 'Einladung annehmen',
    lasts: (duration) => `Der Link gilt einmal und ${duration} lang.`,
    ignore: 'Wenn Sie nicht wissen, worum es geht, brauchen Sie nichts zu tun.',
  },
}

/** A link to join the staff of a store. */
export const staffInvitation = template<StaffInvitation, StaffInvitationWords>(
  words,
  ({ token, validSeconds }, said, setting) => {
    const { name } = setting.store
    const ask = said.ask(name)
    const lasts = said.lasts(durationWords(validSeconds, setting.language))
    return compose(setting, {
      subject: said.subject(name),
      preheader: ask,
      title: said.title(name),
      body: [paragraph(ask)],
      action: { label: said.button, url: deskLink(setting, 'staff', '/invitation', { token }) },
      after: [paragraph(lasts), paragraph(said.ignore)],
      text: { before: [ask], after: [lasts, said.ignore] },
    })
  },
)
