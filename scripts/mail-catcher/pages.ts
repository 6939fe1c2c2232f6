import { type Context, Hono } from 'hono'
import { type Html, html } from '../../api/src/domains/mail/html.ts'
import type { CaughtMail, CaughtMails } from './caught-mails.ts'
import { style } from './style.ts'

const pagePolicy =
  "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
// The mail itself: its inline styles, links that open elsewhere, and nothing else.
const mailPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"

/**
 * The catcher's pages, and an interface for tests: `GET /api/mails?to=…` answers `{ items }`, newest first,
 * `DELETE /api/mails` forgets them all.
 * @param host where they listen: on this machine's own address they answer to its own names only
 */
export function createPages(mails: CaughtMails, host: string): Hono {
  const app = new Hono()
  app.use(async (c, next) => {
    // A page from elsewhere could have its own name lead here and read everything.
    if (isLoopback(host) && !isLoopback(new URL(c.req.url).hostname)) return c.text('Not found.', 404)
    await next()
    c.res.headers.set('cache-control', 'no-store')
    c.res.headers.set('x-content-type-options', 'nosniff')
    c.res.headers.set('referrer-policy', 'no-referrer')
    if (!c.res.headers.has('content-security-policy'))
      c.res.headers.set('content-security-policy', pagePolicy)
  })
  app.get('/', (c) => c.html(listPage(mails.list(c.req.query('to')), c.req.query('to') ?? '').markup))
  app.get('/style.css', (c) => c.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }))
  app.get('/mails/:id', (c) => withMail(c, mails, (mail) => c.html(mailPage(mail).markup)))
  app.get('/mails/:id/html', (c) =>
    withMail(c, mails, (mail) => {
      c.header('content-security-policy', mailPolicy)
      return c.html(opensElsewhere(mail.html))
    }),
  )
  app.post('/empty', (c) => {
    if (c.req.header('sec-fetch-site') !== 'same-origin') return c.text('Only from this page.', 403)
    mails.clear()
    return c.redirect('/', 303)
  })
  app.get('/api/mails', (c) => c.json({ items: mails.list(c.req.query('to')) }))
  app.delete('/api/mails', (c) => {
    mails.clear()
    return c.body(null, 204)
  })
  app.get('/health/live', (c) => c.json({ status: 'live' }))
  return app
}

const isLoopback = (name: string): boolean =>
  /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?|[\w-]+\.localhost)$/.test(name)

function withMail(
  c: Context,
  mails: CaughtMails,
  answer: (mail: CaughtMail) => Response | Promise<Response>,
): Response | Promise<Response> {
  const mail = mails.find(c.req.param('id') ?? '')
  return mail
    ? answer(mail)
    : c.html(page('Not here', html`<h1>This mail is not here (any more)</h1>`).markup, 404)
}

/** Links of a mail open in a window of their own: inside its frame they would show nothing. */
function opensElsewhere(markup: string): string {
  const base = '<base target="_blank">'
  return /<head[^>]*>/i.test(markup) ? markup.replace(/<head[^>]*>/i, (head) => head + base) : base + markup
}

function listPage(found: CaughtMail[], to: string): Html {
  const rows = found.map(
    (mail) => html`<li><a href="/mails/${mail.id}"><span class="to">${mail.to.join(', ')}</span>
<span class="subject">${mail.subject || '(no subject)'}</span>
<time datetime="${mail.receivedAt}">${timeOf(mail)}</time></a></li>
`,
  )
  const nothing = to ? 'No mail to this address.' : 'No mail yet. What the shops send appears here by itself.'
  return page(
    'Mails',
    html`<header><h1>Mails</h1>
<form action="/" method="get" role="search"><label>To <input type="search" name="to" value="${to}" placeholder="ada@example.com"></label> <button>Show</button></form>
<form action="/empty" method="post"><button>Forget all</button></form></header>
<main>${found.length === 0 ? html`<p class="soft">${nothing}</p>` : html`<ol>${rows}</ol>`}</main>`,
    html`<meta http-equiv="refresh" content="4">`,
  )
}

function mailPage(mail: CaughtMail): Html {
  return page(
    mail.subject || '(no subject)',
    html`<p><a href="/">All mails</a></p>
<h1>${mail.subject || '(no subject)'}</h1>
<dl><dt>To</dt><dd>${mail.to.join(', ')}</dd><dt>From</dt><dd>${mail.sender}, ${mail.from}</dd>
<dt>Received</dt><dd><time datetime="${mail.receivedAt}">${timeOf(mail)}</time></dd><dt>Message-ID</dt><dd>${mail.messageId}</dd></dl>
<main class="two"><section><h2>HTML</h2>
<iframe src="/mails/${mail.id}/html" title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe></section>
<section><h2>Plain text</h2><pre>${withLinks(mail.text)}</pre></section></main>`,
  )
}

/** Addresses in plain text as links, as most readers of mail show them. */
function withLinks(text: string): Html[] {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, i) =>
      i % 2 ? html`<a href="${part}" target="_blank" rel="noreferrer">${part}</a>` : html`${part}`,
    )
}

const timeOf = ({ receivedAt }: CaughtMail): string => receivedAt.slice(0, 19).replace('T', ' ')

function page(title: string, body: Html, head: Html | null = null): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Tradepost’s mail catcher</title>
<link rel="stylesheet" href="/style.css">
${head}</head>
<body>
${body}
</body>
</html>
`
}
