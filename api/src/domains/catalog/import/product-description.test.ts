import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IMPORT_LIMITS } from './imported-product.ts'
import { sanitizeDescription } from './product-description.ts'

const ALLOWED_TAG =
  /^<(?:\/?(?:p|ul|ol|li|strong|em|b|i|h[2-4]|a|table|thead|tbody|tr|td|th|blockquote)|br \/|a href="https?:[^"<>]*" rel="nofollow noopener")>$/

const html = (cell: string): string => sanitizeDescription(cell).html

describe('sanitizeDescription', () => {
  it('keeps paragraphs, lists, emphasis, headings, tables and quotations without their attributes', () => {
    const kept =
      '<h2>A</h2><p>b <strong>c</strong> <em>d</em><br /><b>e</b> <i>f</i></p><ul><li>g</li></ul><ol><li>h</li></ol>' +
      '<blockquote>q</blockquote><table><thead><tr><th>i</th></tr></thead><tbody><tr><td>j</td></tr></tbody></table>'
    expect(html(kept)).toBe(kept)
    expect(html('<p class="x" style="color:red" onclick="y()" id=z>a</p>')).toBe('<p>a</p>')
  })

  it.each([
    ['<script>alert(1)</script>a', 'a'],
    ['<style>p{}</style>a<meta charset="utf-8">', 'a'],
    ['<img src=x onerror=alert(1)>a', 'a'],
    ['<iframe src="https://x.example"><p>no</p></iframe>a', 'a'],
    ['<svg><script>alert(1)</script></svg>a', 'a'],
    ['<a href="javascript:alert(1)">a</a>', 'a'],
    ['<a href="java&#x09;script:alert(1)">a</a>', 'a'],
    ['<a href="data:text/html,x">a</a>', 'a'],
    ['<a href="/pages/sizes">a</a>', 'a'],
    ['<a href="//x.example">a</a>', 'a'],
    ['<p>&lt;script&gt;</p>', '<p>&lt;script&gt;</p>'],
    ['a\u0000b', 'ab'],
  ])('makes %s harmless', (cell, result) => {
    expect(html(cell)).toBe(result)
  })

  it('keeps web links, which pass on neither rank nor window', () => {
    expect(html('<a href="https://x.example/?a=1&amp;b=2" target="_blank" rel="x">a</a>')).toBe(
      '<a href="https://x.example/?a=1&amp;b=2" rel="nofollow noopener">a</a>',
    )
  })

  it('keeps a link after a dropped one whole', () => {
    expect(html('<a href="/r">a</a><a href="https://x.example/">b</a>')).toBe(
      'a<a href="https://x.example/" rel="nofollow noopener">b</a>',
    )
  })

  it('turns boxes into paragraphs, never one in another and none empty', () => {
    expect(html('<div>a</div><div>b</div>')).toBe('<p>a</p><p>b</p>')
    expect(html('<div><div><p>a</p>\n</div></div><p>&nbsp;</p><p><br></p>')).toBe('<p>a</p>')
    expect(html('<div>a<ul><li>b</li></ul></div>')).toBe('<p>a</p><ul><li>b</li></ul>')
    expect(html('<h1>a</h1><h6>b</h6>')).toBe('<h2>a</h2><h4>b</h4>')
  })

  it('cuts what is too long without leaving half a tag', () => {
    const limit = IMPORT_LIMITS.descriptionCharacters
    for (const piece of ['<p>word</p>', '&', '<a href="https://x.example/">x</a>', '<p>x<br />', 'word ']) {
      const { html: result, cut } = sanitizeDescription(piece.repeat(30_000))
      expect(cut).toBe(true)
      expect(result.length).toBeLessThanOrEqual(limit)
      expect(result.length).toBeGreaterThan(limit / 4)
      expect(sanitizeDescription(result)).toEqual({ html: result, cut: false })
    }
    expect(sanitizeDescription('x'.repeat(limit))).toEqual({ html: 'x'.repeat(limit), cut: false })
  })

  it('leaves out a tag that the cut would split', () => {
    const text = 'x'.repeat(IMPORT_LIMITS.descriptionCharacters - 5)
    expect(sanitizeDescription(`${text}<br />yyyy`)).toEqual({ html: text, cut: true })
  })

  it('stays quick and shallow with elements nested without end', () => {
    const before = process.cpuUsage()
    expect(html('<em>'.repeat(200_000)).match(/<em>/g)).toHaveLength(30)
    // What it computes, not how long that takes beside other tests.
    expect(process.cpuUsage(before).user).toBeLessThan(5_000_000)
  })

  it('leaves only allowed, properly nested tags of any tag soup, and no paragraph in another', () => {
    const tags = [
      'p',
      'div',
      'ul',
      'li',
      'a',
      'strong',
      'em',
      'h1',
      'h2',
      'table',
      'tr',
      'td',
      'br',
      'script',
      'svg',
      'span',
      'noscript',
      'textarea',
      'blockquote',
    ]
    const piece = fc.oneof(
      fc.constantFrom(...tags).map((tag) => `<${tag}>`),
      fc.constantFrom(...tags).map((tag) => `</${tag}>`),
      fc.constantFrom(
        '<a href="https://x.example/">',
        '<a href="/x">',
        '<p onclick="x">',
        '<!--',
        '-->',
        '<![CDATA[',
        '<',
        '>',
        '"',
        '&lt;',
        '&amp;amp;',
        ' ',
        '\n',
      ),
      fc.string({ maxLength: 5 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const result = html(pieces.join(''))
        const open: string[] = []
        for (const [tag, slash, name = ''] of result.matchAll(/<(\/?)([^\s>]*)[^>]*>/g)) {
          expect(tag).toMatch(ALLOWED_TAG)
          if (slash === '/') expect(open.pop()).toBe(name)
          else if (name !== 'br') open.push(name)
          expect(open.filter((each) => each === 'p').length).toBeLessThan(2)
        }
        expect(open).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})
