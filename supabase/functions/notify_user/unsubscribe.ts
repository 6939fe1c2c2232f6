import type { Database } from '../_shared/database.ts'
import { html } from './html.ts'
import { writePreference } from './preferences.ts'
import type { LinkSigner } from './tokens.ts'

const page = (title: string, rest: ReturnType<typeof html>) =>
  html`<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" lang="en">
<head><title>${title}</title><meta name="viewport" content="width=device-width, initial-scale=1" /><meta name="robots" content="noindex" /></head>
<body style="max-width:600px;margin:48px auto;padding:0 16px;font-family:Arial,Helvetica,sans-serif;"><h1>${title}</h1>${rest}</body>
</html>
`.markup

/**
 * The page behind "No more mails of this kind": GET asks, POST does it, as mail programs do by themselves (RFC 8058);
 * whatever looks at links before their reader does changes nothing.
 */
export async function unsubscribe(
  request: Request,
  of: { sql: Database; links: LinkSigner },
): Promise<Response> {
  const meant = await of.links.read(new URL(request.url).searchParams.get('token') ?? '')
  if (!meant)
    return show(404, page('This link is not valid', html`<p>It may have been cut off: copy all of it.</p>`))
  if (request.method === 'GET') {
    const ask = html`<p>You will get no more mails of this kind (${meant.kind}) from this shop.</p><form method="post" action=""><button type="submit">No more mails of this kind</button></form>`
    return show(200, page('Unsubscribe', ask))
  }
  if (request.method !== 'POST')
    return show(405, page('Not like this', html`<p>Open the link in a browser.</p>`))
  const { storeId, recipient, kind } = meant
  await writePreference(of.sql, storeId, recipient, { kind, channel: 'mail', wanted: false })
  return show(200, page('Done', html`<p>You will get no more mails of this kind (${kind}).</p>`))
}

/** XHTML, since the platform shows `text/html` as text; the policy lets no script run whatever stands in it. */
function show(status: number, body: string): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': 'application/xhtml+xml; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
      'referrer-policy': 'no-referrer',
    },
  })
}
