import type { ZxcvbnFactory } from '@zxcvbn-ts/core'

/** Why a password is refused, and in plain words what to do instead. */
export interface PasswordProblem {
  code: 'too-short' | 'too-long' | 'common' | 'about-you' | 'guessable'
  message: string
}

/** NIST SP 800-63B-4, 3.1.1.2: a password that is the only factor has at least 15 characters, after NFC. */
export const passwordLengthMin = 15
export const passwordLengthMax = 256

// Guessing is judged by the beginning: what it costs grows with the square of the length, and 64 signs take at most
// about 20 ms. A beginning that is easy to guess is no good whatever follows.
const judgedLength = 64
const substitutionsMax = 20
// Some days for who has stolen the hash and tries 10 000 a second; centuries through the door.
const guessesMin = 1e10
const ownCharactersMin = 8
const contextWordsMax = 60

/** What every shop's staff tries first. Besides these the caller names store, person and address. */
const wordsOfTheTrade = [
  ...['tradepost', 'password', 'passwort', 'passphrase', 'admin', 'administrator', 'changeme', 'welcome'],
  ...['login', 'letmein', 'secret', 'test', 'store', 'shop', 'seller', 'owner', 'default', 'qwerty'],
]

const advice = 'Four or five random words make a good one.'

/**
 * Judges a new password after NIST SP 800-63B-4: long enough, and neither on a list of common ones, nor made of what
 * the caller knows of its owner, nor easy to guess. It demands no kinds of characters and no change after a time.
 * @param of.context names and addresses of person, store and service, which are no secret
 * @returns null when it may be used
 */
export async function judgePassword(
  password: string,
  of: { context: string[] },
): Promise<PasswordProblem | null> {
  const text = password.normalize('NFC')
  const length = [...text].length
  if (length < passwordLengthMin)
    return {
      code: 'too-short',
      message: `Use at least ${passwordLengthMin} characters; this has ${length}. ${advice}`,
    }
  if (length > passwordLengthMax)
    return { code: 'too-long', message: `Use at most ${passwordLengthMax} characters; this has ${length}.` }

  const words = contextWords(of.context)
  const judge = await loadJudge()
  const { guesses, sequence } = judge.check(text, words)
  const [match, ...others] = sequence
  if (match?.dictionaryName === 'passwords-common' && others.length === 0)
    return { code: 'common', message: `Many people use this password, so it is tried first. ${advice}` }
  if (ownCharacters(text, words) < ownCharactersMin)
    return {
      code: 'about-you',
      message: `This is made of names and words that others know of you or this shop. ${advice}`,
    }
  if (guesses < guessesMin)
    return {
      code: 'guessable',
      message: `This is easy to guess: it repeats, counts, follows the keyboard or is made of few common words. ${advice}`,
    }
  return null
}

let judgeLoaded: Promise<ZxcvbnFactory> | undefined

/** The lists take 50 MB and a tenth of a second: only a process that judges passwords loads them, once. */
function loadJudge(): Promise<ZxcvbnFactory> {
  judgeLoaded ??= Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')]).then(
    ([{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }]) =>
      new ZxcvbnFactory({
        dictionary,
        graphs: adjacencyGraphs,
        maxLength: judgedLength,
        l33tMaxSubstitutions: substitutionsMax,
      }),
  )
  return judgeLoaded
}

/** The words in what is known, and each of its texts as one word, longest first. */
function contextWords(context: string[]): string[] {
  const texts = [...wordsOfTheTrade, ...context].map((text) => folded(text.slice(0, passwordLengthMax)))
  const words = texts.flatMap((text) => [
    text.replaceAll(/[^\p{L}\p{N}]+/gu, ''),
    ...text.split(/[^\p{L}\p{N}]+/u),
  ])
  return [...new Set(words)]
    .filter((word) => word.length >= 3)
    .toSorted((a, b) => b.length - a.length)
    .slice(0, contextWordsMax)
}

/** How many letters and digits are left of a password without those words. */
function ownCharacters(password: string, words: string[]): number {
  let left = disguiseRemoved(folded(password))
  for (const word of words) left = left.replaceAll(disguiseRemoved(word), ' ')
  return left.replaceAll(/[^\p{L}\p{N}]+/gu, '').length
}

/** Lower case without accents: `Müller` is guessed with `muller`. */
const folded = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

const disguises: Record<string, string> = {
  ...{ '0': 'o', '1': 'i', l: 'i', '!': 'i', '|': 'i', '3': 'e', '4': 'a', '@': 'a' },
  ...{ '5': 's', $: 's', '7': 't', '+': 't', '8': 'b', '9': 'g' },
}

/** `n0rthl1ght` reads `northiight`, and so does `northlight`. */
const disguiseRemoved = (text: string): string => text.replaceAll(/./gu, (sign) => disguises[sign] ?? sign)
