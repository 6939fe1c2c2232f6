/** Signs that begin a formula, also as wide as they are on Asian keyboards, behind any blank; and blanks that hide one. */
const beginsFormula = /^\s*[=+\-@|%＝＋－＠]|^[\t\r\n]/u

/**
 * The text as a program for tables shows it: what it would take for a formula and run begins with an apostrophe (OWASP, CSV
 * injection). Whoever writes the cell puts it in quotes where it has a separator of any program or a line break: behind
 * one a formula could begin, too.
 */
export const inertCell = (text: string): string => (beginsFormula.test(text) ? `'${text}` : text)

/** Separators of programs in any country, quotes and line breaks. */
export const needsQuotes = /[",;\t\r\n]/
