import { describe, expect, it } from 'vitest'
import type { Occasion, Template } from './letter.ts'
import { type TemplateData, type TemplateName, templates } from './templates.ts'

const hostile = `<script>alert("1")</script> & 'Söhne'\r\nBcc: eve@example.com`

const occasion: Omit<Occasion, 'locale'> = {
  store: { name: 'Northlight', origins: ['https://northlight.example'], supportEmail: null },
  desks: { staff: 'https://desk.example', seller: 'https://sellers.example' },
}

const token = 'st_0-9_abc'
const valid = { token, validSeconds: 86_400 }

/** An example of what each template needs; `text` stands where people write what they like. */
const examples = (text: string): { [T in TemplateName]: TemplateData<T> } => ({
  'account-changed': { change: 'staff.password_changed' },
  'account-erased': {},
  'already-registered': {},
  'confirm-email-change': valid,
  'confirm-registration': valid,
  'email-changed': {},
  'gift-card': {
    code: 'CD34-FGHJ-KMNP-QRTV-WXY9',
    amount: 5_000,
    currency: 'EUR',
    message: text,
    expiresAt: new Date('2029-12-31T12:00:00Z'),
  },
  'no-account': {},
  'order-code': { code: '042917', orderNumber: text, validSeconds: 600 },
  'order-confirmation': {
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    orderNumber: 'K7M2-9QXA',
    orderSecret: 'os_secret+/?',
    currency: 'EUR',
    lines: [
      { title: text, variantTitle: 'Moss', quantity: 2, totalAmount: 9_980 },
      { title: 'Alder Table Lamp', variantTitle: '', quantity: 1, totalAmount: 129_900 },
    ],
    subtotalAmount: 139_880,
    fulfillmentAmount: 490,
    taxAmount: 22_412,
    totalAmount: 140_370,
    shippingMethod: text,
    shippingAddress: {
      fullName: text,
      streetAddress: 'Torstraße 1',
      addressLocality: 'Berlin',
      postalCode: '10119',
      addressCountry: 'DE',
    },
    destinations: [
      {
        address: {
          fullName: text,
          streetAddress: 'Kärntner Straße 1',
          addressLocality: 'Wien',
          postalCode: '1010',
          addressCountry: 'AT',
        },
        lines: [{ title: text, quantity: 1 }],
      },
    ],
  },
  'order-news': {
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    orderNumber: 'K7M2-9QXA',
    orderSecret: 'os_secret+/?',
    news: 'refunded',
    amount: 4_990,
    currency: 'EUR',
    words: text,
  },
  'password-changed': {},
  'reset-password': valid,
  'seller-application-received': {},
  'seller-decision': { sellerName: text, decision: 'refused', reason: text },
  'seller-invitation': { sellerName: text, ...valid },
  'sign-in-changed': { change: 'customer.passkey_added' },
  'staff-invitation': valid,
  'staff-reset-password': { desk: 'staff', ...valid },
  'webhook-disabled': {
    endpointId: 'whe_01h455vb4pex5vsknk084sn02q',
    host: 'hooks.example',
    description: text,
    because: 'exhausted',
  },
})

function write(name: TemplateName, of: { locale: string; text?: string; store?: Occasion['store'] }) {
  const template = templates[name] as Template<unknown>
  const data = examples(of.text ?? 'Linen Throw')[name]
  return template.write(data, { ...occasion, ...(of.store ? { store: of.store } : {}), locale: of.locale })
}

const names = Object.keys(templates) as TemplateName[]
const cases = names.flatMap((name) => ['en-DE', 'de-AT'].map((locale) => [name, locale] as const))

