import { homePath } from './return-path.ts'
import type { Session } from './session.ts'

/** Where somebody goes who has just signed in: past their second factor, when one is needed, and then to `path`. */
export function factorPath(session: Pick<Session, 'isOwner' | 'secondFactor'>, path: string): string {
  const { isOwner, secondFactor } = session
  const page = { required: '/code', not_set_up: isOwner ? '/second-factor' : undefined, done: undefined }[
    secondFactor
  ]
  if (!page) return path
  return path === homePath ? page : `${page}?${new URLSearchParams({ next: path })}`
}
