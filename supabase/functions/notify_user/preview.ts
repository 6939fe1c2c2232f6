import { html } from './html.ts'
import { writeLetter } from './letter.ts'
import { languageOf, type TemplateData, type TemplateName, templateNames, writeNotice } from './templates.ts'

const url = 'https://shop.example/orders/ord_01h455vb4pex5vsknk084sn02q'
const order = {
  number: '7KQ2-MX4T',
  items: ['2 × Brass desk lamp, Brass', '1 × <b>Oak</b> & "linen" table'],
  url,
}

/** What each template is shown with. */
export const examples: TemplateData = {
  'order-placed': { ...order, total: '€182.90' },
  'order-shipped': {
    ...order,
    carrier: 'DHL',
    trackingNumber: '00340434161094042557',
    trackingUrl: 'https://track.example/00340434161094042557',
    isLast: false,
  },
  welcome: { url: 'https://shop.example/account' },
  'account-suspended': {},
  'account-reopened': { url: 'https://shop.example/account' },
  'seller-approved': { seller: 'Kilnhouse' },
  'seller-refused': { seller: 'Kilnhouse', reason: 'We have enough stoneware.\nTry again in spring.' },
  'seller-suspended': { seller: 'Kilnhouse' },
  'seller-reopened': { seller: 'Kilnhouse' },
}

/**
 * Each template as it would be read, with examples that try to break it: `/preview`, then
 * `/preview/<template>?locale=de-DE&store=<slug>&format=text`. For development: only with `NOTIFY_PREVIEW=on`.
 */
export function preview(path: string, query: URLSearchParams): Response {
  const name = templateNames.find((one) => path === `/preview/${one}`)
  if (path === '/preview') return show(list(), 'text/html')
  if (!name) return new Response('There is no such template.\n', { status: 404 })
  const locale = query.get('locale') ?? 'en'
  const slug = query.get('store') ?? 'northlight'
  const notice = writeExample(name, { store: { slug, name: 'Northlight & <Sons>' }, locale })
  const letter = writeLetter(notice, {
    sender: { name: 'Northlight & <Sons>', supportEmail: 'help@northlight.example' },
    language: languageOf(locale),
    unsubscribeUrl: 'https://shop.example/unsubscribe?token=example',
  })
  return query.get('format') === 'text' ? show(letter.text, 'text/plain') : show(letter.html, 'text/html')
}

const writeExample = <T extends TemplateName>(name: T, occasion: Parameters<typeof writeNotice>[2]) =>
  writeNotice(name, examples[name], occasion)

function list(): string {
  const rows = templateNames.map(
    (name) => html`<li>${name}: ${['en', 'de'].map(
      (locale) =>
        html`<a href="preview/${name}?locale=${locale}">${locale}</a> <a href="preview/${name}?locale=${locale}&amp;format=text">text</a> `,
    )}</li>
`,
  )
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Templates</title></head><body><h1>Templates</h1><ul>
${rows}</ul></body></html>
`.markup
}

const show = (body: string, type: string) =>
  new Response(body, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    },
  })
