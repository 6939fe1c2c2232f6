import { z } from '@hono/zod-openapi'
import { keptText } from '../../platform/card-numbers.ts'
import { toWire, wireId } from '../../platform/ids.ts'
import { postalAddressSchema } from '../../platform/postal-address-schema.ts'
import { countryCode, oneLine, timestamp, version } from '../../platform/schemas.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { memberStates, vatNumberProblem } from '../../platform/vat-number.ts'
import { clockOffsetMax } from './move-clock.ts'
import { originInput } from './origins.ts'
import type { StoreSecret } from './secret-queries.ts'
import type { StoreSettings } from './settings.ts'

/** The settings of a store, as replies show them. */
export const exampleSettings = {
  id: 'store_01h455vb4pex5vsknk084sn02q',
  slug: 'northlight',
  name: 'Northlight',
  tagline: 'Things for everyday rooms',
  status: 'open',
  currency: 'EUR',
  locale: 'en-DE',
  locales: ['en-DE', 'de-DE'],
  countries: ['DE', 'AT'],
  taxBasisPoints: 1900,
  pricesIncludeTax: true,
  taxExceptionCountries: ['CH'],
  taxOnShipping: 'own-class',
  reverseChargeCountry: 'DE',
  timeZone: 'Europe/Berlin',
  currencies: ['CHF'],
  supportEmail: 'help@northlight.example',
  invoicing: {
    legalName: 'Northlight GmbH',
    address: {
      streetAddress: 'Torstraße 1',
      addressLocality: 'Berlin',
      postalCode: '10119',
      addressCountry: 'DE',
    },
    vatNumber: 'DE123456789',
    taxNumber: null,
    prefix: 'NL-',
    footer: 'Amtsgericht Berlin HRB 1 · IBAN DE02 1203 0000 0000 2020 51',
  },
  returnDays: 30,
  origins: ['https://northlight.example'],
  twinOf: null,
  twinId: null,
  clockOffsetSeconds: 0,
  createdAt: '2026-11-22T09:30:00.000Z',
  updatedAt: '2026-11-22T09:30:00.000Z',
  version: 1,
} as const

const textOrNull = (max: number) => z.union([oneLine(max), z.null()])

const invoicingSchema = z
  .strictObject({
    legalName: oneLine(200).openapi({ description: 'Whose invoices they are.' }),
    address: postalAddressSchema.omit({ fullName: true, phoneNumber: true }),
    vatNumber: textOrNull(20).openapi({
      description:
        'With its country, in the form of the state that gave it out; whether it exists is not checked. Null: it has none.',
    }),
    taxNumber: textOrNull(40).openapi({ description: 'Of the local authority; null: it is not shown.' }),
    prefix: z
      .string()
      .regex(/^[A-Z0-9/-]{0,12}$/, 'must be made of up to 12 capitals, digits, hyphens and slashes')
      .openapi({ description: 'What numbers begin with: `NL-` makes NL-1. A new one begins a series at 1.' }),
    footer: z.string().trim().max(1000).openapi({ description: 'At the foot of each page; may be empty.' }),
  })
  .openapi('Invoicing', { example: { ...exampleSettings.invoicing } })
const aboutInvoicing = { description: 'Who issues invoices and credit notes. Null: none are issued.' }
const invoicing = z.union([invoicingSchema, z.null()]).openapi(aboutInvoicing)
const returnDays = z
  .int()
  .min(0)
  .max(3650)
  .openapi({ description: 'Days in which goods may be sent back, from when they arrived; 0: never.' })

const storeOrNull = z.union([wireId('store'), z.null()])

