import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

test('the script of the README is the example, which the compiler checks', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8')
  const example = await readFile(new URL('buy.ts', import.meta.url), 'utf8')
  expect(readme).toContain(`\`\`\`ts\n${example}\`\`\`\n`)
})
