/** Something that nobody may write down, and was written. */
export interface Leak {
  /** What the text was: `log`, `problem reply`, `event` … */
  where: string
  what: string
  /** The text around it, without the thing itself. */
  around: string
}

interface Heard {
  where: string
  text: string
  /** Places that were told already. */
  reported?: Set<string>
}

export interface Leaks {
  /** A value that must never be found. What is short, a plain word or a repetition is no secret and is left out. */
  keep(value: unknown): void
  /** Every value in a body or reply that is named like a secret. */
  keepNamed(json: unknown): void
  /** A value that is in no way secret, whoever else sends it as if it were: what a test put into an address. */
  show(value: string): void
  /** A text that people or machines other than the owner of a secret can read. */
  hear(where: string, text: string): void
  /** What is found in the texts that are new since the last time. */
  find(): Leak[]
  /** What else is found in all texts: secrets are often written down before they are handed out. */
  findAgain(): Leak[]
  heard(): Record<string, number>
  kept(): number
  /** Begins anew: secrets and texts of one test file are none of the next one's. */
  forget(): void
}

const charactersHeld = 16_000_000
const gram = 8

/** Names of fields that carry secrets, in requests and in replies. */
const secretName =
  /(?:password|token|secret|secretKey|recoveryCodes?|verifier|authorization|otpauthUri|clientSecret|(?:^|\.)codes?)$/i

/**
 * Forms that are secret whatever their value: keys, sessions and links of ours, JWTs, password hashes, authenticator
 * addresses, private keys, and fields of structured texts that are named like secrets.
 */
const forms: [what: string, form: RegExp][] = [
  ['a key', /\b(?:sk|slk)_(?:test|live|demo)_\w{8,}/g],
  ['a session, key or link of ours', /\b[a-z]{2,4}_[0-9a-f]{32}_[A-Za-z0-9_-]{24,}/g],
  ['a JWT', /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{16,}/g],
  ['a hash of a password', /\$argon2(?:id?|d)\$/g],
  ['a secret of an authenticator', /otpauth:\/\/[^\s"]+secret=/gi],
  ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----|"d":\s*"[\w-]{40,}"/g],
  ['a credential', /\b(?:Bearer|Basic)\s+[\w+/=.~-]{16,}/g],
  [
    'a field named like a secret',
    /"\w*(?:password|secret|token|authorization|cookie)\\?":\s*\\?"(?!\[redacted\]|\\?")/gi,
  ],
]

/** A number of 13 to 19 digits, together or in groups of four, that stands alone. */
const cardForm = /(?<![\w.-])(?:\d{13,19}|\d{4}(?:[ -]\d{4}){2,3}(?:[ -]\d{1,4})?)(?![\w-]|\.\d)/g

