import { cpus } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { countWritten, openBareRows, type WrittenRows, writingTransactions } from './bare-rows.ts'
import { Connection, httpRequest, withConnection } from './http-client.ts'
import { median, percentile, runLoad } from './load.ts'
import type { MeasuredProcess } from './measured-process.ts'
import type { AnyOperation } from './operations.ts'
import { createScorer, openPlayers, play } from './replay.ts'
import { countsOf, ofOperation, sameShape, type Tape } from './tape.ts'

/** One round of one contestant. CPU is per operation. */
export interface Round {
  operations: number
  perSecond: number
  /** Of the process that does the work: the API, the bare server, or the driver of the replay */
  cpuMilliseconds: number
  /** Null where it cannot be read, or nothing asks the database */
  postgresCpuMilliseconds: number | null
  p50Milliseconds: number
  p99Milliseconds: number
}

export interface Contestant {
  name: string
  rounds: Round[]
}

export interface Floor extends Contestant {
  /** By API round: its operations per second over the mean of the floor's before and after it */
  ratios: { perSecond: number; cpu: number }[]
}

export interface Measurement {
  title: string
  users: number
  databaseConnections: number
  statements: number
  roundTrips: number
  api: Contestant
  floors: Floor[]
}

export interface Bench {
  api: MeasuredProcess
  bare: MeasuredProcess
  apiUrl: string
  admin: pg.Pool
  adminUrl: string
  poolSize: number
  /** Bytes of a good answer of the API */
  readBody(path: string): Promise<Buffer>
  /** CPU milliseconds of PostgreSQL so far */
  postgresCpu: (() => number) | undefined
  countRows(table: string): Promise<number>
  /** Statistics of the tables as they are now */
  settle(): Promise<void>
  rounds: number
  /** Share of each operation's count in one round */
  scale: number
  secondsMax: number
  profile?: (title: string, profile: unknown) => void
}

type Operate = (user: number, index: number) => Promise<void>

interface Runner {
  name: string
  users: number
  prepare(count: number): Promise<Operate>
  /** CPU milliseconds so far of the process that does the work */
  cpu(): Promise<number>
  asksDatabase: boolean
  /** Each run of it adds a row to the operation's proof. */
  writesProof: boolean
  close(): void
}

/**
 * Measures an operation of the API and its floors in turns: floor, API, floor, API, … floor, so that each round of
 * the API stands between two of each floor, and what else the machine does meanwhile meets both.
 */
export async function measure(bench: Bench, operation: AnyOperation): Promise<Measurement> {
  const { api, floors, tape } = await line(bench, operation)
  const count = Math.max(64, Math.round(operation.count * bench.scale))
  try {
    // Compilers warm, statements prepared, tables no longer empty.
    for (const runner of [...floors, api]) await runRound(bench, operation, runner, Math.ceil(count / 2))
    if (operation.proof) await bench.settle()
    const measured: Contestant = { name: api.name, rounds: [] }
    const beside: Floor[] = floors.map(({ name }) => ({ name, rounds: [], ratios: [] }))
    const runFloors = async () => {
      for (const [index, floor] of floors.entries()) {
        beside[index]?.rounds.push(await runRound(bench, operation, floor, count))
      }
    }
    await runFloors()
    for (let round = 0; round < bench.rounds; round += 1) {
      if (bench.profile) await bench.api.startProfile()
      measured.rounds.push(await runRound(bench, operation, api, count))
      if (bench.profile) bench.profile(operation.title, await bench.api.endProfile())
      await runFloors()
    }
    for (const floor of beside)
      floor.ratios = measured.rounds.map((round, at) => ratioOf(round, floor.rounds, at))
    return {
      title: operation.title,
      users: operation.users,
      databaseConnections: tape ? bench.poolSize : 0,
      ...(tape ? countsOf(tape) : { statements: 0, roundTrips: 0 }),
      api: measured,
      floors: beside,
    }
  } finally {
    for (const runner of [api, ...floors]) runner.close()
  }
}

