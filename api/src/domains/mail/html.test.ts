import fc from 'fast-check'
import { expect, it } from 'vitest'
import { count, seed } from '../../../../test/counts.ts'
import { html } from './html.ts'

it('no value can leave the place where it stands, in text or in an attribute', () => {
  const hostile = fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', '&lt;', '-->', ' ', '\n') })
  fc.assert(
    fc.property(hostile, (value) => {
      const { markup } = html`<a title="${value}">${[html`${value}`]}</a>`
      const [, title = '', text = ''] = /^<a title="([^"]*)">([^<]*)<\/a>$/.exec(markup) ?? []
      const read = (escaped: string) =>
        escaped.replaceAll(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name] ?? '')
      expect([read(title), read(text)]).toEqual([value, value])
    }),
    { numRuns: count(500, 50_000), seed: seed() },
  )
})

const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }

it('writes nothing for null, numbers as they are, and its own markup unescaped', () => {
  expect(html`${null}${0}${html`<b>${'<'}</b>`}`.markup).toBe('0<b>&lt;</b>')
})
