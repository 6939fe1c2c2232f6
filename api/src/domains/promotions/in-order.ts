import type { EnteredCode, Promotion } from './promotion.ts'
import type { Reason } from './reasons.ts'

/** A promotion that may apply, and the code that stands for it. */
export interface Candidate {
  promotion: Promotion
  /** As entered; null for an automatic one */
  code: string | null
  /** Set where its codes are used up */
  because: Reason | null
}

/** A code that stands for nothing that is tried. */
export interface IdleCode {
  code: string
  promotion: Promotion | null
  because: Reason
}

/**
 * Which promotions are tried, and in which order: higher priority first, equal ones by id, whatever order they came
 * in. Those that need a code are tried only with one of theirs, and no word is said of them otherwise.
 */
export function inOrder(
  promotions: readonly Promotion[],
  codes: readonly EnteredCode[],
): { candidates: Candidate[]; idle: IdleCode[] } {
  const codesOf = Map.groupBy(codes, ({ promotionId }) => promotionId)
  const candidates: Candidate[] = []
  const idle: IdleCode[] = (codesOf.get(null) ?? []).map(unknown)
  const known = new Set<string | null>([null])
  for (const promotion of promotions) {
    const entered = codesOf.get(promotion.id) ?? []
    known.add(promotion.id)
    const candidate = withCode(promotion, entered, idle)
    // One that applies by itself needs no code: one that is used up keeps it from nobody.
    if (!promotion.needsCode) candidates.push({ ...candidate, because: null })
    else if (entered.length > 0) candidates.push(candidate)
  }
  for (const [promotionId, entered] of codesOf)
    if (!known.has(promotionId)) idle.push(...entered.map(unknown))
  return { candidates: candidates.sort(byPriority), idle: idle.sort((a, b) => byText(a.code, b.code)) }
}

/** Of several codes of one promotion the first that has uses left stands for it. */
function withCode(promotion: Promotion, entered: readonly EnteredCode[], idle: IdleCode[]): Candidate {
  if (entered.length === 0) return { promotion, code: null, because: null }
  const sorted = entered.toSorted((a, b) => byText(a.code, b.code))
  const usable = ({ usesLeft }: EnteredCode) => usesLeft === null || usesLeft > 0
  const chosen = sorted.find(usable) ?? sorted[0]
  for (const other of sorted) {
    if (other === chosen) continue
    const because: Reason = { code: usable(other) ? 'code-already-applied' : 'code-used-up' }
    idle.push({ code: other.code, promotion, because })
  }
  const because: Reason | null = chosen && usable(chosen) ? null : { code: 'code-used-up' }
  return { promotion, code: chosen?.code ?? null, because }
}

const unknown = ({ code, hasEnded }: EnteredCode): IdleCode => ({
  code,
  promotion: null,
  because: { code: hasEnded ? 'code-ended' : 'code-unknown' },
})

const byPriority = ({ promotion: a }: Candidate, { promotion: b }: Candidate): number =>
  b.priority - a.priority || byText(a.id, b.id)

/** By code units, which no language setting changes. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
