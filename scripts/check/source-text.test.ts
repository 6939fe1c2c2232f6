import { describe, expect, it } from 'vitest'
import { codeOnly, importsOf, lineAt, scriptsOfAstro } from './source-text.ts'

describe('codeOnly', () => {
  it('blanks comments and the contents of strings, and keeps every position', () => {
    const source = "a() // b()\n/* c()\n*/ d('e()') + `f() $" + '{g()} h()`'
    const code = codeOnly(source)
    expect(code).toHaveLength(source.length)
    expect(code.split('\n')).toHaveLength(3)
    expect(code).toMatch(/a\(\)[\s\S]*d\('\s+'\)[\s\S]*g\(\)/)
    for (const hidden of ['b()', 'c()', 'e()', 'f()', 'h()']) expect(code).not.toContain(hidden)
  })

  it('is not misled by quotes in regular expressions, by division, or by templates in templates', () => {
    expect(codeOnly(`const a = /['"]/; b()`)).toContain('b()')
    expect(codeOnly('const a = (1 + 2) / 3; b() / 4')).toContain('b() / 4')
    const nested = codeOnly('`$' + '{x.map((y) => { return `<$' + '{y}>` })} z()`; after()')
    expect(nested).toContain('after()')
    expect(nested).not.toContain('z()')
  })
})

describe('importsOf', () => {
  it('finds every kind of import, with its line', () => {
    const source = [
      "import a from './a.ts'",
      "import type { B } from './b.ts'",
      'import {',
      '  c,',
      "} from './c.ts'",
      "import './d.ts'",
      "export * from './e.ts'",
      "export { f as g } from './f.ts'",
      "const h = await import('./h.ts')",
    ].join('\n')
    expect(importsOf(source)).toEqual([
      { specifier: './a.ts', line: 1 },
      { specifier: './b.ts', line: 2 },
      { specifier: './c.ts', line: 3 },
      { specifier: './d.ts', line: 6 },
      { specifier: './e.ts', line: 7 },
      { specifier: './f.ts', line: 8 },
      { specifier: './h.ts', line: 9 },
    ])
  })

  it('ignores imports in comments and strings, and words that only look like imports', () => {
    const source = [
      "// import a from './a.ts'",
      `const b = "import c from './c.ts'"`,
      'const d = import.meta.url',
      'export const from = 1',
    ].join('\n')
    expect(importsOf(source)).toEqual([])
  })
})

it('scriptsOfAstro keeps front matter and scripts at their lines, and nothing of the page', () => {
  const source =
    "---\nimport a from './a.ts'\n---\n<p>import b from './b.ts'</p>\n<script>\nimport './c.ts'\n</script>\n"
  expect(importsOf(scriptsOfAstro(source))).toEqual([
    { specifier: './a.ts', line: 2 },
    { specifier: './c.ts', line: 6 },
  ])
})

it('lineAt counts from one', () => {
  expect([lineAt('a\nb', 0), lineAt('a\nb', 1), lineAt('a\nb', 2)]).toEqual([1, 1, 2])
})