function ratioOf(round: Round, floor: Round[], at: number): { perSecond: number; cpu: number } {
  const [before, after] = [floor[at] as Round, floor[at + 1] as Round]
  const allCpu = (of: Round) => of.cpuMilliseconds + (of.postgresCpuMilliseconds ?? 0)
  return {
    perSecond: round.perSecond / ((before.perSecond + after.perSecond) / 2),
    cpu: (allCpu(before) + allCpu(after)) / 2 / allCpu(round),
  }
}

/** The API and the floors this operation has, ready to run. */
async function line(bench: Bench, operation: AnyOperation) {
  const { users, bodies, choice } = operation
  const lines = createLines(bench.api.port, users)
  const api: Runner = {
    name: 'API',
    users,
    async prepare(count) {
      const draws = await operation.draw(count)
      const opened = await lines.open()
      return (user, index) => operation.perform(opened[user] as Connection, draws[index])
    },
    cpu: async () => (await bench.api.usage()).cpuMilliseconds,
    asksDatabase: choice !== undefined,
    writesProof: true,
    close: lines.close,
  }
  const floors: Runner[] = []
  if (bodies) floors.push(await bareServer(bench, users, bodies))
  if (operation.alone) floors.push(computedAlone(operation.alone))
  if (!choice) return { api, floors, tape: undefined }
  const recorded = await withConnection(bench.api.port, (on) => record(bench, operation, on))
  floors.push(await replayed(bench, operation, recorded))
  if (operation.isBesideBareRows) floors.push(await bareRows(bench, operation, recorded.tape))
  return { api, floors, tape: recorded.tape }
}

/** Connections for one round: servers close those on which nothing is asked for some seconds. */
function createLines(port: number, users: number) {
  let opened: Connection[] = []
  const close = () => {
    for (const connection of opened) connection.close()
    opened = []
  }
  return {
    close,
    async open() {
      close()
      opened = await Promise.all(Array.from({ length: users }, () => Connection.open(port)))
      return opened
    },
  }
}

let bodiesTold = 0

/** A bare Hono route that answers the API's own bytes. */
async function bareServer(bench: Bench, users: number, paths: string[]): Promise<Runner> {
  const lines = createLines(bench.bare.port, users)
  const bodies: Record<string, Uint8Array> = {}
  for (const path of paths) bodies[String(++bodiesTold)] = await bench.readBody(path)
  bench.bare.tell(bodies)
  const requests = Object.keys(bodies).map((name) => httpRequest('GET', `/floor/${name}`))
  await withConnection(bench.bare.port, async (on) => {
    while ((await on.send(requests.at(-1) as string)).status !== 200) await sleep(10)
  })
  return {
    name: 'bare Hono, same bytes',
    users,
    async prepare() {
      const opened = await lines.open()
      return async (user, index) => {
        const reply = await (opened[user] as Connection).send(requests[index % requests.length] as string)
        if (reply.status !== 200) throw new Error(`the bare server answered ${reply.status}`)
      }
    },
    cpu: async () => (await bench.bare.usage()).cpuMilliseconds,
    asksDatabase: false,
    writesProof: false,
    close: lines.close,
  }
}

/** The library by itself, in the process of the driver. */
function computedAlone({ name, prepare }: NonNullable<AnyOperation['alone']>): Runner {
  return {
    name,
    users: cpus().length,
    async prepare(count) {
      const compute = await prepare(count)
      return (_, index) => compute(index)
    },
    cpu: async () => ownCpu(),
    asksDatabase: false,
    writesProof: false,
    close: () => undefined,
  }
}

const ownCpu = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

interface Recording {
  tape: Tape
  other: Tape
  /** What the tape is about */
  draw: unknown
  recordedAt: number
}

const recordingsMax = 8

/** Two tapes of the same shape: a look-up that the API repeats every few seconds may be on one of them. */
async function record(bench: Bench, operation: AnyOperation, connection: Connection): Promise<Recording> {
  const draws = await operation.draw(recordingsMax + 2)
  for (const draw of draws.slice(recordingsMax)) await operation.perform(connection, draw)
  const recordings: Recording[] = []
  for (const draw of draws.slice(0, recordingsMax)) {
    const recordedAt = Date.now()
    const tape = ofOperation(await bench.api.tape(() => operation.perform(connection, draw)))
    const twin = recordings.find((each) => sameShape(each.tape, tape))
    if (twin) return { ...twin, other: tape }
    recordings.push({ tape, other: tape, draw, recordedAt })
  }
  throw new Error(`${operation.title} sends other statements each time`)
}

