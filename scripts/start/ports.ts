import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { StartProblem } from './problem.ts'

export type WantedPort = { port: number; variable: string; purpose: string }

/** Throws `StartProblem` with one line for each port that cannot be had. */
export async function checkPorts(wanted: WantedPort[]): Promise<void> {
  const problems = await Promise.all(wanted.map((each) => problemOf(each, wanted)))
  const lines = problems.filter((line) => line !== undefined)
  if (lines.length > 0) throw new StartProblem(lines.join('\n'))
}

async function problemOf(wish: WantedPort, all: WantedPort[]): Promise<string | undefined> {
  const { port, variable, purpose } = wish
  const same = all.slice(0, all.indexOf(wish)).find((other) => other.port === port)
  if (same) return `${variable} and ${same.variable} are both ${port}: give each a port of its own.`

  const code = await failureToListen(port)
  if (code === 'EACCES')
    return `Port ${port} (${purpose}) needs more rights than this user has: set ${variable}.`
  const taken = code !== undefined || (await answers('127.0.0.1', port)) || (await answers('::1', port))
  if (!taken) return undefined
  const owner = (await isTradepost(port)) ? 'another Tradepost runs there' : 'another program uses it'
  return `Port ${port} (${purpose}) is in use, ${owner}: stop that, or set ${variable} in .env.`
}

async function failureToListen(port: number): Promise<string | undefined> {
  const server = createServer()
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening')
    return undefined
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  } finally {
    server.close()
  }
}

/** A listener on all addresses, or on IPv6 alone, does not always keep us from listening, but takes our visitors. */
async function answers(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port, timeout: 300 })
  try {
    return await new Promise((settle) => {
      socket.on('connect', () => settle(true))
      socket.on('timeout', () => settle(false))
      socket.on('error', () => settle(false))
    })
  } finally {
    socket.destroy()
  }
}

async function isTradepost(port: number): Promise<boolean> {
  try {
    const reply = await fetch(`http://127.0.0.1:${port}/health/live`, { signal: AbortSignal.timeout(500) })
    return /^(?:ok|\{"status":"live"\})$/.test(await reply.text())
  } catch {
    return false
  }
}
