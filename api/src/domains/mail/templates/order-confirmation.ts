import { amounts, compose, heading, lines, paragraph } from '../layout.ts'
import { template, type Words } from '../letter.ts'
import { shopLink } from '../links.ts'
import { moneyWords } from '../wording.ts'

/** Amounts are integer minor units of `currency`. */
export interface OrderConfirmation {
  /** As on the wire: `ord_…` */
  orderId: string
  orderNumber: string
  /** Opens the order's page without an account */
  orderSecret: string
  currency: string
  lines: { title: string; variantTitle: string; quantity: number; totalAmount: number }[]
  subtotalAmount: number
  fulfillmentAmount: number
  taxAmount: number
  totalAmount: number
  /** Null: there was nothing to ship */
  shippingMethod: string | null
  /** Off goods and shipping together; left out of what was laid up before there were promotions */
  discountAmount?: number
  /** On top of the prices */
  taxAddedAmount?: number
  /** Contained in the prices and not due */
  taxRelievedAmount?: number
  shippingAddress: MailedAddress
  /** Further addresses, and what goes there; left out of what was laid up before there could be several */
  destinations?: { address: MailedAddress; lines: { title: string; quantity: number }[] }[]
}

interface MailedAddress {
  fullName: string
  streetAddress: string
  extendedAddress?: string | undefined
  addressLocality: string
  addressRegion?: string | undefined
  postalCode?: string | undefined
  addressCountry: string
}

interface OrderConfirmationWords {
  title: string
  subject: (number: string, store: string) => string
  thanks: (number: string) => string
  button: string
  subtotal: string
  free: string
  total: string
  tax: string
  discount: string
  taxAdded: string
  taxRelieved: string
  address: string
  /** Before what goes to a further address */
  elsewhere: string
  keep: string
}

const words: Words<OrderConfirmationWords> = {
  en: {
    title: 'Thank you for your order',
    subject: (number, store) => `Your order ${number} at ${store}`,
    thanks: (number) => `Your order ${number} is placed and paid. You get it at the address below.`,
    button: 'See your order',
    subtotal: 'Goods',
    free: 'free',
    total: 'Total',
    tax: 'Tax in it',
    discount: 'Discount',
    taxAdded: 'Tax',
    taxRelieved: 'Tax not due',
    address: 'Where it goes',
    elsewhere: 'To another address',
    keep: 'Whoever has this link can see the order: keep it to yourself.',
  },
  de: {
    title: 'Danke für Ihre Bestellung',
    subject: (number, store) => `Ihre Bestellung ${number} bei ${store}`,
    thanks: (number) =>
      `Ihre Bestellung ${number} ist aufgegeben und bezahlt. Sie kommt an die Adresse unten.`,
    button: 'Bestellung ansehen',
    subtotal: 'Waren',
    free: 'kostenlos',
    total: 'Summe',
    tax: 'Darin enthaltene Steuer',
    discount: 'Rabatt',
    taxAdded: 'Steuer',
    taxRelieved: 'Nicht fällige Steuer',
    address: 'Wohin sie geht',
    elsewhere: 'An eine andere Adresse',
    keep: 'Wer diesen Link hat, kann die Bestellung sehen: Behalten Sie ihn für sich.',
  },
}

interface Amount {
  what: string
  amount: string
  strong?: boolean
}

function amountsOf(order: OrderConfirmation, said: OrderConfirmationWords, locale: string): Amount[] {
  const money = (amount: number) => moneyWords(amount, order.currency, locale)
  const goods = order.lines.map((line) => ({
    what: `${line.quantity} × ${[line.title, line.variantTitle].filter((t) => t !== '').join(', ')}`,
    amount: money(line.totalAmount),
  }))
  const shipping = order.fulfillmentAmount === 0 ? said.free : money(order.fulfillmentAmount)
  const { discountAmount = 0, taxAddedAmount = 0, taxRelievedAmount = 0 } = order
  const unlessNone = (what: string, amount: number) => (amount === 0 ? [] : [{ what, amount: money(amount) }])
  return [
    ...goods,
    { what: said.subtotal, amount: money(order.subtotalAmount) },
    ...(order.shippingMethod === null ? [] : [{ what: order.shippingMethod, amount: shipping }]),
    ...unlessNone(said.discount, -discountAmount),
    ...unlessNone(said.taxAdded, taxAddedAmount),
    ...unlessNone(said.taxRelieved, -taxRelievedAmount),
    { what: said.total, amount: money(order.totalAmount), strong: true },
    ...(taxAddedAmount > 0 ? [] : [{ what: said.tax, amount: money(order.taxAmount) }]),
  ]
}

/** An address as lines, in the order of most countries we ship to; the country is named in the reader's language. */
function addressLines(address: MailedAddress, locale: string): string {
  const country = new Intl.DisplayNames(locale, { type: 'region' }).of(address.addressCountry)
  const lines = [
    address.fullName,
    address.streetAddress,
    address.extendedAddress,
    [address.postalCode, address.addressLocality].filter(Boolean).join(' '),
    address.addressRegion,
    country,
  ]
  return lines.filter((line) => line !== undefined && line !== '').join('\n')
}

/** What was bought, what it cost, where it goes, and the link to its page. */
export const orderConfirmation = template<OrderConfirmation, OrderConfirmationWords>(
  words,
  (order, said, setting) => {
    const thanks = said.thanks(order.orderNumber)
    const rows = amountsOf(order, said, setting.locale)
    const address = addressLines(order.shippingAddress, setting.locale)
    const elsewhere = (order.destinations ?? []).map((each) => ({
      title: `${said.elsewhere} (${each.lines.map(({ title, quantity }) => `${quantity} × ${title}`).join(', ')})`,
      address: addressLines(each.address, setting.locale),
    }))
    const url = shopLink(setting, `/orders/${encodeURIComponent(order.orderId)}`, { key: order.orderSecret })
    const table = rows.map(({ what, amount }) => `${what}: ${amount}`).join('\n')
    return compose(setting, {
      subject: said.subject(order.orderNumber, setting.store.name),
      preheader: thanks,
      title: said.title,
      body: [
        paragraph(thanks),
        amounts(rows),
        heading(said.address),
        lines(address),
        ...elsewhere.flatMap((each) => [heading(each.title), lines(each.address)]),
      ],
      action: { label: said.button, url },
      after: [paragraph(said.keep)],
      text: {
        before: [
          thanks,
          table,
          `${said.address}:\n${address}`,
          ...elsewhere.map((each) => `${each.title}:\n${each.address}`),
        ],
        after: [said.keep],
      },
    })
  },
)