/** The check digit of cards (ISO/IEC 7812-1). */
export function passesLuhn(number: string): boolean {
  const digits = [...number.replaceAll(/\D/g, '')].toReversed().map(Number)
  if (digits.length < 13 || digits.length > 19 || digits.every((digit) => digit === 0)) return false
  const sum = digits.reduce((total, digit, i) => {
    const doubled = i % 2 === 0 ? digit : digit * 2
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return sum % 10 === 0
}

/** Not the names of things: words, types of events, permissions (which the contract lists under names of credentials). */
const isSecret = (value: string): boolean =>
  value.length >= 10 &&
  new Set(value).size >= 6 &&
  !/^[A-Za-z_]+$|^[a-z][a-z.-]*$|^[a-z-]+:[a-z]+$|^pk_/.test(value)

/** As it stands in plain text, in JSON and in an address. */
function spellings(value: string): string[] {
  const inJson = JSON.stringify(value).slice(1, -1)
  return [...new Set([value, inJson, value.isWellFormed() ? encodeURIComponent(value) : value])]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const hashOf = (a: number, b: number, c: number, d: number): number =>
  (((a * 31 + b) * 31 + c) * 31 + d) & 0xffff

/** Remembers secrets and texts, and looks for the ones in the others. Of very much that was said, the oldest is let go. */
export function createLeaks(): Leaks {
  // By their last characters, so that one pass over a text meets all of them.
  const secrets = new Map<string, Set<string>>()
  const ends = new Uint8Array(65_536)
  const known = new Set<string>()
  const shown = new Set<string>()
  const counts = new Map<string, number>()
  let texts: Heard[] = []
  let fresh: Heard[] = []
  let size = 0
  let found: Leak[] = []

  const report = (heard: Heard, what: string, from: number, to: number): void => {
    const { where, text } = heard
    const place = `${what} ${from}`
    heard.reported ??= new Set()
    if (heard.reported.has(place)) return
    heard.reported.add(place)
    const around = `${text.slice(Math.max(0, from - 160), from)}█${text.slice(to, to + 80)}`
    found.push({ where, what, around })
  }

  function lookFor(heard: Heard): void {
    const { text } = heard
    for (const [what, form] of forms)
      for (const match of text.matchAll(form)) report(heard, what, match.index, match.index + match[0].length)
    for (const match of text.matchAll(cardForm))
      if (passesLuhn(match[0]))
        report(heard, 'a number like a card', match.index, match.index + match[0].length)
    // Most places are passed by the hash of their last four characters alone.
    let [a, b, c] = [0, 0, 0]
    for (let end = 1; end <= text.length; end += 1) {
      const d = text.charCodeAt(end - 1)
      const worthIt = ends[hashOf(a, b, c, d)] === 1 && end >= gram
      ;[a, b, c] = [b, c, d]
      if (!worthIt) continue
      for (const secret of secrets.get(text.slice(end - gram, end)) ?? [])
        if (text.endsWith(secret, end) && !shown.has(decoded(secret)))
          report(heard, 'a secret of the test', end - secret.length, end)
    }
  }
  function look(these: Heard[]): Leak[] {
    for (const heard of these) lookFor(heard)
    const all = found
    found = []
    return all
  }
  function letGo(): void {
    const kept = texts.slice(Math.ceil(texts.length / 2))
    const early = look(texts.slice(0, Math.ceil(texts.length / 2)))
    texts = kept
    size = kept.reduce((sum, { text }) => sum + text.length, 0)
    found.push(...early)
  }
  const keep = (value: unknown): void => {
    if (typeof value !== 'string' || known.has(value) || !isSecret(value)) return
    known.add(value)
    for (const spelling of spellings(value)) {
      const end = spelling.slice(-gram)
      const [a = 0, b = 0, c = 0, d = 0] = [4, 3, 2, 1].map((back) => end.charCodeAt(end.length - back))
      ends[hashOf(a, b, c, d)] = 1
      secrets.set(end, (secrets.get(end) ?? new Set()).add(spelling))
    }
  }
  const keepNamed = (json: unknown): void => {
    // Without recursion: tests also send what is nested ten thousand levels deep.
    const waiting: [name: string, value: unknown][] = [['', json]]
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [name, value] = next
      if (typeof value === 'string' && secretName.test(name)) keep(value)
      if (typeof value !== 'object' || value === null) continue
      for (const [key, child] of Object.entries(value))
        waiting.push([Array.isArray(value) ? name : key, child])
    }
  }
  return {
    keep,
    keepNamed,
    show: (value) => void shown.add(value),
    hear(where, text) {
      if (text === '') return
      counts.set(where, (counts.get(where) ?? 0) + 1)
      const heard = { where, text }
      texts.push(heard)
      fresh.push(heard)
      size += text.length
      if (size > charactersHeld) letGo()
    },
    find() {
      const these = fresh
      fresh = []
      return look(these)
    },
    findAgain: () => look(texts),
    heard: () => Object.fromEntries(counts),
    kept: () => known.size,
    forget() {
      for (const all of [secrets, known, shown, counts]) all.clear()
      ends.fill(0)
      texts = []
      fresh = []
      found = []
      size = 0
    },
  }
}
