import type { Context } from '../../platform/context.ts'
import { mustBeGoodPassword as mustBeGoodPasswordOf } from '../users/index.ts'

/**
 * Judges a new password, before anything is counted: who tries some that are too weak has done no wrong.
 * @param of.about what others know of its owner, such as name and address
 * @param of.pointer where in the body it stands
 * @throws Refusal invalid-request with what to do instead
 */
export const mustBeGoodPassword = (
  { store }: Context,
  of: { password: string; about: (string | null)[]; pointer: string },
): Promise<void> =>
  mustBeGoodPasswordOf(of.password, {
    pointer: of.pointer,
    context: [store.name, store.slug, ...of.about.filter((text) => text !== null)],
  })
