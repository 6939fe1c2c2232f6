import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { processIdentity } from '../postgres/process-identity.ts'

const everyMs = 100

/**
 * Waits until no other process has its turn, which `file` stands for; a process that has ended holds none. Returns
 * what gives the turn back.
 */
export async function takeTurn(file: string): Promise<() => void> {
  const ours = processIdentity(process.pid) ?? String(process.pid)
  mkdirSync(dirname(file), { recursive: true })
  while (!writeFirst(file, ours)) {
    const holder = read(file)
    if (holder && processIdentity(Number.parseInt(holder, 10)) !== holder) rmSync(file, { force: true })
    else await sleep(everyMs)
  }
  return () => rmSync(file, { force: true })
}

function writeFirst(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' })
    return true
  } catch (error) {
    if (isOfCode(error, 'EEXIST')) return false
    throw error
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    // It was given back in between.
    if (isOfCode(error, 'ENOENT')) return undefined
    throw error
  }
}

const isOfCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
