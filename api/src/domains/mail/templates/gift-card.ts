import { codeBlock, compose, lines, paragraph } from '../layout.ts'
import { template, type Words } from '../letter.ts'
import { moneyWords } from '../wording.ts'

export interface GiftCardMail {
  code: string
  /** Minor units */
  amount: number
  currency: string
  /** Of whoever gives it, as written; may be empty */
  message: string
  expiresAt: Date | null
}

interface GiftCardWords {
  title: string
  subject: (amount: string, store: string) => string
  tell: (amount: string, store: string) => string
  use: string
  ends: (date: string) => string
}

const words: Words<GiftCardWords> = {
  en: {
    title: 'A gift card for you',
    subject: (amount, store) => `A gift card of ${amount} for ${store}`,
    tell: (amount, store) => `This code is worth ${amount} at ${store}:`,
    use: 'Enter it when you pay. What is left stays on it. Whoever has the code can pay with it, so keep it to yourself.',
    ends: (date) => `It can be used until ${date}.`,
  },
  de: {
    title: 'Ein Gutschein für Sie',
    subject: (amount, store) => `Ein Gutschein über ${amount} für ${store}`,
    tell: (amount, store) => `Dieser Code ist bei ${store} ${amount} wert:`,
    use: 'Geben Sie ihn beim Bezahlen ein. Was übrig ist, bleibt darauf. Wer den Code hat, kann damit bezahlen; behalten Sie ihn für sich.',
    ends: (date) => `Er gilt bis zum ${date}.`,
  },
}

/** The code of a gift card, to whom it was made for. */
export const giftCard = template<GiftCardMail, GiftCardWords>(
  words,
  ({ code, amount, currency, message, expiresAt }, said, setting) => {
    const { name } = setting.store
    const worth = moneyWords(amount, currency, setting.language)
    const tell = said.tell(worth, name)
    const ends =
      expiresAt === null
        ? []
        : [
            said.ends(
              new Intl.DateTimeFormat(setting.language, { dateStyle: 'long', timeZone: 'UTC' }).format(
                expiresAt,
              ),
            ),
          ]
    const from = message === '' ? [] : [message]
    return compose(setting, {
      subject: said.subject(worth, name),
      preheader: tell,
      title: said.title,
      body: [...from.map(lines), paragraph(tell), codeBlock(code), ...[...ends, said.use].map(paragraph)],
      text: { before: [...from, tell, `    ${code}`, ...ends, said.use] },
    })
  },
)
