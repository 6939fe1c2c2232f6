import type { Key } from '@tradepost/sdk'

type Chip = { label: string; tone: 'good' | 'wait' | 'bad' | undefined }

const kinds: Record<string, string> = { publishable: 'Publishable', secret: 'Secret', seller: 'Seller' }
const states: Record<string, Chip> = {
  active: { label: 'Works', tone: 'good' },
  expired: { label: 'Expired', tone: undefined },
  revoked: { label: 'Revoked', tone: 'bad' },
}

/** What a kind of key is called. The API may learn new ones: those are shown by their own name. */
export const kindWords = (kind: string): string => kinds[kind] ?? kind

/** A key's state, as it is shown. One that was replaced still works for a while, and says so. */
export function keyState({ status, replacedBy }: Pick<Key, 'status' | 'replacedBy'>): Chip {
  if (status === 'active' && replacedBy) return { label: 'Replaced, still works', tone: 'wait' }
  return states[status] ?? { label: status, tone: undefined }
}
