import { execFileSync } from 'node:child_process'
import { closeSync, fdatasyncSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { median } from './load.ts'

/** Where figures were taken: without it they mean nothing. */
export interface Machine {
  cpu: string
  cores: number
  memoryGb: number
  system: string
  node: string
  postgres: string
  /** What forcing 8 KB to this disk takes: every commit of the checkout waits for it. */
  fdatasyncMicroseconds: number
  /** Runnable processes in the last minute, before the run. */
  loadBefore: number
}

export function describeMachine(dataFolder: string, postgresVersion: string, loadBefore: number): Machine {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${process.platform} ${process.arch}`,
    node: process.version,
    postgres: postgresVersion,
    fdatasyncMicroseconds: Math.round(measureDisk(dataFolder)),
    loadBefore,
  }
}

function measureDisk(folder: string): number {
  const file = join(folder, 'disk-probe')
  const descriptor = openSync(file, 'w')
  const page = Buffer.alloc(8192, 1)
  const times = Array.from({ length: 60 }, (_, index) => {
    const from = performance.now()
    writeSync(descriptor, page, 0, page.length, index * page.length)
    fdatasyncSync(descriptor)
    return (performance.now() - from) * 1000
  })
  closeSync(descriptor)
  rmSync(file)
  return median(times)
}

/** The commit that is measured, with whether the working tree differs from it. */
export function describeCommit(root: string): { commit: string; changed: boolean } {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  try {
    const measured = ['api', 'package.json', 'pnpm-lock.yaml']
    const changes = git('status', '--porcelain', '--', ...measured)
    return { commit: git('rev-parse', '--short', 'HEAD'), changed: changes !== '' }
  } catch {
    return { commit: 'unknown', changed: true }
  }
}

/**
 * CPU milliseconds of a PostgreSQL server since its start: the postmaster, what it has reaped and every process it
 * has now (backends, WAL writer, checkpointer, vacuum). Undefined where there is no /proc.
 * @returns a reader whose answers only ever grow; its steps are one tick, 10 ms
 */
export function postgresCpu(dataDirectory: string): (() => number) | undefined {
  if (process.platform !== 'linux') return undefined
  const postmaster = Number(readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n')[0])
  const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))
  return () => (ticksOf(postmaster) / ticksPerSecond) * 1000
}

function ticksOf(postmaster: number): number {
  let ticks = 0
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const fields = statOf(name)
    // Fields after the name: state, parent, …, utime, stime, cutime, cstime at 11 to 14.
    const [parent, user, system, reapedUser, reapedSystem] = [1, 11, 12, 13, 14].map((n) => Number(fields[n]))
    if (Number(name) === postmaster)
      ticks += (user ?? 0) + (system ?? 0) + (reapedUser ?? 0) + (reapedSystem ?? 0)
    if (parent === postmaster) ticks += (user ?? 0) + (system ?? 0)
  }
  return ticks
}

function statOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
  } catch {
    // It has ended since the folder was read.
    return []
  }
}