export const storeSettingsSchema = z
  .object({
    id: wireId('store'),
    slug: z.string(),
    name: z.string(),
    tagline: z.string(),
    status: z
      .enum(['open', 'suspended'])
      .openapi({ description: '`suspended`: nobody but its staff gets in.' }),
    currency: z.string(),
    locale: z.string(),
    locales: z.array(z.string()).openapi({ description: 'What its customers may choose from.' }),
    countries: z.array(countryCode),
    taxBasisPoints: z.int().openapi({
      description: 'Of the tax class `standard`, where no tax zone says otherwise: 1900 is 19 %.',
    }),
    pricesIncludeTax: z.boolean().openapi({ description: 'Whether prices contain the tax.' }),
    taxExceptionCountries: z
      .array(countryCode)
      .openapi({ description: 'Where it is the other way round: goods are delivered there.' }),
    taxOnShipping: z.enum(['own-class', 'as-goods']).openapi({
      description:
        '`own-class`: shipping is taxed by the tax class of its method; `as-goods`: in proportion to the goods.',
    }),
    reverseChargeCountry: z.union([countryCode, z.null()]).openapi({
      description:
        'The member state of the EU where it is registered for VAT; null: it does not know reverse charge.',
    }),
    timeZone: z
      .string()
      .openapi({ description: 'IANA name: windows of promotions and price lists are read by its clocks.' }),
    currencies: z
      .array(z.string())
      .openapi({ description: 'ISO 4217 codes, besides its own, of carts it takes.' }),
    supportEmail: z
      .union([z.string(), z.null()])
      .openapi({ description: 'Where answers to its mails go; null: nowhere.' }),
    invoicing,
    returnDays,
    origins: z.array(z.string()).openapi({ description: 'Its own pages, the main one first.' }),
    twinOf: storeOrNull.openapi({ description: 'The store whose test twin this is.' }),
    twinId: storeOrNull.openapi({ description: 'Its test twin, once it has one.' }),
    clockOffsetSeconds: z
      .int()
      .openapi({ description: 'How far the clock of a test twin is moved; 0 in every other store.' }),
    createdAt: timestamp,
    updatedAt: timestamp,
    version,
  })
  .openapi('StoreSettings', { example: { ...exampleSettings } })

/** A locale that this machine knows how to write prices and dates in (BCP 47). */
const localeInput = z
  .string()
  .max(35)
  .refine(isLocale, 'must be a BCP 47 tag such as en-DE, in its usual spelling')
  .openapi({ description: 'BCP 47 tag.', example: 'en-DE' })

function isLocale(text: string): boolean {
  try {
    return (
      Intl.getCanonicalLocales(text)[0] === text && Intl.DateTimeFormat.supportedLocalesOf(text).length === 1
    )
  } catch {
    return false
  }
}

const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
/** What the names know besides countries: unions, outlying parts and what is unknown. */
const noCountries = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'])

/** A country one can ship to. */
export const countryInput = countryCode.refine(
  (code) => /^[A-Z]{2}$/.test(code) && !noCountries.has(code) && regions.of(code) !== undefined,
  'must be a country',
)

const currencies = new Set(Intl.supportedValuesOf('currency'))

export const currencyInput = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR')
  .refine((code) => currencies.has(code), 'must be a currency')
  .openapi({ description: 'ISO 4217 code.', example: 'EUR' })

const timeZones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])

const timeZoneInput = z
  .string()
  .max(64)
  .refine((name) => timeZones.has(name), 'must be an IANA time zone such as Europe/Berlin')
  .openapi({
    description: 'IANA name: windows of promotions and price lists are read by its clocks.',
    example: 'Europe/Berlin',
  })

const eachOnce = (list: readonly string[]) => new Set(list).size === list.length

/** The fields of a store, as `createStore` and `updateStoreSettings` take them. */
export const storeInput = {
  name: oneLine(80).openapi({ example: 'Northlight' }),
  tagline: z.string().trim().max(200).openapi({ example: 'Things for everyday rooms' }),
  currency: currencyInput,
  locale: localeInput.openapi({ description: 'The language of the store itself.' }),
  locales: z
    .array(localeInput)
    .min(1)
    .max(50)
    .refine(eachOnce, 'names a locale twice')
    .openapi({ description: "What customers may choose from; holds the store's own locale." }),
  countries: z
    .array(countryInput)
    .min(1)
    .max(250)
    .refine(eachOnce, 'names a country twice')
    .openapi({ description: 'Where it ships to.' }),
  taxBasisPoints: z
    .int()
    .min(0)
    .max(10_000)
    .openapi({ description: 'Of the tax class `standard`, where no tax zone says otherwise: 1900 is 19 %.' }),
  pricesIncludeTax: z.boolean().openapi({
    description:
      'Whether prices of goods and of shipping contain the tax. If so, everybody pays the same price and the tax of the address is taken out of it; if not, it is added.',
  }),
  taxExceptionCountries: z
    .array(countryInput)
    .max(250)
    .refine(eachOnce, 'names a country twice')
    .openapi({ description: 'Where it is the other way round: goods are delivered there.' }),
  taxOnShipping: z.enum(['own-class', 'as-goods']).openapi({
    description:
      '`own-class`: shipping is taxed by the tax class of its method; `as-goods`: in proportion to the goods it brings.',
  }),
  reverseChargeCountry: z
    .union([
      countryCode.refine((code) => memberStates.has(code), 'must be a member state of the EU'),
      z.null(),
    ])
    .openapi({
      description:
        'The member state of the EU where the store is registered for VAT: businesses of the others then owe the tax themselves. Null: the store does not know reverse charge.',
    }),
  timeZone: timeZoneInput,
  currencies: z
    .array(currencyInput)
    .max(20)
    .refine(eachOnce, 'names a currency twice')
    .openapi({
      description:
        "Besides the store's own: what carts may be in, at the prices of price lists in that currency. Once it is taken away, carts in it cannot be bought.",
      example: ['CHF'],
    }),
  supportEmail: z
    .union([z.email().max(254), z.null()])
    .openapi({ description: 'Where answers to its mails go; null: nowhere.', example: 'help@example.com' }),
}

