// `pnpm keys token|encryption|realtime new|promote|retire`: the next value of TOKEN_KEYS, ENCRYPTION_KEYS or REALTIME_KEYS, on standard output.

import { styleText } from 'node:util'
import {
  type EncryptionKey,
  KeyRingError,
  newEncryptionKey,
  newRealtimeKey,
  newTokenKey,
  parseEncryptionKeys,
  parseTokenKeys,
  printEncryptionKeys,
  printTokenKeys,
  type TokenKey,
} from '../api/src/platform/key-rings.ts'

const usage = `pnpm keys <token|encryption|realtime> <new|promote|retire> [name of the key]
Reads TOKEN_KEYS, ENCRYPTION_KEYS or REALTIME_KEYS from the environment, prints its next value, and says what to do with it.
  new       adds a key behind the others: it verifies or opens, and does not sign or seal yet
  promote   puts a key first: it signs or seals from then on; the others still verify or open
  retire    drops a key: what it signed or sealed is good no more
Name a key where there is a choice. All three steps: docs/operations/keys.md`

/** What the command cannot do as asked; the message says why, in one line. */
class KeysProblem extends Error {
  override readonly name = 'KeysProblem'
}

type Step = 'new' | 'promote' | 'retire'

interface Ring<K> {
  variable: 'TOKEN_KEYS' | 'ENCRYPTION_KEYS' | 'REALTIME_KEYS'
  parse: (text: string) => K[]
  print: (keys: readonly K[]) => string
  make: () => K
  nameOf: (key: K) => string
  /** What to do with the printed value, and what comes after. */
  advice: Record<Step | 'first', (name: string) => string>
}

const tokenRing: Ring<TokenKey> = {
  variable: 'TOKEN_KEYS',
  parse: parseTokenKeys,
  print: printTokenKeys,
  make: newTokenKey,
  nameOf: ({ kid }) => kid,
  advice: {
    first: (kid) => `The first key, ${kid}. Give the value to the API and its worker as TOKEN_KEYS.`,
    new: (kid) => `Key ${kid} is published with this value, and signs nothing yet.
Next: give the value to every process as TOKEN_KEYS. When all run with it: pnpm keys token promote ${kid}`,
    promote: (kid) => `Key ${kid} signs with this value; the others still verify, so nobody is signed out.
Next: give the value to every process. When all have run with it for longer than an access token lives (10 minutes),
retire each of the others: pnpm keys token retire <kid>`,
    retire: (kid) => `Key ${kid} is gone from this value: what it signed is refused.
Next: give the value to every process. Then no copy of the old key is needed anywhere.`,
  },
}

const realtimeRing: Ring<TokenKey> = {
  ...tokenRing,
  variable: 'REALTIME_KEYS',
  make: newRealtimeKey,
  advice: {
    first: (
      kid,
    ) => `The first key, ${kid}. Give the value to the API as REALTIME_KEYS, and let Supabase know the key:
docs/operations/supabase.md`,
    new: (kid) => `Key ${kid} is published with this value, and signs nothing yet.
Next: give the value to every process as REALTIME_KEYS, and wait until Supabase has read it (up to 30 minutes; an
imported key at once). Then: pnpm keys realtime promote ${kid}`,
    promote: (kid) => `Key ${kid} signs with this value.
Next: give the value to every process. When all have run with it for longer than a token lives (10 minutes), retire each
of the others: pnpm keys realtime retire <kid>`,
    retire: (kid) => `Key ${kid} is gone from this value.
Next: give the value to every process, and revoke the key in Supabase if it was imported there.`,
  },
}

const encryptionRing: Ring<EncryptionKey> = {
  variable: 'ENCRYPTION_KEYS',
  parse: parseEncryptionKeys,
  print: printEncryptionKeys,
  make: newEncryptionKey,
  nameOf: ({ id }) => id,
  advice: {
    first: (id) => `The first key, ${id}. Give the value to the API and its worker as ENCRYPTION_KEYS.
Keep a copy apart from the database's backups: without it, what is sealed there is lost.`,
    new: (id) => `Key ${id} opens with this value, and seals nothing yet.
Next: give the value to every process as ENCRYPTION_KEYS. When all run with it: pnpm keys encryption promote ${id}`,
    promote: (id) => `Key ${id} seals with this value; the others still open.
Next: give the value to every process, then seal again what the old keys sealed: pnpm secrets:rotate
When that finds nothing any more, retire each of the others: pnpm keys encryption retire <id>`,
    retire: (
      id,
    ) => `Key ${id} is gone from this value: what it sealed opens no more. Be sure that pnpm secrets:rotate found nothing.
Next: give the value to every process. Keep the old key for as long as you keep backups that it sealed.`,
  },
}

