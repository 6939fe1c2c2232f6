import type { Actor } from '../../platform/context.ts'
import {
  holdsPermission,
  holdsSellerPermission,
  keyScopes,
  type Permission,
  type SellerPermission,
  sellerKeyScopes,
} from '../../platform/policies.ts'
import { type FieldProblem, Refusal } from '../../platform/refusals.ts'
import type { KeyKind } from './key.ts'
import { keyRefusals } from './refusals.ts'

/** Whether the caller may hand this scope to a key of that kind: nobody gives what he does not have. */
export function mayGrantScope(actor: Actor, kind: KeyKind, scope: string): boolean {
  if (kind === 'secret')
    return (keyScopes as string[]).includes(scope) && holdsPermission(actor, scope as Permission)
  return (
    kind === 'seller' &&
    (sellerKeyScopes as string[]).includes(scope) &&
    holdsSellerPermission(actor, scope as SellerPermission)
  )
}

/**
 * @param had what the key has already: that may stay without being one's own
 * @throws Refusal scope-not-held, naming each scope that is too much
 */
export function mustGrantScopes(actor: Actor, kind: KeyKind, scopes: string[], had: string[] = []): void {
  const errors = scopes.flatMap((scope, index): FieldProblem[] =>
    had.includes(scope) || mayGrantScope(actor, kind, scope)
      ? []
      : [{ pointer: `/scopes/${index}`, message: `is not yours to give: ${scope}` }],
  )
  if (errors.length > 0) throw new Refusal(keyRefusals.scopeNotHeld, { errors })
}

/** @throws Refusal scope-not-held: with the secret of such a key one would have more than one's own */
export function mustHoldScopes(actor: Actor, kind: KeyKind, scopes: string[]): void {
  const missing = scopes.filter((scope) => !mayGrantScope(actor, kind, scope))
  if (missing.length > 0)
    throw new Refusal(keyRefusals.scopeNotHeld, {
      detail: `The key has what you have not: ${missing.join(', ')}.`,
    })
}
