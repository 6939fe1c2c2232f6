import type { Notice } from './letter.ts'
import { wordsOfStores } from './words-of-stores.ts'

/** What each template is told. Texts may hold anything; amounts are written already. */
export interface TemplateData {
  'order-placed': { number: string; items: string[]; total: string; url: string | null }
  'order-shipped': {
    number: string
    items: string[]
    carrier: string
    trackingNumber: string | null
    trackingUrl: string | null
    url: string | null
    isLast: boolean
  }
  welcome: { url: string | null }
  'account-suspended': Record<never, never>
  'account-reopened': { url: string | null }
  'seller-approved': { seller: string }
  'seller-refused': { seller: string; reason: string | null }
  'seller-suspended': { seller: string }
  'seller-reopened': { seller: string }
}
export type TemplateName = keyof TemplateData

/** The words of a language; a store may have some of its own (`words-of-stores.ts`). `{name}` is filled in. */
export interface Words {
  orderPlacedTitle: string
  orderPlacedBody: string
  orderTotal: string
  orderShippedTitle: string
  orderShippedBody: string
  orderShippedRest: string
  trackingNumber: string
  track: string
  seeOrder: string
  welcomeTitle: string
  welcomeBody: string
  seeAccount: string
  suspendedTitle: string
  suspendedBody: string
  reopenedTitle: string
  reopenedBody: string
  sellerApprovedTitle: string
  sellerApprovedBody: string
  sellerRefusedTitle: string
  sellerRefusedBody: string
  sellerSuspendedTitle: string
  sellerSuspendedBody: string
  sellerReopenedTitle: string
  sellerReopenedBody: string
}

const english: Words = {
  orderPlacedTitle: 'Thank you for your order',
  orderPlacedBody: 'Your order {number} at {store} is placed and paid.',
  orderTotal: 'Total: {total}',
  orderShippedTitle: 'Your order {number} is on its way',
  orderShippedBody: '{store} has handed a parcel to {carrier}.',
  orderShippedRest: 'The rest of your order follows in another parcel.',
  trackingNumber: 'Tracking number: {tracking}',
  track: 'Track the parcel',
  seeOrder: 'See your order',
  welcomeTitle: 'Welcome to {store}',
  welcomeBody: 'Your account is open: your orders and addresses are in it.',
  seeAccount: 'See your account',
  suspendedTitle: 'Your account at {store} is closed for now',
  suspendedBody: 'You cannot sign in at the moment. Write to {store} if you want to know why.',
  reopenedTitle: 'Your account at {store} is open again',
  reopenedBody: 'You can sign in again.',
  sellerApprovedTitle: '{seller} can sell at {store}',
  sellerApprovedBody: 'Your application was approved. The way to your desk comes in a mail of its own.',
  sellerRefusedTitle: 'Your application to sell at {store}',
  sellerRefusedBody: '{store} has decided not to take {seller} on.',
  sellerSuspendedTitle: '{seller} cannot sell at {store} for now',
  sellerSuspendedBody: 'Your offers cannot be bought until {store} opens them again.',
  sellerReopenedTitle: '{seller} can sell at {store} again',
  sellerReopenedBody: 'Your offers can be bought again.',
}

const german: Words = {
  orderPlacedTitle: 'Danke für Ihre Bestellung',
  orderPlacedBody: 'Ihre Bestellung {number} bei {store} ist aufgegeben und bezahlt.',
  orderTotal: 'Summe: {total}',
  orderShippedTitle: 'Ihre Bestellung {number} ist unterwegs',
  orderShippedBody: '{store} hat ein Paket an {carrier} übergeben.',
  orderShippedRest: 'Der Rest Ihrer Bestellung folgt in einem weiteren Paket.',
  trackingNumber: 'Sendungsnummer: {tracking}',
  track: 'Paket verfolgen',
  seeOrder: 'Bestellung ansehen',
  welcomeTitle: 'Willkommen bei {store}',
  welcomeBody: 'Ihr Konto ist eröffnet: Darin finden Sie Ihre Bestellungen und Adressen.',
  seeAccount: 'Konto ansehen',
  suspendedTitle: 'Ihr Konto bei {store} ist vorerst geschlossen',
  suspendedBody:
    'Sie können sich zurzeit nicht anmelden. Schreiben Sie {store}, wenn Sie wissen möchten, warum.',
  reopenedTitle: 'Ihr Konto bei {store} ist wieder offen',
  reopenedBody: 'Sie können sich wieder anmelden.',
  sellerApprovedTitle: '{seller} kann bei {store} verkaufen',
  sellerApprovedBody:
    'Ihre Bewerbung wurde angenommen. Der Weg zu Ihrer Verwaltung kommt in einer eigenen Nachricht.',
  sellerRefusedTitle: 'Ihre Bewerbung als Händler bei {store}',
  sellerRefusedBody: '{store} hat sich entschieden, {seller} nicht aufzunehmen.',
  sellerSuspendedTitle: '{seller} kann bei {store} vorerst nicht verkaufen',
  sellerSuspendedBody: 'Ihre Angebote können nicht gekauft werden, bis {store} sie wieder öffnet.',
  sellerReopenedTitle: '{seller} kann bei {store} wieder verkaufen',
  sellerReopenedBody: 'Ihre Angebote können wieder gekauft werden.',
}

