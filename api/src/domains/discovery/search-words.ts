const shortestSwapped = 4
const longestSwapped = 16
const swappedWordsMax = 8

/**
 * The words somebody typed as a query of PostgreSQL's text search: all of them must be there, the last may be
 * unfinished so that search answers while one types, and in each two neighboring letters may have changed places, which
 * is the slip that comparing trigrams forgives least in a short word. Letters and digits only: nothing in it can be an
 * operator.
 */
export function searchWords(words: string): string {
  const lexemes = words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  return lexemes
    .map((word, index) => {
      const typed = index === lexemes.length - 1 ? `${word}:*` : word
      const meant = index < swappedWordsMax ? swapped(word) : []
      return meant.length === 0 ? typed : `(${[typed, ...meant].join(' | ')})`
    })
    .join(' & ')
}

/** The word with each pair of its neighboring letters exchanged, once each. */
function swapped(word: string): string[] {
  const letters = [...word]
  if (letters.length < shortestSwapped || letters.length > longestSwapped) return []
  const all = letters.slice(1).map((letter, index) =>
    letters
      .with(index, letter)
      .with(index + 1, letters[index] ?? '')
      .join(''),
  )
  return [...new Set(all)].filter((one) => one !== word)
}
