import { equal, match, ok } from 'node:assert/strict'
import { oneLine, writeLetter } from './letter.ts'
import { examples } from './preview.ts'
import { isWebAddress, languageOf, templateNames, writeNotice } from './templates.ts'

const nasty = `</p><script>alert(1)</script>"'&\r\nBcc: x@example.com {store}`
const sender = { name: nasty, supportEmail: 'help@shop.example' }
const letterIn = (locale: string, name: (typeof templateNames)[number], slug = 'northlight') => {
  // Every text of the example is as nasty as can be.
  const data = JSON.parse(JSON.stringify(examples[name]), (key, value) =>
    typeof value === 'string' && !/url/i.test(key) ? nasty : value,
  )
  const notice = writeNotice(name, data, { store: { slug, name: nasty }, locale })
  return writeLetter(notice, {
    sender,
    language: languageOf(locale),
    unsubscribeUrl: 'https://shop.example/?a=1&b="2',
  })
}

Deno.test('no template lets anything become markup, a header or another value, in any language', () => {
  for (const name of templateNames) {
    for (const locale of ['en-DE', 'de-AT']) {
      const { subject, html, text } = letterIn(locale, name)
      equal(html.includes('<script'), false, name)
      equal(/[\r\n]/.test(subject), false, name)
      ok([...subject].length <= 200)
      ok(html.includes('&amp;b=&quot;2'))
      // What stood in a value was not filled in again.
      ok(text.includes('{store}') && !/\{(?!store\})\w+\}/.test(text), `${name}: ${text}`)
      equal(html.includes('undefined') || text.includes('undefined'), false, name)
    }
  }
})

Deno.test('it is written in the reader’s language, and in the store’s own words', () => {
  const shipped = examples['order-shipped']
  const title = (locale: string, slug = 'northlight') =>
    writeNotice('order-shipped', shipped, { store: { slug, name: 'Shop' }, locale }).title
  match(title('de-CH'), /unterwegs/)
  for (const locale of ['en-GB', 'fr-FR', 'xx', '']) match(title(locale), /^Your order .* is on its way$/)
  equal(title('en', 'kumo-paper'), 'Your paper is on its way')
  match(title('de', 'kumo-paper'), /unterwegs/)
})

Deno.test('only a web page becomes a link', () => {
  for (const url of ['https://track.example/1', 'http://track.example/1']) ok(isWebAddress(url))
  for (const url of ['javascript:alert(1)', 'data:text/html,x', '//x', '1Z999', '', null])
    equal(isWebAddress(url), false)
})

Deno.test('a line is one line of 200 characters at most', () => {
  equal(oneLine(' a\r\n b\u2028c\t\u0000d '), 'a b c d')
  equal([...oneLine('😀'.repeat(300))].length, 200)
})
