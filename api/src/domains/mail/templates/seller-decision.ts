import { compose, lines, paragraph } from '../layout.ts'
import { template, type Words } from '../letter.ts'

export interface SellerDecision {
  sellerName: string
  decision: 'approved' | 'refused'
  /** In the words of whoever decided; null when there are none */
  reason: string | null
}

interface SellerDecisionWords {
  subject: (store: string) => string
  title: Record<SellerDecision['decision'], string>
  tell: Record<SellerDecision['decision'], (seller: string, store: string) => string>
  /** What comes next, after an approval */
  next: string
  reason: string
}

const words: Words<SellerDecisionWords> = {
  en: {
    subject: (store) => `Your application to sell at ${store}`,
    title: { approved: 'Welcome', refused: 'Not this time' },
    tell: {
      approved: (seller, store) => `${seller} may sell at ${store} from now on.`,
      refused: (seller, store) => `${store} has decided not to take on ${seller}.`,
    },
    next: 'The invitation to your seller desk comes in a mail of its own.',
    reason: 'The reason given:',
  },
  de: {
    subject: (store) => `Ihre Bewerbung als Händler bei ${store}`,
    title: { approved: 'Willkommen', refused: 'Diesmal nicht' },
    tell: {
      approved: (seller, store) => `${seller} darf ab jetzt bei ${store} verkaufen.`,
      refused: (seller, store) => `${store} hat entschieden, ${seller} nicht aufzunehmen.`,
    },
    next: 'Die Einladung in Ihre Verwaltung kommt in einer eigenen Nachricht.',
    reason: 'Die Begründung:',
  },
}

/** What was decided about an application to sell. */
export const sellerDecision = template<SellerDecision, SellerDecisionWords>(
  words,
  ({ sellerName, decision, reason }, said, setting) => {
    const tell = said.tell[decision](sellerName, setting.store.name)
    const next = decision === 'approved' ? [said.next] : []
    const why = reason === null ? [] : [said.reason, reason]
    return compose(setting, {
      subject: said.subject(setting.store.name),
      preheader: tell,
      title: said.title[decision],
      body: [paragraph(tell), ...next.map(paragraph), ...why.map(lines)],
      text: { before: [tell, ...next, ...why] },
    })
  },
)
