import type { Context } from '../../platform/context.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { customerRefusals } from './refusals.ts'

const hour = 3600

/** How long each link works, in seconds. */
export const linkSeconds = { register: 24 * hour, resetPassword: hour, changeEmail: 24 * hour }

/** Before anything that depends on an address is looked at. @throws Refusal store-has-no-pages */
export function mustHavePages({ store }: Context): void {
  if (store.origins.length === 0) throw new Refusal(customerRefusals.storeHasNoPages)
}

/** @throws Refusal invalid-request when the store has no such language */
export function mustSpeak({ store }: Context, locale: string | undefined): void {
  if (locale === undefined || store.locales.includes(locale)) return
  const message = `must be one of ${store.locales.join(', ')}`
  throw new Refusal(platformRefusals.invalidRequest, {
    detail: `/locale: ${message}`,
    errors: [{ pointer: '/locale', message }],
  })
}
