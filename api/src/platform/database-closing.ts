import type pg from 'pg'
import type { Row, Statement } from './database.ts'
import { sendTogether } from './database-batch.ts'

/**
 * A write that waits for the end of the transaction and travels with all others in one statement.
 * `ctes` are top-level common table expressions with their own `$1…`; they see the data as it was before the
 * statement and must not touch each other's rows. `rank` orders them (and so their locks); see `lockOrder`.
 * `staleOn` names unique indexes whose conflict means that somebody was faster: everything runs again.
 * `check` gets what `returns` (an SQL expression over the CTEs) gave, and throws to roll everything back.
 * `expects` is what `returns` gives when all is well. Where every checked write of a transaction says so, the database
 * itself compares, and COMMIT travels with the statement instead of waiting for the checks.
 * `done` is told what it gave once all checks are passed.
 */
export interface ClosingWrite {
  name: string
  rank: number
  ctes: Record<string, string>
  returns: string
  values: unknown[]
  check?: (result: unknown) => void
  expects?: unknown
  done?: (result: unknown) => void
  staleOn?: string[]
}

/** What a write expects that checks only what it sends, not what it is answered. */
export const anything = Symbol('anything')

/** The one order in which a transaction takes its locks: the hottest row, stock, last. */
export const lockOrder = {
  idempotencyKey: 1,
  cart: 2,
  checkout: 3,
  payment: 4,
  order: 5,
  catalog: 6,
  event: 7,
  promotion: 8,
  ledger: 9,
  stock: 10,
} as const

/** Thrown to roll back and run the transaction again from its start: what was read has changed meanwhile. */
export class Stale extends Error {}

/**
 * Rolled back because a write gave another answer than it expected, to which yet no check objects: the transaction runs
 * again, and its checks decide before COMMIT.
 */
export class Unforeseen extends Error {}

/** What `commerce.refuse_closing` raises; its detail holds what each write gave. */
const unforeseenState = 'TP001'

export const commit: Statement = { name: 'commit', text: 'COMMIT', values: [] }

interface ClosingText {
  /** Short: Postgres cuts names at 63 bytes, and two that agree so far would be one. */
  name: string
  text: string
  /** What each write said when it was composed. */
  parts: string[]
}

/** The statement of each combination of writes: composed and prepared once, whatever the values are. */
const closingTexts = new Map<string, ClosingText>()

/**
 * @param isJudged the database refuses what is not as expected
 * @throws Error when a write of the same name has said something else before: its name must tell them apart
 */
function closingText(writes: ClosingWrite[], isJudged: boolean): ClosingText {
  const combination = `${isJudged ? 'judged ' : ''}${writes.map((write) => write.name).join('+')}`
  const parts = writes.flatMap((write) => [...Object.values(write.ctes), write.returns])
  const known = closingTexts.get(combination)
  if (!known) {
    const text = isJudged ? judged(writes) : composed(writes).text
    const made = { name: `closing_${closingTexts.size + 1}`, text, parts }
    closingTexts.set(combination, made)
    return made
  }
  if (known.parts.length !== parts.length || parts.some((part, at) => part !== known.parts[at]))
    throw new Error(`the closing writes ${combination} have two texts`)
  return known
}

function composed(writes: ClosingWrite[]): {
  text: string
  ctes: string
  answers: string
  parameters: number
} {
  const ctes: string[] = []
  const columns: string[] = []
  let shift = 0
  for (const write of writes) {
    const shifted = (text: string) => text.replaceAll(/\$(\d+)/g, (_, n: string) => `$${Number(n) + shift}`)
    for (const [name, text] of Object.entries(write.ctes)) ctes.push(`${name} AS (${shifted(text)})`)
    columns.push(`${shifted(write.returns)} AS "${write.name}"`)
    shift += write.values.length
  }
  const [all, answers] = [ctes.join(', '), `SELECT ${columns.join(', ')}`]
  return { text: `WITH ${all} ${answers}`, ctes: all, answers, parameters: shift }
}

/** Raises an error instead of answering when a checked write gave something else than what follows its values. */
function judged(writes: ClosingWrite[]): string {
  const { ctes, answers, parameters } = composed(writes)
  const expected = writes
    .filter(isCompared)
    .map(({ name }, at) => `to_jsonb("${name}") = $${parameters + 1 + at}::jsonb`)
  return `WITH ${ctes}, answers AS MATERIALIZED (${answers})
    SELECT *, CASE WHEN ${expected.join(' AND ') || 'true'} THEN 0 ELSE commerce.refuse_closing(to_json(answers)) END FROM answers`
}

export const isForeseen = ({ check, expects }: ClosingWrite): boolean =>
  check === undefined || expects !== undefined

const isCompared = ({ check, expects }: ClosingWrite): boolean => check !== undefined && expects !== anything

type Send = (statement: Statement) => Promise<Row[]>

/** What a transaction has to say at its end, with COMMIT in the same wait: the database judges as the checks would. */
export async function closeAtOnce(client: pg.ClientBase, writes: ClosingWrite[]): Promise<void> {
  const checked = writes.filter(({ check }) => check)
  // Whatever the database lets pass, the checks let pass.
  for (const { check, expects } of checked) check?.(expects)
  const { name, text } = closingText(writes, true)
  const values = [
    ...writes.flatMap((write) => write.values),
    ...writes.filter(isCompared).map(({ expects }) => JSON.stringify(expects)),
  ]
  const [closed] = await sendTogether(client, [{ name, text, values }, commit]).catch((error) => {
    throw refusalOf(error, checked) ?? raced(error, writes)
  })
  for (const write of writes) write.done?.(closed?.rows[0]?.[write.name])
}

/** What the checks say to the answers that the database refused; null: it was another error. */
function refusalOf(error: { code?: string; detail?: string }, checked: ClosingWrite[]): unknown {
  if (error.code !== unforeseenState) return null
  const answers = JSON.parse(error.detail ?? '{}') as Row
  try {
    for (const { name, check } of checked) check?.(answers[name])
  } catch (refusal) {
    return refusal
  }
  return new Unforeseen('a closing write gave another answer than expected')
}

export async function closeChecked(writes: ClosingWrite[], send: Send): Promise<void> {
  const { name, text } = closingText(writes, false)
  const sent = send({ name, text, values: writes.flatMap((write) => write.values) })
  const [row] = await sent.catch((error) => {
    throw raced(error, writes)
  })
  for (const write of writes) write.check?.(row?.[write.name])
  for (const write of writes) write.done?.(row?.[write.name])
}

const raced = (error: { constraint?: string }, writes: ClosingWrite[]): unknown =>
  writes.some(({ staleOn }) => staleOn?.includes(error.constraint ?? ''))
    ? new Stale(`${error.constraint}: somebody was faster`)
    : error
