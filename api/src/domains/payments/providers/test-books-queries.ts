import type { Database, Row } from '../../../platform/database.ts'

/** A charge in the test provider's books, as a row. Amounts are bigint as text. */
export interface TestCharge {
  key: string
  reference: string
  challenge: string
  amount: string
  currency: string
  payment_method: string
  description: string
  return_url: string
  status: 'authorized' | 'captured' | 'declined' | 'requires_action' | 'canceled'
  captured_amount: string
  refunded_amount: string
  /** Whom it tells; empty: nobody */
  store: string
  /** How often it was asked for */
  calls: number
}

export interface TestOperation {
  key: string
  charge_key: string
  reference: string
  kind: 'capture' | 'refund'
  amount: string
  status: 'pending' | 'succeeded' | 'failed'
  failure_code: string | null
  calls: number
}

/** What it has to tell; `content` is the message without its id and time. */
export interface TestEvent {
  id: string
  store: string
  type: string
  content: Record<string, unknown>
  created_at: Date
  attempts: number
}

const chargeColumns = `key, reference, challenge, amount, currency, payment_method, description, return_url, status,
  captured_amount, refunded_amount, store, calls`
const operationColumns = 'key, charge_key, reference, kind, amount, status, failure_code, calls'

/** ISO 4217's "no currency": of a key that was canceled before anybody charged it. */
const noCurrency = 'XXX'

/** Each is one statement, in no transaction of ours, as a call to a provider is. */
const one = async <R extends object>(
  db: Database,
  name: string,
  text: string,
  values: unknown[],
): Promise<R | undefined> => {
  const [row] = await db.lookUp({ name: `test_provider_${name}`, text, values })
  return row as R | undefined
}

/** A charge, once for each key. */
export async function recordTestCharge(
  db: Database,
  charge: {
    key: string
    challenge: string
    amount: number
    currency: string
    paymentMethod: string
    description: string
    returnUrl: string
    status: TestCharge['status']
    store: string
  },
): Promise<TestCharge> {
  const row = await one<TestCharge>(
    db,
    'charge',
    `INSERT INTO test_provider.charges AS c
      (key, reference, challenge, amount, currency, payment_method, description, return_url, status, captured_amount, store)
    VALUES ($1, 'ch_' || md5($1), $2, $3::bigint, $4, $5, $6, $7, $8, CASE $8 WHEN 'captured' THEN $3::bigint ELSE 0 END, $9)
    ON CONFLICT (key) DO UPDATE SET calls = c.calls + 1,
      amount = CASE c.currency WHEN '${noCurrency}' THEN excluded.amount ELSE c.amount END,
      store = CASE c.currency WHEN '${noCurrency}' THEN excluded.store ELSE c.store END,
      currency = CASE c.currency WHEN '${noCurrency}' THEN excluded.currency ELSE c.currency END
    RETURNING ${chargeColumns}`,
    [
      charge.key,
      charge.challenge,
      charge.amount,
      charge.currency,
      charge.paymentMethod,
      charge.description,
      charge.returnUrl,
      charge.status,
      charge.store,
    ],
  )
  if (!row) throw new Error('the test provider lost a charge')
  return row
}

export async function findTestCharge(
  db: Database,
  by: { key: string } | { challenge: string } | { reference: string },
): Promise<TestCharge | undefined> {
  const [column, value] = Object.entries(by)[0] as ['key' | 'challenge' | 'reference', string]
  const columns = { key: 'key', challenge: 'challenge', reference: 'reference' } as const
  const row = await one<TestCharge>(
    db,
    `by_${columns[column]}`,
    `SELECT ${chargeColumns} FROM test_provider.charges WHERE ${columns[column]} = $1`,
    [value],
  )
  return row?.currency === noCurrency ? undefined : row
}

/**
 * Cancels what waits for the shopper or for a capture, and lets go the rest of what was captured in part; what is
 * settled stays. A key that is not in the books is entered
 * as canceled, so that a charge which is still on its way finds it so. Null when nobody has charged the key yet.
 */
