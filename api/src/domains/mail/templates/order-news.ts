import { compose, lines, paragraph } from '../layout.ts'
import { template, type Words } from '../letter.ts'
import { shopLink } from '../links.ts'
import { moneyWords } from '../wording.ts'

/** What has become of an order, for its buyer. */
export interface OrderNews {
  /** As on the wire: `ord_…` */
  orderId: string
  orderNumber: string
  /** Opens the order's page without an account */
  orderSecret: string
  news:
    | 'canceled'
    | 'refunded'
    | 'refunded_as_credit'
    | 'edited'
    | 'edit_requested'
    | 'return_approved'
    | 'return_refused'
    /** Nothing of it was accepted */
    | 'return_completed'
  /** Given back, or to be paid, in minor units; null: the news is of no money */
  amount: number | null
  currency: string
  /** In the words of the store; empty: there are none */
  words: string
}

interface OrderNewsWords {
  title: Record<OrderNews['news'], string>
  tell: Record<OrderNews['news'], (number: string, amount: string) => string>
  subject: Record<OrderNews['news'], (number: string) => string>
  said: string
  button: string
}

const words: Words<OrderNewsWords> = {
  en: {
    title: {
      canceled: 'Your order is canceled',
      refunded: 'Your money is on its way back',
      refunded_as_credit: 'You have store credit',
      edited: 'Your order is changed',
      edit_requested: 'Please pay the difference',
      return_approved: 'You may send it back',
      return_refused: 'This cannot be sent back',
      return_completed: 'Nothing is paid back',
    },
    tell: {
      canceled: (number) => `Your order ${number} is canceled. Whatever you have paid comes back to you.`,
      refunded: (number, amount) =>
        `Of your order ${number} we give you ${amount} back, to where it came from.`,
      refunded_as_credit: (number, amount) =>
        `Of your order ${number} we give you ${amount} as store credit.`,
      edited: (number) =>
        `Your order ${number} is changed as agreed. What it is now, you find on the page of the order.`,
      edit_requested: (number, amount) =>
        `A change of your order ${number} costs ${amount} more. Pay that on the page of the order, and it is done.`,
      return_approved: (number) =>
        `You may send goods of your order ${number} back. How, you find on the page of the order.`,
      return_refused: (number) => `Goods of your order ${number} cannot be sent back.`,
      return_completed: (number) =>
        `We have looked at what you sent back of your order ${number}. Nothing is paid back for it.`,
    },
    subject: {
      canceled: (number) => `Your order ${number} is canceled`,
      refunded: (number) => `Money back for your order ${number}`,
      refunded_as_credit: (number) => `Store credit for your order ${number}`,
      edited: (number) => `Your order ${number} is changed`,
      edit_requested: (number) => `A change of your order ${number}`,
      return_approved: (number) => `Your return of order ${number}`,
      return_refused: (number) => `Your return of order ${number}`,
      return_completed: (number) => `Your return of order ${number}`,
    },
    said: 'The reason given:',
    button: 'See your order',
  },
  de: {
    title: {
      canceled: 'Ihre Bestellung ist storniert',
      refunded: 'Ihr Geld ist auf dem Rückweg',
      refunded_as_credit: 'Sie haben Guthaben',
      edited: 'Ihre Bestellung ist geändert',
      edit_requested: 'Bitte zahlen Sie den Unterschied',
      return_approved: 'Sie können es zurücksenden',
      return_refused: 'Das lässt sich nicht zurücksenden',
      return_completed: 'Es wird nichts erstattet',
    },
    tell: {
      canceled: (number) =>
        `Ihre Bestellung ${number} ist storniert. Was Sie bezahlt haben, bekommen Sie zurück.`,
      refunded: (number, amount) =>
        `Von Ihrer Bestellung ${number} erstatten wir Ihnen ${amount} auf demselben Weg, auf dem Sie bezahlt haben.`,
      refunded_as_credit: (number, amount) =>
        `Von Ihrer Bestellung ${number} schreiben wir Ihnen ${amount} als Guthaben gut.`,
      edited: (number) =>
        `Ihre Bestellung ${number} ist wie abgesprochen geändert. Wie sie jetzt aussieht, steht auf der Seite der Bestellung.`,
      edit_requested: (number, amount) =>
        `Eine Änderung Ihrer Bestellung ${number} kostet ${amount} mehr. Zahlen Sie das auf der Seite der Bestellung, dann wird sie geändert.`,
      return_approved: (number) =>
        `Sie können Waren Ihrer Bestellung ${number} zurücksenden. Wie, steht auf der Seite der Bestellung.`,
      return_refused: (number) => `Waren Ihrer Bestellung ${number} lassen sich nicht zurücksenden.`,
      return_completed: (number) =>
        `Wir haben uns angesehen, was Sie von Ihrer Bestellung ${number} zurückgesandt haben. Dafür wird nichts erstattet.`,
    },
    subject: {
      canceled: (number) => `Ihre Bestellung ${number} ist storniert`,
      refunded: (number) => `Erstattung zu Ihrer Bestellung ${number}`,
      refunded_as_credit: (number) => `Guthaben zu Ihrer Bestellung ${number}`,
      edited: (number) => `Ihre Bestellung ${number} ist geändert`,
      edit_requested: (number) => `Eine Änderung Ihrer Bestellung ${number}`,
      return_approved: (number) => `Ihre Rücksendung zu Bestellung ${number}`,
      return_refused: (number) => `Ihre Rücksendung zu Bestellung ${number}`,
      return_completed: (number) => `Ihre Rücksendung zu Bestellung ${number}`,
    },
    said: 'Die Begründung:',
    button: 'Bestellung ansehen',
  },
}

/** An order was canceled or edited, money was given back or is due, a return was decided on, or ended with nothing. */
export const orderNews = template<OrderNews, OrderNewsWords>(words, (of, said, setting) => {
  const amount = of.amount === null ? '' : moneyWords(of.amount, of.currency, setting.locale)
  const tell = said.tell[of.news](of.orderNumber, amount)
  const why = of.words === '' ? [] : [said.said, of.words]
  const url = shopLink(setting, `/orders/${encodeURIComponent(of.orderId)}`, { key: of.orderSecret })
  return compose(setting, {
    subject: said.subject[of.news](of.orderNumber),
    preheader: tell,
    title: said.title[of.news],
    body: [paragraph(tell), ...why.map(lines)],
    action: { label: said.button, url },
    text: { before: [tell, ...why] },
  })
})
