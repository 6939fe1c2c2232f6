import { writtenAddress } from '../../platform/postal-address.ts'
import { placeProblems, writtenPlace } from '../../platform/postal-place.ts'
import { type FieldProblem, platformRefusals, Refusal } from '../../platform/refusals.ts'
import { type Band, measures, type ShippingMethod, type ShippingRate } from './shipping-method.ts'

/**
 * The method with its places and its pickup point as their countries write them.
 * @throws Refusal invalid-request, naming all that makes no sense
 */
export function soundMethod(method: ShippingMethod): ShippingMethod {
  const problems = [
    ...(method.minDays <= method.maxDays
      ? []
      : [{ pointer: '/maxDays', message: 'must not be less than minDays' }]),
    ...method.rates.flatMap((rate, at) => rateProblems(rate, at, method.rates)),
    ...placeProblems(method.places, '/places'),
  ]
  if (problems.length > 0) throw invalid(problems)
  const { pickupPoint } = method
  return {
    ...method,
    places: method.places.map(writtenPlace),
    pickupPoint: pickupPoint && {
      ...pickupPoint,
      address: writtenAddress(pickupPoint.address, '/pickupPoint/address'),
    },
  }
}

/** @param problems at least one */
export function invalid(problems: FieldProblem[]): Refusal {
  const [first] = problems
  return new Refusal(platformRefusals.invalidRequest, {
    detail: `${first?.pointer}: ${first?.message}`,
    errors: problems,
  })
}

function rateProblems(rate: ShippingRate, at: number, rates: readonly ShippingRate[]): FieldProblem[] {
  const pointer = `/rates/${at}`
  const problems = measures.flatMap((measure) => {
    const { from, below } = rate[measure]
    if (below === null || below > from) return []
    return [
      { pointer: `${pointer}/${measure}/below`, message: `must be above ${from}, where the band begins` },
    ]
  })
  if (rate.quantity.below === 1)
    problems.push({ pointer: `${pointer}/quantity/below`, message: 'must be above 1: no package is empty' })
  if (rates.findIndex(({ id }) => id === rate.id) < at)
    problems.push({ pointer: `${pointer}/id`, message: 'is of another rate here' })
  if (problems.length > 0) return problems
  const first = rates.slice(0, at).findIndex((before) => holdsAll(before, rate))
  if (first === -1) return []
  return [{ pointer, message: `is never used: /rates/${first} comes first and holds all that it holds` }]
}

const holdsAll = (wide: ShippingRate, narrow: ShippingRate): boolean =>
  measures.every((measure) => contains(wide[measure], narrow[measure]))

const contains = (wide: Band, narrow: Band): boolean =>
  wide.from <= narrow.from && (wide.below === null || (narrow.below !== null && narrow.below <= wide.below))