export async function cancelTestCharge(
  db: Database,
  of: { key: string; challenge: string },
): Promise<TestCharge | null> {
  const charge = await one<TestCharge>(
    db,
    'cancel',
    `INSERT INTO test_provider.charges AS c
      (key, reference, challenge, amount, currency, payment_method, description, return_url, status, calls)
    VALUES ($1, 'ch_' || md5($1), $2, 0, '${noCurrency}', 'none', '', '', 'canceled', 0)
    ON CONFLICT (key) DO UPDATE SET
      status = CASE WHEN c.status = 'requires_action' OR (c.status = 'authorized' AND c.captured_amount = 0)
        THEN 'canceled' WHEN c.status = 'authorized' THEN 'captured' ELSE c.status END
    RETURNING ${chargeColumns}`,
    [of.key, of.challenge],
  )
  return charge && charge.currency !== noCurrency ? charge : null
}

/** Settles what waits for the shopper; what is settled stays. */
export const settleTestCharge = (db: Database, key: string, status: TestCharge['status']) =>
  one<TestCharge>(
    db,
    'settle',
    `UPDATE test_provider.charges SET status = $2, captured_amount = CASE $2 WHEN 'captured' THEN amount ELSE 0 END
    WHERE key = $1 AND status = 'requires_action' RETURNING ${chargeColumns}`,
    [key, status],
  )

/**
 * A capture or a refund, once for each key; more than there is fails. One that is pending takes its share of what can be
 * refunded. Undefined when the charge is not known.
 */
export const recordTestOperation = (
  db: Database,
  of: {
    key: string
    chargeKey: string
    kind: 'capture' | 'refund'
    amount: number
    isFinal: boolean
    /** What becomes of it where there is enough */
    status: TestOperation['status']
  },
): Promise<TestOperation | undefined> =>
  one<TestOperation>(
    db,
    `operation_${of.kind}`,
    `WITH charge AS (SELECT * FROM test_provider.charges WHERE key = $2 FOR UPDATE),
      judged AS (SELECT c.key AS charge_key, CASE
          WHEN $3 = 'capture' AND (c.status <> 'authorized' OR c.captured_amount + $4::bigint > c.amount) THEN 'not_authorized'
          WHEN $3 = 'refund' AND c.refunded_amount + $4::bigint + (SELECT coalesce(sum(o.amount), 0)
            FROM test_provider.operations o WHERE o.charge_key = c.key AND o.kind = 'refund' AND o.status = 'pending')
            > c.captured_amount THEN 'insufficient_captured'
          WHEN $5 = 'failed' THEN $3 || '_failed' END AS failure FROM charge c),
      done AS (INSERT INTO test_provider.operations AS o (key, charge_key, reference, kind, amount, status, failure_code)
        SELECT $1, j.charge_key, left($3, 2) || '_' || md5($1), $3, $4::bigint,
          CASE WHEN j.failure IS NULL THEN $5 ELSE 'failed' END, j.failure FROM judged j
        ON CONFLICT (key) DO UPDATE SET calls = o.calls + 1 RETURNING ${operationColumns}),
      moved AS (UPDATE test_provider.charges c SET
          captured_amount = c.captured_amount + CASE d.kind WHEN 'capture' THEN d.amount ELSE 0 END,
          refunded_amount = c.refunded_amount + CASE d.kind WHEN 'refund' THEN d.amount ELSE 0 END,
          status = CASE WHEN d.kind = 'capture' AND ($6::boolean OR c.captured_amount + d.amount = c.amount)
            THEN 'captured' ELSE c.status END
        FROM done d WHERE c.key = d.charge_key AND d.calls = 1 AND d.status = 'succeeded')
    SELECT ${operationColumns} FROM done`,
    [of.key, of.chargeKey, of.kind, of.amount, of.status, of.isFinal],
  )

export const findTestOperation = (db: Database, key: string): Promise<TestOperation | undefined> =>
  one<TestOperation>(
    db,
    'operation_by_key',
    `SELECT ${operationColumns} FROM test_provider.operations WHERE key = $1`,
    [key],
  )