describe.each(cases)('the mail %s in %s', (name, locale) => {
  it('says everything: nothing is missing, and it is in its language', () => {
    const letter = write(name, { locale })
    for (const part of Object.values(letter)) {
      expect(part).not.toMatch(/undefined|null|NaN|\[object|Invalid/)
      expect(part.length).toBeGreaterThan(5)
    }
    expect(letter.html).toContain(`<html lang="${locale.slice(0, 2)}">`)
    expect(letter.text).toContain(locale === 'de-AT' ? 'Gesendet von Northlight' : 'Sent by Northlight')
    expect(letter.html).not.toBe(write(name, { locale: locale === 'de-AT' ? 'en' : 'de' }).html)
  })

  it('escapes every value, and no value begins a header', () => {
    const letter = write(name, {
      locale,
      text: hostile,
      store: { name: hostile, origins: ['https://northlight.example'], supportEmail: hostile },
    })
    expect(letter.html).not.toContain('<script')
    expect(letter.html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;Söhne&#39;')
    expect(letter.subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
    expect([...letter.subject].length).toBeLessThanOrEqual(200)
  })

  it('is one column with at most one button, closes every element, and loads nothing from anywhere', () => {
    const { html } = write(name, { locale, text: hostile })
    expect(html).not.toMatch(/<img|\bsrc=|url\(|<link|<script|<style|@import/)
    expect(html.match(/display:inline-block/g)?.length ?? 0).toBeLessThanOrEqual(1)
    expect(unclosed(html)).toEqual([])
  })

  it('says in plain text what the HTML says, with the same links', () => {
    const letter = write(name, { locale })
    const links = [...letter.html.matchAll(/href="([^"]+)"/g)].map(([, url = '']) =>
      url.replaceAll('&amp;', '&'),
    )
    for (const url of links) expect(letter.text).toContain(url)
    const words = (text: string) => text.replaceAll(/\s+/g, ' ')
    for (const [, said = ''] of letter.html.matchAll(/<(?:p|h1|h2)[^>]*>([^<]{12,})<\/(?:p|h1|h2)>/g))
      expect(words(letter.text)).toContain(words(said.replaceAll('&#39;', "'")))
  })
})

/** Elements that are opened and never closed, or the other way round. */
function unclosed(html: string): string[] {
  const open: string[] = []
  for (const [, slash, element = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
    if (['meta', 'br'].includes(element)) continue
    if (slash !== '/') open.push(element)
    else if (open.at(-1) === element) open.pop()
    else return [...open, `/${element}`]
  }
  return open
}

describe('links', () => {
  it.each([
    ['confirm-registration', `https://northlight.example/account/confirm?token=${token}`],
    ['reset-password', `https://northlight.example/account/reset?token=${token}`],
    ['confirm-email-change', `https://northlight.example/account/email?token=${token}`],
    ['staff-invitation', `https://desk.example/invitation?token=${token}`],
    ['seller-invitation', `https://sellers.example/invitation?token=${token}`],
    ['staff-reset-password', `https://desk.example/reset?token=${token}`],
    [
      'order-confirmation',
      'https://northlight.example/orders/ord_01h455vb4pex5vsknk084sn02q?key=os_secret%2B%2F%3F',
    ],
  ] as const)('of %s lead to %s', (name, url) => {
    expect(write(name, { locale: 'en' }).text).toContain(url)
  })

  it('to the desk of sellers where a seller’s account asks for a password', () => {
    const letter = templates['staff-reset-password'].write(
      { desk: 'seller', token, validSeconds: 60 },
      { ...occasion, locale: 'en' },
    )
    expect(letter.text).toContain(`https://sellers.example/reset?token=${token}`)
  })

  it('of a store without pages of its own lead nowhere: it is said at once', () => {
    const store = { name: 'Nowhere', origins: [], supportEmail: null }
    expect(() => write('reset-password', { locale: 'en', store })).toThrow('no origin of its own pages')
  })
})

describe('languages', () => {
  it.each([
    ['de', 'de'],
    ['de-CH-1996', 'de'],
    ['DE_de', 'en'],
    ['ja-JP', 'en'],
    ['en-GB', 'en'],
    ['', 'en'],
    ['constructor', 'en'],
    ['__proto__', 'en'],
  ])('a reader of "%s" gets %s', (locale, language) => {
    expect(write('no-account', { locale }).html).toContain(`<html lang="${language}">`)
  })

  it('has every template in the same ones', () => {
    for (const { languages } of Object.values(templates)) expect(languages).toEqual(['en', 'de'])
  })
})

describe('mails to addresses that nobody has confirmed', () => {
  it.each([
    'confirm-registration',
    'already-registered',
    'no-account',
    'seller-application-received',
  ] as const)('%s holds no word of whoever typed the address in', (name) => {
    const needed = Object.keys(examples('')[name])
    expect(needed.filter((field) => !['token', 'validSeconds'].includes(field))).toEqual([])
  })
})

describe('the whole text', () => {
  it.each([
    ['order-confirmation', 'de-DE'],
    ['confirm-registration', 'en-GB'],
  ] as const)('of %s in %s is this', async (name, locale) => {
    const { subject, text } = write(name, { locale })
    await expect(`Subject: ${subject}\n\n${text}`).toMatchFileSnapshot(`golden/${name}.${locale}.txt`)
  })
})
