import { homePath } from '@tradepost/desk/return-path.ts'
import type { Session } from './session.ts'

type Signed = Pick<Session, 'isOwner' | 'secondFactor'>

const pages = { required: '/code', not_set_up: '/second-factor', done: undefined } as const

/** Whether nothing of the store opens before the second factor is shown, or set up. */
export const waitsForFactor = ({ isOwner, secondFactor }: Signed): boolean =>
  secondFactor === 'required' || (isOwner && secondFactor === 'not_set_up')

/** Where somebody goes who has just signed in: past their second factor, when one is needed, and then to `path`. */
export const factorPath = (session: Signed, path: string): string =>
  (waitsForFactor(session) ? factorFirst(session, path) : undefined) ?? path

/**
 * Where somebody goes first who wants to do at `path` what takes a second factor, so that no form is filled in vain;
 * undefined when theirs is shown.
 */
export function factorFirst(
  { secondFactor }: Pick<Signed, 'secondFactor'>,
  path: string,
): string | undefined {
  const page = pages[secondFactor]
  if (!page || path === homePath) return page
  return `${page}?${new URLSearchParams({ next: path })}`
}
