import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'

/**
 * A text that only this run of this process has, or undefined when no such process runs. A process number alone
 * is not enough: after a restart the same numbers belong to others.
 */
export function processIdentity(pid: number): string | undefined {
  const started = process.platform === 'linux' ? startedOnLinux(pid) : startedElsewhere(pid)
  return started && `${pid} ${started}`
}

function startedOnLinux(pid: number): string | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    const [state, startTicks] = [fields[0], fields[19]]
    return state === 'Z' ? undefined : startTicks
  } catch {
    return undefined
  }
}

function startedElsewhere(pid: number): string | undefined {
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout.trim() || undefined
}

/** Numbers of the running PostgreSQL processes whose data folder this is. */
export function postgresProcessesOn(dataDirectory: string): number[] {
  const folder = realpathSync(dataDirectory)
  return process.platform === 'linux' ? onLinux(folder) : elsewhere(folder)
}

function onLinux(folder: string): number[] {
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return numbers.map(Number).filter((pid) => {
    try {
      const runsPostgres = readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres'
      return runsPostgres && readlinkSync(`/proc/${pid}/cwd`) === folder
    } catch {
      return false
    }
  })
}

function elsewhere(folder: string): number[] {
  const { stdout } = spawnSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' })
  const lines = stdout.split('\n').filter((line) => line.includes('postgres') && line.includes(folder))
  return lines.map((line) => Number.parseInt(line, 10))
}
