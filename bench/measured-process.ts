import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Connection, httpRequest } from './http-client.ts'
import type { Question, Usage } from './probe.ts'
import type { Tape } from './tape.ts'

const readyWithinMs = 30_000

/** A server in a process of its own, whose cost can be asked. */
export interface MeasuredProcess {
  port: number
  /** From the start of the process to its first good answer. */
  startMilliseconds: number
  usage(): Promise<Usage>
  /** Records what `work` makes this process send to the database. */
  tape(work: () => Promise<void>): Promise<Tape>
  startProfile(): Promise<void>
  /** @returns what a `.cpuprofile` file holds */
  endProfile(): Promise<unknown>
  /** Hands a message to the program itself. */
  tell(message: unknown): void
  stop(): Promise<void>
}

/**
 * Starts `node <program>` with the probe loaded and waits until `readyPath` answers 200.
 * @param of.logFile takes what it prints, as a file does in production
 * @throws Error when it ends or stays silent for 30 s
 */
export async function startMeasured(of: {
  program: string
  cwd: string
  port: number
  environment: NodeJS.ProcessEnv
  logFile: string
  readyPath: string
}): Promise<MeasuredProcess> {
  const log = openSync(of.logFile, 'w')
  const began = performance.now()
  const child = spawn(process.execPath, ['--import', join(import.meta.dirname, 'probe.ts'), of.program], {
    cwd: of.cwd,
    env: of.environment,
    stdio: ['ignore', log, log, 'ipc'],
    serialization: 'advanced',
  })
  const waiting = new Map<number, (answer: unknown) => void>()
  let questions = 0
  let ended = false
  child.once('exit', () => {
    ended = true
  })
  child.on('message', (message: { id?: number; answer?: unknown }) => {
    if (message.id === undefined) return
    waiting.get(message.id)?.(message.answer)
    waiting.delete(message.id)
  })
  const ask = <T>(question: Question) =>
    new Promise<T>((settle) => {
      waiting.set(++questions, (answer) => settle(answer as T))
      child.send({ id: questions, question })
    })
  await untilReady(of, () => ended)
  return {
    port: of.port,
    startMilliseconds: performance.now() - began,
    usage: () => ask<Usage>('usage'),
    async tape(work) {
      await ask('startTape')
      await work()
      return ask<Tape>('endTape')
    },
    startProfile: () => ask('startProfile'),
    endProfile: () => ask('endProfile'),
    tell: (message) => void child.send({ message }),
    async stop() {
      if (ended) return
      const exit = once(child, 'exit')
      child.kill('SIGTERM')
      await Promise.race([exit, sleep(3000, undefined, { ref: false })])
      if (!ended) child.kill('SIGKILL')
      await exit
    },
  }
}

async function untilReady(of: { port: number; readyPath: string; logFile: string }, hasEnded: () => boolean) {
  const deadline = performance.now() + readyWithinMs
  while (performance.now() < deadline && !hasEnded()) {
    const connection = await Connection.open(of.port).catch(() => undefined)
    const reply = await connection?.send(httpRequest('GET', of.readyPath)).catch(() => undefined)
    connection?.close()
    if (reply?.status === 200) return
    await sleep(20)
  }
  throw new Error(`A measured process did not get ready; see ${of.logFile}`)
}

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
