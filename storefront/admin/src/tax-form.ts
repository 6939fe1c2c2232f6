import type { Form } from '@tradepost/desk/form.ts'
import { listOf } from '@tradepost/desk/form.ts'
import type { AddTaxRate, StoreSettings, TaxZone, UpdateStoreSettings } from '@tradepost/sdk'
import { percentOf, percentOfParts } from './entries.ts'
import { entryReader, valuesOf } from './entry-reader.ts'
import { localMoment, momentAt } from './local-time.ts'
import { placeLines, placesOf } from './places.ts'

/** Names of the form's fields by the API's, of what a store says about tax. */
export const taxSettingsFields = {
  taxBasisPoints: 'tax',
  pricesIncludeTax: 'pricesInclude',
  taxExceptionCountries: 'exceptions',
  taxOnShipping: 'onShipping',
  reverseChargeCountry: 'reverseCharge',
}

/** What the form of the store's tax says. */
export function taxSettingsOf(form: Form) {
  const read = entryReader(form, 0)
  const countries = (name: string) => listOf(form.text(name)).map((code) => code.toUpperCase())
  const input: UpdateStoreSettings = {
    taxBasisPoints: read.points('tax'),
    pricesIncludeTax: form.text('pricesInclude') === 'yes',
    taxExceptionCountries: countries('exceptions'),
    taxOnShipping: form.text('onShipping') === 'as-goods' ? 'as-goods' : 'own-class',
    reverseChargeCountry: form.text('reverseCharge').toUpperCase() || null,
    timeZone: form.text('timeZone'),
    currencies: countries('currencies'),
  }
  const names = [...Object.values(taxSettingsFields), 'timeZone', 'currencies']
  return { input, wrong: read.wrong, values: valuesOf(form, names) }
}

/** What a store says about tax, as the fields show it. */
export const taxSettingsValues = (store: StoreSettings): Record<string, string> => ({
  tax: percentOf(store.taxBasisPoints),
  pricesInclude: store.pricesIncludeTax ? 'yes' : 'no',
  exceptions: store.taxExceptionCountries.join(', '),
  onShipping: store.taxOnShipping,
  reverseCharge: store.reverseChargeCountry ?? '',
  timeZone: store.timeZone,
  currencies: store.currencies.join(', '),
})

/** What the form of a zone says, and of each place its line. */
export function zoneOf(form: Form) {
  const { places, lines } = placesOf(form.text('places'))
  return { input: { name: form.text('name'), places }, lines, values: valuesOf(form, ['name', 'places']) }
}

/** A zone as the fields show it. */
export const zoneValues = ({ name, places }: TaxZone): Record<string, string> => ({
  name,
  places: placeLines(places),
})

type Rate = TaxZone['rates'][number]

/** Names of the form's fields by the API's, of a rate. */
export const rateFields = { title: 'rateTitle', partsPerMillion: 'percent' }

/** What the form of a rate says; its times are by the clocks of the store. */
export function rateOf(form: Form, timeZone: string) {
  const read = entryReader(form, 0)
  const moment = (name: string) => {
    const at = momentAt(form.text(name), timeZone)
    if (at === undefined) read.wrong[name] = 'must be a date and a time'
    return at ?? null
  }
  const input: Required<AddTaxRate> = {
    title: form.text('rateTitle'),
    taxClass: form.text('taxClass'),
    partsPerMillion: read.parts('percent'),
    validFrom: moment('validFrom'),
    validUntil: moment('validUntil'),
  }
  const names = ['rateTitle', 'taxClass', 'percent', 'validFrom', 'validUntil']
  return { input, wrong: read.wrong, values: valuesOf(form, names) }
}

/** A rate as the fields show it. */
export const rateValues = (rate: Rate, timeZone: string): Record<string, string> => ({
  rateTitle: rate.title,
  taxClass: rate.taxClass,
  percent: percentOfParts(rate.partsPerMillion),
  validFrom: localMoment(rate.validFrom, timeZone),
  validUntil: localMoment(rate.validUntil, timeZone),
})

/** Where a rate stands in time. */
export function rateState(rate: Pick<Rate, 'validFrom' | 'validUntil'>, now = Date.now()) {
  const at = (moment: string | null, open: number) => (moment === null ? open : Date.parse(moment))
  if (at(rate.validUntil, Infinity) <= now) return { label: 'Over', tone: undefined } as const
  if (at(rate.validFrom, -Infinity) > now) return { label: 'To come', tone: 'wait' } as const
  return { label: 'Due', tone: 'good' } as const
}

/** What the form of an exemption says; its times are by the clocks of the store. */
export function exemptionOf(form: Form, timeZone: string) {
  const wrong: Record<string, string> = {}
  const moment = (name: string) => {
    const at = momentAt(form.text(name), timeZone)
    if (at === undefined) wrong[name] = 'must be a date and a time'
    return at ?? null
  }
  const input = {
    reference: form.text('reference'),
    taxClasses: listOf(form.text('taxClasses')),
    countries: listOf(form.text('countries')).map((code) => code.toUpperCase()),
    validFrom: moment('validFrom'),
    validUntil: moment('validUntil'),
  }
  const names = ['reference', 'taxClasses', 'countries', 'validFrom', 'validUntil']
  return { input, wrong, values: valuesOf(form, names) }
}
