import { compose, paragraph } from '../layout.ts'
import { template, type Words } from '../letter.ts'
import { deskLink } from '../links.ts'
import { durationWords } from '../wording.ts'

export interface SellerInvitation {
  sellerName: string
  token: string
  validSeconds: number
}

interface SellerInvitationWords {
  title: (seller: string) => string
  subject: (seller: string, store: string) => string
  ask: (seller: string, store: string) => string
  button: string
  lasts: (duration: string) => string
  ignore: string
}

const words: Words<SellerInvitationWords> = {
  en: {
    title: (seller) => `Work with ${seller}`,
    subject: (seller, store) => `Invitation to ${seller} at ${store}`,
    ask: (seller, store) => `You are invited to the seller desk of ${seller} at ${store}.`,
    button: 'Accept the invitation',
    lasts: (duration) => `The link works once and for ${duration}.`,
    ignore: 'If you do not know what this is about, you need not do anything.',
  },
  de: {
    title: (seller) => `Arbeiten Sie mit ${seller}`,
    subject: (seller, store) => `Einladung zu ${seller} bei ${store}`,
    ask: (seller, store) => `Sie sind in die Verwaltung des Händlers ${seller} bei ${store} eingeladen.`,
    button: 'Einladung annehmen',
    lasts: (duration) => `Der Link gilt einmal und ${duration} lang.`,
    ignore: 'Wenn Sie nicht wissen, worum es geht, brauchen Sie nichts zu tun.',
  },
}

/** A link to join a seller. */
export const sellerInvitation = template<SellerInvitation, SellerInvitationWords>(
  words,
  ({ sellerName, token, validSeconds }, said, setting) => {
    const { name } = setting.store
    const ask = said.ask(sellerName, name)
    const lasts = said.lasts(durationWords(validSeconds, setting.language))
    return compose(setting, {
      subject: said.subject(sellerName, name),
      preheader: ask,
      title: said.title(sellerName),
      body: [paragraph(ask)],
      action: { label: said.button, url: deskLink(setting, 'seller', '/invitation', { token }) },
      after: [paragraph(lasts), paragraph(said.ignore)],
      text: { before: [ask], after: [lasts, said.ignore] },
    })
  },
)
