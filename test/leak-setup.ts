import { format } from 'node:util'
import { afterAll, afterEach } from 'vitest'
import { allHeard, keepSent, leaks, listenTo } from './leak-watch.ts'
import type { Leak } from './leaks.ts'

// Runs before every test file. What is written down during a test fails that test; what is found only when the file's
// apps and processes have ended, and their databases were heard, fails the file: hooks that are registered first run last.

const listening = globalThis as { tradepostListens?: true }
// One process runs many files, and what it says needs to be heard once.
if (!listening.tradepostListens) {
  listening.tradepostListens = true
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream) as (...of: unknown[]) => boolean
    stream.write = (...of: unknown[]) => {
      leaks.hear('output of the tests', String(of[0]))
      return write(...of)
    }
  }
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    const say = console[name].bind(console)
    console[name] = (...of: unknown[]) => {
      leaks.hear('output of the tests', format(...of))
      say(...of)
    }
  }

  const { fetch } = globalThis
  globalThis.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input)
    keepSent(new URL(address).pathname, init)
    const response = await fetch(input, init)
    listenTo(response, new URL(response.url).pathname)
    return response
  }
}

function mustBeNone(found: Leak[]): void {
  if (found.length === 0) return
  const told = found.slice(0, 10).map(({ where, what, around }) => `${what}, in a ${where}: ${around}`)
  throw new Error(`${found.length} secrets were written down:\n${told.join('\n')}`)
}

afterEach(async () => {
  await allHeard('replies')
  mustBeNone(leaks.find())
})

afterAll(async () => {
  await allHeard('replies')
  await allHeard('processes')
  const found = [...leaks.find(), ...leaks.findAgain()]
  leaks.forget()
  mustBeNone(found)
})
