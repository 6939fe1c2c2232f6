import { z } from '@hono/zod-openapi'
import { Stale } from './database.ts'
import { allRefusals, platformRefusals, Refusal, type RefusalKind } from './refusals.ts'

/** The body of every refusal (RFC 9457). */
export const problemSchema = z
  .object({
    type: z.string().openapi({ description: 'Address of a page that explains the code.', format: 'uri' }),
    title: z.string().openapi({ description: 'The same for every occurrence of the code.' }),
    status: z.int().openapi({ description: 'The HTTP status, repeated.' }),
    code: z.string().openapi({ description: 'Permanent name of the refusal: branch on this.' }),
    detail: z.string().openapi({ description: 'What happened this time and what to do.' }),
    instance: z.string().openapi({ description: 'Path of the request.' }),
    requestId: z
      .string()
      .openapi({ description: 'Also in the `Request-Id` header; name it when you ask for help.' }),
    errors: z
      .array(
        z.object({
          pointer: z.string().openapi({
            description:
              'JSON pointer into the body (`/lineItems/0/quantity`), or `query/limit`, `path/cartId`, `header/if-match`.',
          }),
          message: z.string(),
        }),
      )
      .optional()
      .openapi({ description: 'The fields at fault, when the refusal is about fields.' }),
    offerIds: z.array(z.string()).optional().openapi({
      description: 'The offers at fault, when the refusal is about offers, such as `out-of-stock`.',
    }),
  })
  .openapi('Problem', {
    example: {
      type: 'https://api.example.com/problems/out-of-stock',
      title: 'There is not enough stock.',
      status: 409,
      code: 'out-of-stock',
      detail: 'Only 2 of “Brass desk lamp” are left.',
      instance: '/v1/checkouts',
      requestId: '01900000-0000-7000-8000-000000000000',
      offerIds: ['off_01h455vb4pex5vsknk084sn02q'],
    },
  })

/** What the database said, as a refusal: waits and lost connections are 503, everything unknown is 500. */
export function refusalFor(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof Stale) return new Refusal(platformRefusals.busy, { retryAfterSeconds: 1 })
  const { code, message } = (error ?? {}) as { code?: string; message?: string }
  const waiting = [
    '55P03',
    '57014',
    '40001',
    '40P01',
    '53300',
    '57P01',
    '57P02',
    '57P03',
    // Another one is on its way to be the primary.
    '25006',
    '25P03',
    '57P05',
    '08000',
    '08003',
    '08004',
    '08006',
    '08001',
    'ECONNREFUSED',
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    // A container that is stopped has no name and no way to it.
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
  ]
  if (
    (code && waiting.includes(code)) ||
    /timeout exceeded when trying to connect|Connection terminated|Query read timeout|not queryable/.test(
      message ?? '',
    )
  ) {
    return new Refusal(platformRefusals.busy, { retryAfterSeconds: 1 })
  }
  return new Refusal(platformRefusals.internal)
}

export interface ProblemPlace {
  publicUrl: string
  path: string
  requestId: string
}

export function problemBody(refusal: Refusal, place: ProblemPlace): z.infer<typeof problemSchema> {
  const { kind, extras } = refusal
  return {
    type: `${place.publicUrl}/problems/${kind.code}`,
    title: kind.title,
    status: kind.status,
    code: kind.code,
    detail: extras.detail ?? kind.hint,
    instance: place.path,
    requestId: place.requestId,
    ...(extras.errors ? { errors: extras.errors } : {}),
    ...extras.members,
  }
}

export function problemResponse(refusal: Refusal, place: ProblemPlace): Response {
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
  if (refusal.extras.retryAfterSeconds) headers.set('retry-after', String(refusal.extras.retryAfterSeconds))
  if (refusal.kind.status === 401) headers.set('www-authenticate', 'Bearer realm="tradepost"')
  return new Response(JSON.stringify(problemBody(refusal, place)), { status: refusal.kind.status, headers })
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('`', '')

const page = (title: string, body: string) => `<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${title}</title>
<style>body{font:17px/1.55 system-ui,sans-serif;max-width:42rem;margin:4rem auto;padding:0 1.25rem;color:#22261f}code{background:#f0eee6;padding:.1em .35em;border-radius:4px}a{color:#1f5f4a}td{padding:.3rem 1rem .3rem 0;vertical-align:top}</style>
${body}</html>`

/** The page behind a problem's `type`, or null for an unknown code. */
export function problemPage(code: string): string | null {
  const kind = allRefusals().find((k) => k.code === code)
  if (!kind) return null
  return page(
    kind.code,
    `<p><a href="/problems">All problems</a></p><h1>${escapeHtml(kind.title)}</h1><p><code>${kind.code}</code>, HTTP ${kind.status}</p><p>${escapeHtml(kind.hint)}</p>`,
  )
}

export function problemIndex(): string {
  const row = (k: RefusalKind) =>
    `<tr><td><a href="/problems/${k.code}"><code>${k.code}</code></a><td>${k.status}<td>${escapeHtml(k.title)}`
  return page(
    'Problems',
    `<h1>Problems</h1><p>Every refusal of the API, by its permanent code.</p><table>${allRefusals().map(row).join('')}</table>`,
  )
}
