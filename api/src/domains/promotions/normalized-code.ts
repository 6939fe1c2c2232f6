/** Longer input is no code, whatever it would come to. */
const inputMax = 256
const codeMax = 64

/** Scripts whose letters may stand in one code: of each line, no others (UTS 39, "highly restrictive", without Latin beside them). */
const scripts = [
  /^[[\p{L}&&\p{Script=Latin}]]*$/v,
  /^[[\p{L}&&\p{Script=Greek}]]*$/v,
  /^[[\p{L}&&\p{Script=Cyrillic}]]*$/v,
  /^[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]*$/v,
  /^[\p{scx=Han}\p{scx=Bopomofo}]*$/v,
  /^[\p{scx=Han}\p{scx=Hangul}]*$/v,
  ...[
    'Arabic',
    'Armenian',
    'Bengali',
    'Devanagari',
    'Ethiopic',
    'Georgian',
    'Gujarati',
    'Gurmukhi',
    'Hebrew',
    'Kannada',
    'Khmer',
    'Lao',
    'Malayalam',
    'Myanmar',
    'Sinhala',
    'Tamil',
    'Telugu',
    'Thai',
  ].map((script) => new RegExp(`^\\p{scx=${script}}*$`, 'v')),
]

/**
 * A code as it is kept and looked up: by Unicode's compatibility form (NFKC), in capitals, without spaces, hyphens and
 * characters that nobody sees. So `summer 26`, `SUMMER-26` and `ＳＵＭＭＥＲ26` are one code.
 * @returns null for what cannot be one: more than 64 characters, none at all, others than letters, digits and
 *   `! # $ % & * + . @ _`, or letters of several scripts, which may look like another code
 */
export function normalizedCode(text: string): string | null {
  if (text.length > inputMax) return null
  const capitals = text.normalize('NFKC').toUpperCase().normalize('NFKC')
  const code = capitals.replaceAll(/[\s\p{Dash_Punctuation}\p{Default_Ignorable_Code_Point}]/gv, '')
  if (code.length === 0 || code.length > codeMax) return null
  if (!/^[\p{L}\p{M}0-9!#$%\&*+.@_]+$/v.test(code)) return null
  const letters = code.replaceAll(/[^\p{L}\p{M}]/gv, '')
  return scripts.some((script) => script.test(letters)) ? code : null
}
