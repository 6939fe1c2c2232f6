import type { Client } from '@tradepost/sdk'

type Row = Awaited<ReturnType<Client['getTrialBalance']>>['rows'][number]

/** A day of the calendar as fields of forms have it, `2026-11-23`; undefined for anything else. */
export function dayOf(text: string | null): string | undefined {
  try {
    return text && /^\d{4}-/.test(text)
      ? Temporal.PlainDate.from(text, { overflow: 'reject' }).toString()
      : undefined
  } catch {
    return undefined
  }
}

/** The last moment of a day, UTC: the ledger counts in milliseconds. */
export const endOf = (day: string): string => `${day}T23:59:59.999Z`

/** The moment at which a day begins, UTC. */
export const beginningOf = (day: string): string => `${day}T00:00:00.000Z`

export const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString()
export const dayBefore = (day: string): string =>
  Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()

/** What moved on each kind of account between two trial balances of a ledger that only grows; what stood still is left out. */
export function movedBetween(before: readonly Row[], after: readonly Row[]): Row[] {
  const earlier = new Map(before.map((row) => [`${row.kind} ${row.currency}`, row]))
  return after
    .map((row) => {
      const past = earlier.get(`${row.kind} ${row.currency}`)
      const less = (name: 'debits' | 'credits' | 'balance') => ({
        ...row[name],
        amount: row[name].amount - (past?.[name].amount ?? 0),
      })
      return { ...row, debits: less('debits'), credits: less('credits'), balance: less('balance') }
    })
    .filter(({ debits, credits }) => debits.amount !== 0 || credits.amount !== 0)
}