const languages: Record<string, Words> = { en: english, de: german }

/** What a template writes for: a store, by its slug and name, and a reader. */
export interface Occasion {
  store: { slug: string; name: string }
  /** BCP 47; nonsense counts as English. */
  locale: string
}

/** The language that is written for a locale (RFC 4647, lookup by the primary language). */
export function languageOf(locale: string): string {
  const primary = locale.toLowerCase().split(/[-_]/, 1)[0] ?? ''
  return Object.hasOwn(languages, primary) ? primary : 'en'
}

type Say = (key: keyof Words, values?: Record<string, string>) => string

const templates: { [T in TemplateName]: (data: TemplateData[T], say: Say) => Notice } = {
  'order-placed': ({ number, items, total, url }, say) => ({
    ...headed(say('orderPlacedTitle'), say('orderPlacedBody', { number }), say('orderTotal', { total })),
    items,
    ...leading(say('seeOrder'), url),
  }),
  'order-shipped': (data, say) => ({
    ...headed(
      say('orderShippedTitle', { number: data.number }),
      say('orderShippedBody', { carrier: data.carrier, number: data.number }),
      ...(data.trackingNumber === null ? [] : [say('trackingNumber', { tracking: data.trackingNumber })]),
      ...(data.isLast ? [] : [say('orderShippedRest')]),
    ),
    items: data.items,
    ...(isWebAddress(data.trackingUrl)
      ? leading(say('track'), data.trackingUrl)
      : leading(say('seeOrder'), data.url)),
  }),
  welcome: ({ url }, say) => ({
    ...headed(say('welcomeTitle'), say('welcomeBody')),
    ...leading(say('seeAccount'), url),
  }),
  'account-suspended': (_, say) => headed(say('suspendedTitle'), say('suspendedBody')),
  'account-reopened': ({ url }, say) => ({
    ...headed(say('reopenedTitle'), say('reopenedBody')),
    ...leading(say('seeAccount'), url),
  }),
  'seller-approved': (values, say) =>
    headed(say('sellerApprovedTitle', values), say('sellerApprovedBody', values)),
  'seller-refused': ({ seller, reason }, say) =>
    headed(
      say('sellerRefusedTitle', { seller }),
      say('sellerRefusedBody', { seller }),
      ...(reason === null ? [] : [reason]),
    ),
  'seller-suspended': (values, say) =>
    headed(say('sellerSuspendedTitle', values), say('sellerSuspendedBody', values)),
  'seller-reopened': (values, say) =>
    headed(say('sellerReopenedTitle', values), say('sellerReopenedBody', values)),
}

export const templateNames = Object.keys(templates) as TemplateName[]

/** Writes a notice in the words of the store and in the reader's language. */
export function writeNotice<T extends TemplateName>(
  name: T,
  data: TemplateData[T],
  occasion: Occasion,
): Notice {
  const language = languageOf(occasion.locale)
  const own = wordsOfStores[occasion.store.slug]?.[language]
  const words: Words = { ...(languages[language] ?? english), ...own }
  // One pass: what a value holds is not filled in again.
  const say: Say = (key, values = {}) =>
    words[key].replaceAll(/\{(\w+)\}/g, (_, of: string) =>
      of === 'store' ? occasion.store.name : (values[of] ?? ''),
    )
  return templates[name](data, say)
}

const headed = (title: string, ...paragraphs: string[]): Notice => ({ subject: title, title, paragraphs })

const leading = (label: string, url: string | null): Pick<Notice, 'action'> =>
  url === null ? {} : { action: { label, url } }

/** Carriers' addresses are typed in by people: only what a browser opens as a page becomes a link. */
export const isWebAddress = (text: string | null): text is string =>
  text !== null && URL.canParse(text) && ['https:', 'http:'].includes(new URL(text).protocol)
