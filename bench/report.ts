import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { goalsTable } from './goals.ts'
import type { HotVariant } from './hot-variant.ts'
import { median } from './load.ts'
import type { Machine } from './machine.ts'
import { type Contestant, type Floor, type Measurement, summaryOf } from './measure.ts'
import { besidePeers } from './peers.ts'

export interface Result {
  takenAt: string
  commit: string
  /** The API or its dependencies differed from the commit. */
  changed: boolean
  machine: Machine
  settings: Record<string, string | number>
  /** From the start of the API's process to its first good answer */
  startMilliseconds: number
  residentMegabytes: { idle: number; afterLoad: number }
  /** Transactions the API had to run again, over the whole run */
  retries: number
  measurements: Measurement[]
  /** Null in a run of some operations only */
  hotVariant: HotVariant | null
}

const columns = [
  'operation',
  'per second',
  'of floor',
  'of floor, CPU',
  'CPU ms',
  'PG CPU ms',
  'SQL',
  'p50 / p99 ms',
]

/** The figures as a Markdown table that also reads well in a terminal. */
export function tableOf(measurements: Measurement[]): string {
  const rows = measurements.flatMap((of) => [
    rowOf(
      `**${of.title}**`,
      of.api,
      ['', ''],
      of.statements > 0 ? `${of.statements} in ${of.roundTrips}` : '0',
    ),
    ...of.floors.map((floor) => rowOf(`– ${floor.name}`, floor, ratiosOf(floor), '')),
  ])
  const widths = columns.map((name, at) =>
    Math.max(...[name, ...rows.map((row) => row[at] ?? '')].map((cell) => cell.length)),
  )
  const lineOf = (cells: string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`
  return [
    lineOf(columns),
    `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`,
    ...rows.map(lineOf),
  ].join('\n')
}

function rowOf(name: string, of: Contestant, ratios: string[], sql: string): string[] {
  const summary = summaryOf(of)
  return [
    name,
    `${Math.round(summary.best)} / ${Math.round(summary.median)}`,
    ...ratios,
    cpu(summary.cpuMilliseconds),
    summary.postgresCpuMilliseconds === null ? '' : cpu(summary.postgresCpuMilliseconds),
    sql,
    `${summary.p50Milliseconds.toFixed(1)} / ${summary.p99Milliseconds.toFixed(1)}`,
  ]
}

function ratiosOf({ ratios }: Floor): string[] {
  const of = (values: number[]) => {
    const [least, most] = [Math.min(...values), Math.max(...values)].map((value) => value.toFixed(2))
    return least === most ? `${least}` : `${median(values).toFixed(2)} (${least}–${most})`
  }
  return [of(ratios.map((ratio) => ratio.perSecond)), of(ratios.map((ratio) => ratio.cpu))]
}

const cpu = (milliseconds: number) => milliseconds.toFixed(milliseconds < 0.1 ? 3 : 2)

/** What stands around the table: where it was taken, and what is for information only. */
export function surroundingsOf(result: Result): string {
  const { machine, hotVariant: hot } = result
  const lines = [
    `Taken ${result.takenAt.slice(0, 10)} at commit ${result.commit}${result.changed ? ' with uncommitted changes' : ''} on ${machine.cores} cores of ${machine.cpu}, ${machine.memoryGb} GB, ${machine.system}, Node ${machine.node}, PostgreSQL ${machine.postgres}; fdatasync ${machine.fdatasyncMicroseconds} µs; load average before the run ${machine.loadBefore}.`,
    hot &&
      `${hot.buyers} buyers at once for ${hot.stock} pieces, ${hot.trials} times: ${hot.soldLeast === hot.soldMost ? hot.soldLeast : `${hot.soldLeast} to ${hot.soldMost}`} sold each time; all answered after ${Math.round(hot.medianMilliseconds)} ms (slowest ${Math.round(hot.slowestMilliseconds)} ms), half of those who got a piece after ${Math.round(hot.placedMedianMilliseconds)} ms, and half of the others after ${Math.round(hot.refusedMedianMilliseconds)} ms. Once it is over, it says so ${Math.round(hot.soldOutPerSecond)} times a second.`,
    `The API answered ${Math.round(result.startMilliseconds)} ms after its start, took ${result.residentMegabytes.idle} MB idle and ${result.residentMegabytes.afterLoad} MB after all this, and ran ${result.retries} transactions again.`,
  ]
  return lines.filter((line) => line !== null).join('\n\n')
}

/** Writes `bench/results/<date>-<commit>.json`. @returns its path below `root` */
export function writeResult(root: string, result: Result): string {
  const file = join('bench', 'results', `${result.takenAt.slice(0, 10)}-${result.commit}.json`)
  mkdirSync(join(root, 'bench', 'results'), { recursive: true })
  writeFileSync(join(root, file), `${JSON.stringify(result, rounded, 2)}\n`)
  return file
}

const rounded = (_: string, value: unknown) =>
  typeof value === 'number' ? Number(value.toPrecision(5)) : value

const [begin, end] = ['<!-- newest run: written by pnpm bench -->', '<!-- end of newest run -->']

/** Puts the newest figures into the document, between its two marks. @throws Error when the marks are gone */
export function writeDocument(file: string, result: Result): void {
  const text = readFileSync(file, 'utf8')
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from === -1 || to < from) throw new Error(`${file} has lost its marks for the newest run`)
  const { measurements } = result
  const newest = [
    surroundingsOf(result),
    tableOf(measurements),
    '## Goals of buying',
    goalsTable(measurements),
    '## Beside other systems',
    besidePeers(measurements),
  ].join('\n\n')
  writeFileSync(file, `${text.slice(0, from)}${begin}\n\n${newest}\n\n${text.slice(to)}`)
}
