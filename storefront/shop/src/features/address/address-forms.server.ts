import type { AddressForm, Client } from '@tradepost/sdk'

const known = new Map<string, { form: Promise<AddressForm | null> }>()

/**
 * How addresses are written in a country; null when nothing is known of it. It is the same for every shop and stays as
 * long as the process.
 * @throws ConnectionProblem, or a Refusal other than that there is no such country
 */
export function readAddressForm(
  shop: Pick<Client, 'getAddressForm'>,
  country: string,
): Promise<AddressForm | null> {
  // What is asked for is kept: not what somebody made up.
  if (!/^[A-Z]{2}$/.test(country)) return Promise.resolve(null)
  const found = known.get(country)
  if (found) return found.form
  const form = shop.getAddressForm.try({ country }).then((result) => {
    if (result.ok) return result.data
    if (result.refusal.code === 'not-found' || result.refusal.code === 'invalid-request') return null
    throw result.refusal
  })
  known.set(country, { form })
  form.catch(() => known.delete(country))
  return form
}