/** Where text goes: standard output for the value alone, so that it can be piped; standard error for the rest. */
interface Output {
  write(text: string): unknown
}

/** The whole command. Returns the exit code: 0, 1 when it cannot be done, 2 for the arguments. */
export function keys(
  args: string[],
  variables: Record<string, string | undefined>,
  out: Output,
  err: Output,
): number {
  const [kind, step, name, ...more] = args
  if (!isKind(kind) || !isStep(step) || more.length > 0) {
    const asked = args.length === 0 || args.includes('--help') || args.includes('-h')
    err.write(
      `${asked ? '' : `${styleText('red', '✗')} There is no: pnpm keys ${args.join(' ')}\n`}${usage}\n`,
    )
    return asked ? 0 : 2
  }
  try {
    const turned = rings[kind](step, name, variables)
    out.write(`${turned.value}\n`)
    err.write(`${turned.advice}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof KeysProblem)) throw error
    err.write(`${styleText('red', '✗')} ${error.message}\n`)
    return 1
  }
}

type Turn = (
  step: Step,
  name: string | undefined,
  variables: Record<string, string | undefined>,
) => { value: string; advice: string }
const turning =
  <K>(ring: Ring<K>): Turn =>
  (step, name, variables) =>
    turn(ring, step, name, variables[ring.variable])

const rings = {
  token: turning(tokenRing),
  encryption: turning(encryptionRing),
  realtime: turning(realtimeRing),
}
const isKind = (text: string | undefined): text is keyof typeof rings =>
  Object.keys(rings).includes(text ?? '')

const isStep = (text: string | undefined): text is Step =>
  text === 'new' || text === 'promote' || text === 'retire'

function turn<K>(
  ring: Ring<K>,
  step: Step,
  name: string | undefined,
  current: string | undefined,
): { value: string; advice: string } {
  const present = current ? parsed(() => ring.parse(current), ring.variable) : []
  const next = nextKeys(ring, step, name, present)
  const value = ring.print(next.keys)
  // What is printed will be read at the next start: better it fails here than there.
  parsed(() => ring.parse(value), `The new ${ring.variable}`)
  return { value, advice: ring.advice[present.length === 0 ? 'first' : step](ring.nameOf(next.key)) }
}

function nextKeys<K>(
  ring: Ring<K>,
  step: Step,
  name: string | undefined,
  present: K[],
): { keys: K[]; key: K } {
  if (step === 'new') {
    if (name !== undefined) throw new KeysProblem('A new key gets its name by itself.')
    const key = ring.make()
    return { keys: [...present, key], key }
  }
  const key = chosen(ring, step, name, present)
  const others = present.filter((other) => other !== key)
  return { keys: step === 'promote' ? [key, ...others] : others, key }
}

function chosen<K>(ring: Ring<K>, step: Step, name: string | undefined, present: K[]): K {
  const [first, ...others] = present
  if (first === undefined)
    throw new KeysProblem(
      `${ring.variable} is not set in the environment: set its current value for this command.`,
    )
  const [only] = others
  const key =
    name === undefined && others.length === 1 ? only : present.find((one) => ring.nameOf(one) === name)
  if (key === undefined)
    throw new KeysProblem(
      others.length === 0
        ? `${ring.variable} holds one key only, ${ring.nameOf(first)}; make another first.`
        : `Name one of the keys behind the first: ${others.map(ring.nameOf).join(', ')}.`,
    )
  if (key === first)
    throw new KeysProblem(
      step === 'promote'
        ? `Key ${ring.nameOf(first)} is the first already.`
        : `Key ${ring.nameOf(first)} is in use: promote another one before it is retired.`,
    )
  return key
}

function parsed<T>(read: () => T, variable: string): T {
  try {
    return read()
  } catch (cause) {
    if (!(cause instanceof KeyRingError)) throw cause
    throw new KeysProblem(`${variable}: ${cause.message}`, { cause })
  }
}

if (import.meta.main)
  process.exitCode = keys(process.argv.slice(2), process.env, process.stdout, process.stderr)
