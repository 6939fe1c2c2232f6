import { compose, paragraph } from '../layout.ts'
import { template, type Words } from '../letter.ts'

interface AccountErasedWords {
  title: string
  subject: (store: string) => string
  tell: (store: string) => string
  kept: string
  last: string
}

const words: Words<AccountErasedWords> = {
  en: {
    title: 'Your account was erased',
    subject: (store) => `Your account at ${store} was erased`,
    tell: (store) => `As you asked, ${store} has erased your account and what it knew about you.`,
    kept: 'Of your orders it keeps what the law on bookkeeping demands, without your name.',
    last: 'This is the last mail about it.',
  },
  de: {
    title: 'Ihr Konto wurde gelöscht',
    subject: (store) => `Ihr Konto bei ${store} wurde gelöscht`,
    tell: (store) =>
      `Wie gewünscht, hat ${store} Ihr Konto gelöscht und alles, was dazu über Sie bekannt war.`,
    kept: 'Von Ihren Bestellungen bleibt, was die Buchführung gesetzlich verlangt, ohne Ihren Namen.',
    last: 'Dies ist die letzte Nachricht dazu.',
  },
}

/** The last mail to a customer, to the address that has just been forgotten. */
export const accountErased = template<Record<never, never>, AccountErasedWords>(
  words,
  (_data, said, setting) => {
    const tell = said.tell(setting.store.name)
    return compose(setting, {
      subject: said.subject(setting.store.name),
      preheader: tell,
      title: said.title,
      body: [paragraph(tell), paragraph(said.kept), paragraph(said.last)],
      text: { before: [tell, said.kept, said.last] },
    })
  },
)
