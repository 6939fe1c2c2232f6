import { defineRefusals } from '../../platform/refusals.ts'

export const taxRefusals = defineRefusals({
  placeTaken: {
    code: 'place-taken',
    status: 409,
    title: 'Another tax zone holds this place.',
    hint: 'Take it out of the zone that `taxZoneId` names first, or change the rates there.',
  },
  ratesOverlap: {
    code: 'tax-rates-overlap',
    status: 409,
    title: 'Two rates of one tax class would be due at one time.',
    hint: 'End the rate that `taxRateId` names first with `updateTaxRate`, at the moment from which the other counts.',
  },
  tooManyZones: {
    code: 'too-many-tax-zones',
    status: 409,
    title: 'There are too many tax zones.',
    hint: 'Put places with the same rates into one zone.',
  },
  tooManyRates: {
    code: 'too-many-tax-rates',
    status: 409,
    title: 'The tax zone has too many rates.',
    hint: 'Remove those that have ended: orders keep what they were promised.',
  },
  tooManyExemptions: {
    code: 'too-many-tax-exemptions',
    status: 409,
    title: 'The customer has too many exemptions from tax.',
    hint: 'Remove those that have ended.',
  },
})