/** What was kept before forms were looked at is still shown: only what is written is judged. */
const invoicingInput = z
  .union([
    invoicingSchema.superRefine(({ vatNumber, address }, issues) => {
      const message = vatNumber === null ? null : vatNumberProblem(vatNumber, address.addressCountry)
      if (message !== null) issues.addIssue({ code: 'custom', path: ['vatNumber'], message })
    }),
    z.null(),
  ])
  .openapi(aboutInvoicing)

export const updateStoreSettingsInput = z
  .strictObject({ ...storeInput, invoicing: invoicingInput, returnDays })
  .partial()
  .openapi('UpdateStoreSettings', { example: { name: 'Northlight', countries: ['DE', 'AT', 'NL'] } })

export const setStoreOriginsInput = z
  .strictObject({
    origins: z
      .array(originInput)
      .max(20)
      .refine(eachOnce, 'names an origin twice')
      .openapi({ description: 'All of them, the main one first.' }),
  })
  .openapi('SetStoreOrigins', { example: { origins: ['https://northlight.example'] } })

export const suspendStoreInput = z
  .strictObject({
    reason: keptText(500, 1).openapi({ description: 'For the records.' }),
  })
  .openapi('SuspendStore', { example: { reason: 'Stocktaking until Monday' } })

export const moveClockInput = z
  .union([
    z.strictObject({ offsetSeconds: z.int().min(-clockOffsetMax).max(clockOffsetMax) }),
    z.strictObject({
      to: z.iso
        .datetime({ offset: true })
        .max(40)
        .transform((text) => new Date(text))
        .openapi({ type: 'string', format: 'date-time', example: '2026-12-24T18:00:00Z' }),
    }),
  ])
  .openapi('MoveClock', { example: { offsetSeconds: 86_400 } })

export const clockSchema = z
  .object({
    now: timestamp.openapi({ description: 'What the clock of this store says.' }),
    offsetSeconds: z.int(),
    version,
  })
  .openapi('StoreClock', {
    example: { now: '2026-11-23T09:30:00.000Z', offsetSeconds: 86_400, version: 2 },
  })

export const presentSettings = (of: StoreSettings): z.infer<typeof storeSettingsSchema> => ({
  id: toWire('store', of.id),
  slug: of.slug,
  name: of.name,
  tagline: of.tagline,
  status: of.status,
  currency: of.currency,
  locale: of.locale,
  locales: of.locales,
  countries: of.countries,
  taxBasisPoints: of.taxBasisPoints,
  pricesIncludeTax: of.pricesIncludeTax,
  taxExceptionCountries: of.taxExceptionCountries,
  taxOnShipping: of.taxOnShipping,
  reverseChargeCountry: of.reverseChargeCountry,
  timeZone: of.timeZone,
  currencies: of.currencies,
  supportEmail: of.supportEmail,
  invoicing: of.invoicing,
  returnDays: of.returnDays,
  origins: of.origins,
  twinOf: of.twinOf && toWire('store', of.twinOf),
  twinId: of.twinId && toWire('store', of.twinId),
  clockOffsetSeconds: of.clockOffsetSeconds,
  createdAt: toRfc3339(of.createdAt),
  updatedAt: toRfc3339(of.updatedAt),
  version: of.version,
})

const secretName = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*([._-][a-z0-9]+)*$/,
    'must be made of small letters and digits, such as mail.password',
  )
  .max(60)
  .openapi({ description: 'What it is called here.', example: 'mail.password' })

export const secretParams = z.object({ name: secretName })

export const setSecretInput = z
  .strictObject({
    value: z.string().min(1).max(8000).openapi({ description: 'The secret. Nobody ever reads it back.' }),
  })
  .openapi('SetSecret', { example: { value: 'the password of the mail service' } })

export const secretSchema = z
  .object({ name: z.string(), updatedAt: timestamp })
  .openapi('StoreSecret', { example: { name: 'mail.password', updatedAt: '2026-11-22T09:30:00.000Z' } })

export const secretListSchema = z.object({ items: z.array(secretSchema) }).openapi('StoreSecretList', {
  example: { items: [{ name: 'mail.password', updatedAt: '2026-11-22T09:30:00.000Z' }] },
})

export const presentSecret = (secret: StoreSecret) => ({
  name: secret.name,
  updatedAt: toRfc3339(secret.updatedAt),
})
