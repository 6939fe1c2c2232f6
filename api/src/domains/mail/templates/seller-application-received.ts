import { compose, paragraph } from '../layout.ts'
import { template, type Words } from '../letter.ts'

interface SellerApplicationReceivedWords {
  title: string
  subject: (store: string) => string
  tell: (store: string) => string
  next: string
  ignore: string
}

const words: Words<SellerApplicationReceivedWords> = {
  en: {
    title: 'Your application has arrived',
    subject: (store) => `Your application to sell at ${store}`,
    tell: (store) => `Thank you for applying to sell at ${store}.`,
    next: 'Somebody will read it and write to you at this address, whatever is decided.',
    ignore: 'If it was not you, you need not do anything.',
  },
  de: {
    title: 'Ihre Bewerbung ist angekommen',
    subject: (store) => `Ihre Bewerbung als Händler bei ${store}`,
    tell: (store) => `Danke für Ihre Bewerbung als Händler bei ${store}.`,
    next: 'Jemand wird sie lesen und Ihnen an diese Adresse schreiben, wie auch immer entschieden wird.',
    ignore: 'Wenn Sie es nicht waren, brauchen Sie nichts zu tun.',
  },
}

/** To an address nobody has confirmed: it holds no word of the application. */
export const sellerApplicationReceived = template<Record<never, never>, SellerApplicationReceivedWords>(
  words,
  (_data, said, setting) => {
    const tell = said.tell(setting.store.name)
    return compose(setting, {
      subject: said.subject(setting.store.name),
      preheader: tell,
      title: said.title,
      body: [paragraph(tell), paragraph(said.next), paragraph(said.ignore)],
      text: { before: [tell, said.next, said.ignore] },
    })
  },
)
