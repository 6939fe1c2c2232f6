import type { EventEmitter } from 'node:events'
import pg from 'pg'
import type { Statement } from './database.ts'

/** What `pg` hands to a query that sends itself; its types keep this to themselves. */
interface Wire extends EventEmitter {
  stream: { cork(): void; uncork(): void }
  sync(): void
  parsedStatements: Record<string, string>
  submittedNamedStatements: Record<string, string>
}

type Prepares = pg.Query & { prepare(wire: Wire): void }

/**
 * Prepared statements that travel in one message and are answered in one, in their order: PostgreSQL carries them out one
 * after the other and leaves out what follows an error ("Message Flow, Pipelining"). `pg` by itself ends each with a Sync,
 * for which the server answers each with a packet of its own.
 */
export class StatementBatch extends pg.Query {
  readonly statements: readonly Statement[]
  readonly #answered: PromiseWithResolvers<pg.QueryResult[]>
  /** Names that the server has been told and has not confirmed, in their order. */
  #unconfirmed: string[] = []
  #wire: Wire | undefined

  constructor(statements: readonly Statement[], answered = Promise.withResolvers<pg.QueryResult[]>()) {
    super({ text: '' })
    this.statements = statements
    this.#answered = answered
    this.submit = (connection) => this.#send(connection as unknown as Wire)
    const callback = (error: Error | null, results: unknown) => {
      this.#end()
      if (error) answered.reject(error)
      else answered.resolve([results].flat() as pg.QueryResult[])
    }
    Object.assign(this, { callback })
  }

  /** What each statement answered; rejects with what the first that failed says. */
  get answers(): Promise<pg.QueryResult[]> {
    return this.#answered.promise
  }

  /** Others in its place, that answer whoever waits for it. */
  instead(statements: readonly Statement[]): StatementBatch {
    return new StatementBatch(statements, this.#answered)
  }

  #send(wire: Wire): null {
    const quiet = Object.create(wire, { sync: { value: () => undefined } }) as Wire
    this.#wire = wire
    this.#unconfirmed = [...new Set(this.statements.map(({ name }) => name))].filter(
      (name) => !(name in wire.parsedStatements || name in wire.submittedNamedStatements),
    )
    wire.on('parseComplete', this.#confirm)
    wire.stream.cork()
    try {
      for (const { name, text, values } of this.statements)
        (new pg.Query({ name, text, values }) as Prepares).prepare(quiet)
      wire.sync()
    } finally {
      wire.stream.uncork()
    }
    return null
  }

  readonly #confirm = () => void this.#unconfirmed.shift()

  /** What an error left out is not prepared. */
  #end(): void {
    this.#wire?.off('parseComplete', this.#confirm)
    for (const name of this.#unconfirmed) delete this.#wire?.submittedNamedStatements[name]
  }
}

/** Sends statements together and waits for all of them. @returns what each answered @throws what the first that failed says */
export function sendTogether(
  client: pg.ClientBase,
  statements: readonly Statement[],
): Promise<pg.QueryResult[]> {
  const batch = new StatementBatch(statements)
  client.query(batch)
  return batch.answers
}
