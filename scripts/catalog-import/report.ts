import { styleText } from 'node:util'
import { type ImportTally, productsOf } from './import-file.ts'

const number = new Intl.NumberFormat('en-US')
const counted = (n: number, one: string, many = `${one}s`) => `${number.format(n)} ${n === 1 ? one : many}`

/** Where the import writes what it has to say: a terminal, or a log that keeps every line. */
export interface Output {
  write(text: string): unknown
  isTTY?: boolean
}

const redrawMs = 100
const lineEvery = 250

/** Says how far it is: on a terminal in one line that is drawn anew, elsewhere now and then in a line of its own. */
export function createProgress(output: Output, now: () => number) {
  let drawn = Number.NEGATIVE_INFINITY
  return {
    show(tally: ImportTally): void {
      const products = productsOf(tally)
      const text = `${String(Math.floor(tally.share * 100)).padStart(3)} % · ${counted(products, 'product')} · ${counted(tally.variants, 'variant')}`
      if (output.isTTY) {
        if (now() - drawn < redrawMs) return
        drawn = now()
        output.write(`\r\u001b[K  ${text}`)
      } else if (products % lineEvery === 0) output.write(`  ${text}\n`)
    },
    clear(): void {
      if (output.isTTY) output.write('\r\u001b[K')
    },
  }
}

/** What became of the file, in one to three lines. */
export function summary(tally: ImportTally, of: { seconds: number; problemsFile: string | null }): string {
  const changed = tally.created + tally.updated
  const size = `${counted(productsOf(tally), 'product')}, ${counted(tally.variants, 'variant')}`
  const what =
    changed === 0 && tally.categories === 0 && !tally.stopped
      ? `Nothing to change: ${size}, all as in the file`
      : `${size}: ${number.format(tally.created)} created, ${number.format(tally.updated)} updated, ${number.format(tally.unchanged)} unchanged`
  const mark = tally.stopped ? styleText('yellow', '!') : styleText('green', '✓')
  const lines = [
    `  ${mark} ${tally.stopped ? 'Stopped after ' : ''}${what} ${styleText('dim', `· ${of.seconds.toFixed(1)} s`)}`,
  ]
  if (tally.categories > 0) lines.push(`    ${counted(tally.categories, 'new category', 'new categories')}`)
  const errors = tally.problems.filter(({ severity }) => severity === 'error').length
  const warnings = tally.problems.length - errors
  if (of.problemsFile === null) lines.push('    no warnings, no errors')
  else
    lines.push(
      `    ${counted(warnings, 'warning')}, ${counted(errors, 'error')}${errors > 0 ? ' (rows left out)' : ''}: see ${of.problemsFile}`,
    )
  if (tally.stopped) lines.push('    What was done stays. Run the same command again for the rest.')
  return `${lines.join('\n')}\n`
}
