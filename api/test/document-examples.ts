import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** The examples of a document in docs/: its blocks of YAML, in their order, as its own test reads them. */
export function examplesIn<Example>(name: string): Example[] {
  const document = readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8')
  return [...document.matchAll(/```yaml\n(.*?)```/gs)].map(([, text]) => parse(text ?? '') as Example)
}