export const replayName = 'bare pg, same SQL'

async function replayed(bench: Bench, operation: AnyOperation, recording: Recording): Promise<Runner> {
  const { tape, other, draw: taped, recordedAt } = recording
  const players = await openPlayers(bench.apiUrl, bench.poolSize)
  const score = createScorer(tape, other, recordedAt)
  return {
    name: replayName,
    users: players.length,
    async prepare(count) {
      const draws = await (operation.choose ?? operation.draw)(count)
      const scores = draws.map((draw) => score(operation.choice?.(taped, draw) ?? {}))
      return (user, index) =>
        play(players[user] as (typeof players)[number], scores[index] as (typeof scores)[number])
    },
    cpu: async () => ownCpu(),
    asksDatabase: true,
    writesProof: true,
    close: () => void Promise.all(players.map((player) => player.end())),
  }
}

const sumOf = (written: WrittenRows[], what: 'inserted' | 'updated') =>
  written.reduce((sum, each) => sum + each[what], 0)

/** As many rows in tables without any rule. */
async function bareRows(bench: Bench, operation: AnyOperation, tape: Tape): Promise<Runner> {
  const written = await countWritten(bench.admin, (times) =>
    withConnection(bench.api.port, async (on) => {
      for (const draw of await operation.draw(times)) await operation.perform(on, draw)
    }),
  )
  const transactions = writingTransactions(tape)
  const rows = await openBareRows(bench.adminUrl, bench.poolSize, { written, transactions })
  return {
    name: `bare rows: ${sumOf(written, 'inserted')} new, ${sumOf(written, 'updated')} changed, ${transactions} commits`,
    users: bench.poolSize,
    prepare: async () => (user) => rows.write(user),
    cpu: async () => ownCpu(),
    asksDatabase: true,
    writesProof: false,
    close: () => void rows.close(),
  }
}

async function runRound(
  bench: Bench,
  operation: AnyOperation,
  runner: Runner,
  wanted: number,
): Promise<Round> {
  const operate = await runner.prepare(wanted)
  const proof = runner.writesProof ? operation.proof : undefined
  const rowsBefore = proof ? await bench.countRows(proof) : 0
  const [cpuBefore, postgresBefore] = [await runner.cpu(), bench.postgresCpu?.()]
  const { users } = runner
  const load = await runLoad({ users, operations: wanted, secondsMax: bench.secondsMax, operate })
  const [cpuAfter, postgresAfter] = [await runner.cpu(), bench.postgresCpu?.()]
  const rows = proof ? (await bench.countRows(proof)) - rowsBefore : load.operations
  if (rows !== load.operations) {
    throw new Error(`${operation.title}, ${runner.name}: ${load.operations} operations wrote ${rows} rows`)
  }
  const postgres =
    postgresBefore === undefined || postgresAfter === undefined ? null : postgresAfter - postgresBefore
  return {
    operations: load.operations,
    perSecond: load.operations / load.seconds,
    cpuMilliseconds: (cpuAfter - cpuBefore) / load.operations,
    postgresCpuMilliseconds: runner.asksDatabase && postgres !== null ? postgres / load.operations : null,
    p50Milliseconds: percentile(load.latencies, 0.5),
    p99Milliseconds: percentile(load.latencies, 0.99),
  }
}

/** Best and typical of a contestant's rounds. */
export function summaryOf({ rounds }: Contestant) {
  const of = (pick: (round: Round) => number) => median(rounds.map(pick))
  const postgres = rounds.map((round) => round.postgresCpuMilliseconds).filter((each) => each !== null)
  return {
    best: Math.max(...rounds.map((round) => round.perSecond)),
    median: of((round) => round.perSecond),
    cpuMilliseconds: of((round) => round.cpuMilliseconds),
    postgresCpuMilliseconds: postgres.length > 0 ? median(postgres) : null,
    p50Milliseconds: of((round) => round.p50Milliseconds),
    p99Milliseconds: of((round) => round.p99Milliseconds),
  }
}