/** Ends what is pending. */
export const settleTestOperation = (
  db: Database,
  of: { key: string; succeeds: boolean },
): Promise<TestOperation | undefined> =>
  one<TestOperation>(
    db,
    'operation_settle',
    `WITH done AS (UPDATE test_provider.operations SET status = CASE WHEN $2 THEN 'succeeded' ELSE 'failed' END,
        failure_code = CASE WHEN $2 THEN NULL ELSE kind || '_failed' END
        WHERE key = $1 AND status = 'pending' RETURNING ${operationColumns}),
      moved AS (UPDATE test_provider.charges c SET refunded_amount = c.refunded_amount + d.amount
        FROM done d WHERE c.key = d.charge_key AND d.status = 'succeeded' AND d.kind = 'refund')
    SELECT ${operationColumns} FROM done`,
    [of.key, of.succeeds],
  )

/** Captures and refunds of a charge, oldest first. */
export async function testOperationsOf(db: Database, chargeKey: string): Promise<TestOperation[]> {
  return await db.lookUp<TestOperation & Row>({
    name: 'test_provider_operations_of',
    text: `SELECT ${operationColumns} FROM test_provider.operations WHERE charge_key = $1 ORDER BY created_at, key`,
    values: [chargeKey],
  })
}

/** Something to tell: so many times, so much later, or before all of its charge that waits to be told. */
export const recordTestEvent = (
  db: Database,
  of: {
    id: string
    charge: TestCharge
    type: string
    content: Record<string, unknown>
    delaySeconds: number
    times: number
    isBackwards: boolean
  },
) =>
  one(
    db,
    'event',
    // Whatever waits steps back by five seconds, which is longer than the pause of whoever delivers.
    `WITH behind AS (UPDATE test_provider.events SET send_at = send_at + interval '5 seconds'
        WHERE $8 AND charge_key = $4 AND send_at IS NOT NULL AND attempts = 0)
    INSERT INTO test_provider.events (id, store, type, charge_key, content, send_at, repeats)
    VALUES ($1, $2, $3, $4, $5, clock_timestamp() + make_interval(secs => $6 + CASE WHEN $8 THEN 5 ELSE 0 END), $7)`,
    [
      of.id,
      of.charge.store,
      of.type,
      of.charge.key,
      JSON.stringify(of.content),
      of.delaySeconds,
      of.times - 1,
      of.isBackwards,
    ],
  )

/** What is due, by when it was to be told; each is taken by one sender, who has a minute. */
export async function takeTestEvents(db: Database, limit: number): Promise<TestEvent[]> {
  const rows = await db.lookUp<TestEvent & { due_at: Date } & Row>({
    name: 'test_provider_events_take',
    text: `WITH due AS (SELECT d.id, d.send_at FROM test_provider.events d WHERE d.send_at <= clock_timestamp()
        ORDER BY d.send_at, d.created_at, d.id LIMIT $1 FOR UPDATE SKIP LOCKED)
      UPDATE test_provider.events e SET attempts = e.attempts + 1, send_at = clock_timestamp() + interval '1 minute'
      FROM due WHERE e.id = due.id
      RETURNING e.id, e.store, e.type, e.content, e.created_at, e.attempts, due.send_at AS due_at`,
    values: [limit],
  })
  return rows.toSorted((a, b) => a.due_at.getTime() - b.due_at.getTime())
}

/** It has been delivered, or nobody wants it: told again where it is to be, else never again. */
export const endTestEvent = (db: Database, id: string) =>
  one(
    db,
    'event_end',
    `UPDATE test_provider.events SET repeats = greatest(repeats - 1, 0),
      send_at = CASE WHEN repeats > 0 THEN clock_timestamp() END WHERE id = $1`,
    [id],
  )

/** All that a charge has to tell, oldest first: to be told again. */
export async function testEventsOf(db: Database, chargeKey: string): Promise<TestEvent[]> {
  return await db.lookUp<TestEvent & Row>({
    name: 'test_provider_events_of',
    text: `SELECT id, store, type, content, created_at, attempts FROM test_provider.events WHERE charge_key = $1
      ORDER BY created_at, id`,
    values: [chargeKey],
  })
}
