import type { Form } from '@tradepost/desk/form.ts'
import { entryReader, valuesOf } from './entry-reader.ts'

/** What the form of one code says. */
export function codeOf(form: Form) {
  const read = entryReader(form, 0)
  return { input: { code: form.text('code'), usesMax: read.countOrNull('usesMax') }, wrong: read.wrong }
}

/** What the form of many codes says. */
export function codeBatchOf(form: Form) {
  const read = entryReader(form, 0)
  const input = {
    count: read.count('count'),
    prefix: form.text('prefix') || undefined,
    usesMax: read.countOrNull('usesEach'),
  }
  return { input, wrong: read.wrong }
}

/** What was entered in either, to be shown again. */
export const codeValues = (form: Form): Record<string, string> => {
  const names = form.text('do') === 'many' ? ['count', 'prefix', 'usesEach'] : ['code', 'usesMax']
  return valuesOf(form, names)
}
