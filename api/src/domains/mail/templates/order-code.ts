import { codeBlock, compose, paragraph } from '../layout.ts'
import { template, type Words } from '../letter.ts'
import { durationWords } from '../wording.ts'

export interface OrderCode {
  /** Six digits */
  code: string
  orderNumber: string
  validSeconds: number
}

interface OrderCodeWords {
  title: string
  subject: (code: string, store: string) => string
  ask: (number: string) => string
  lasts: (duration: string) => string
  ignore: string
}

const words: Words<OrderCodeWords> = {
  en: {
    title: 'Your code',
    subject: (code, store) => `${code} is your code for ${store}`,
    ask: (number) => `With this code you can open order ${number}:`,
    lasts: (duration) => `It works once and for ${duration}. Nobody from us will ever ask you for it.`,
    ignore: 'If it was not you who asked, you need not do anything.',
  },
  de: {
    title: 'Ihr Code',
    subject: (code, store) => `${code} ist Ihr Code für ${store}`,
    ask: (number) => `Mit diesem Code öffnen Sie die Bestellung ${number}:`,
    lasts: (duration) => `Er gilt einmal und ${duration} lang. Niemand von uns wird Sie je danach fragen.`,
    ignore: 'Wenn Sie nicht danach gefragt haben, brauchen Sie nichts zu tun.',
  },
}

/** The code by which a guest opens an order without its link. */
export const orderCode = template<OrderCode, OrderCodeWords>(
  words,
  ({ code, orderNumber, validSeconds }, said, setting) => {
    const ask = said.ask(orderNumber)
    const lasts = said.lasts(durationWords(validSeconds, setting.language))
    return compose(setting, {
      subject: said.subject(code, setting.store.name),
      preheader: ask,
      title: said.title,
      body: [paragraph(ask), codeBlock(code), paragraph(lasts), paragraph(said.ignore)],
      text: { before: [ask, `    ${code}`, lasts, said.ignore] },
    })
  },
)
