import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { get } from 'node:http'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startWatchdog } from '../postgres/watchdog.ts'
import { StartProblem } from './problem.ts'

/** One that ends is told at once; eight that begin together on a busy machine of two processors take a minute. */
const readyWithinMs = 120_000
const shownLines = 15

export type ProcessPlan = {
  /** For people, at the start of a sentence. */
  name: string
  command: string
  args: string[]
  cwd: string
  env: NodeJS.ProcessEnv
  /** Takes what the process prints; emptied first. */
  logFile: string
}

export type OurProcess = {
  name: string
  logFile: string
  /** Settles when it has ended: with its exit code, or the name of the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>
  /** Asks it to end, and ends it with all it started by force after `patienceMs`. */
  stop(patienceMs: number): Promise<void>
}

/**
 * Starts a process in a group of its own, so that Ctrl-C reaches it through us and in our order; it ends when we
 * do, however that happens.
 */
export function startProcess(plan: ProcessPlan): OurProcess {
  mkdirSync(dirname(plan.logFile), { recursive: true, mode: 0o700 })
  const log = openSync(plan.logFile, 'w', 0o600)
  const { command, args, cwd, env } = plan
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', log, log] })
  closeSync(log)
  const watchdog = child.pid === undefined ? undefined : startWatchdog(`-${child.pid}`, ['TERM', 'KILL'])
  const ended = new Promise<number | NodeJS.Signals>((settle) => {
    child.once('error', () => settle(127))
    child.once('exit', (code, signal) => settle(signal ?? code ?? 0))
  })
  void ended.then(() => watchdog?.dismiss())
  return {
    name: plan.name,
    logFile: plan.logFile,
    ended,
    stop: (patienceMs) => stop(child, ended, patienceMs),
  }
}

async function stop(child: ChildProcess, ended: Promise<unknown>, patienceMs: number): Promise<void> {
  signalGroup(child, 'SIGTERM')
  await Promise.race([ended, sleep(patienceMs, undefined, { ref: false })])
  // Also when the process itself has ended in time: what it started may not have.
  signalGroup(child, 'SIGKILL')
  await ended
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch {
    // The whole group has ended.
  }
}

/** Waits until the address answers with a status below 500; throws `StartProblem` when the process ends first. */
export async function waitUntilReady(ours: OurProcess, url: string): Promise<void> {
  const deadline = Date.now() + readyWithinMs
  let outcome: number | NodeJS.Signals | undefined
  void ours.ended.then((how) => {
    outcome = how
  })
  while (Date.now() < deadline) {
    if (outcome !== undefined) throw endedProblem(ours, outcome)
    if (await answers(url)) return
    await sleep(60)
  }
  throw new StartProblem(
    `${ours.name} did not answer at ${url} within ${readyWithinMs / 1000} s.${lastLines(ours)}`,
  )
}

/** What to say about a process that ended without being asked. */
export function endedProblem(ours: OurProcess, outcome: number | NodeJS.Signals): StartProblem {
  const how = typeof outcome === 'number' ? `exit code ${outcome}` : outcome
  return new StartProblem(`${ours.name} ended by itself (${how}).${lastLines(ours)}`)
}

function lastLines({ logFile }: OurProcess): string {
  const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-shownLines)
  return ` The end of ${logFile}:\n${lines.map((line) => `  ${line}`).join('\n')}`
}

function answers(url: string): Promise<boolean> {
  return new Promise((settle) => {
    // No kept-alive connection: it would hold up the process when it is asked to end.
    const request = get(url, { agent: false, timeout: 5000 }, (response) => {
      response.resume()
      settle((response.statusCode ?? 500) < 500)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => settle(false))
  })
}
