import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Context as HonoContext } from 'hono'
import { demoKeys } from './demo-credentials.ts'
import { docsStartScript } from './docs-start.ts'
import type { AppEnv, Router, Services } from './platform/router.ts'

const assets = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
} as const

const swaggerFolder = join(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'), '..')

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Tradepost API</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
<style>body { margin: 0; background: #fafaf7 } .topbar { display: none } .swagger-ui .info { margin: 30px 0 } .swagger-ui .scheme-container { box-shadow: none; border-block: 1px solid #e4e2da; background: none } @media (max-width: 40rem) { .swagger-ui .responses-inner .headers-wrapper, .swagger-ui .opblock-summary-operation-id { display: none } }</style>
</head>
<body><div id="ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>`

/** The contract as JSON, made when somebody asks, and once a process. */
let asJson: Promise<string> | undefined

/** Parsing takes a second of a processor, so a thread of its own does it: everybody else is answered meanwhile. */
async function contractAsJson(): Promise<string> {
  const thread = new Worker(new URL('./contract-json.ts', import.meta.url))
  const [json] = await once(thread, 'message')
  return json as string
}

/** Swagger UI from our own files: a browser reading it calls no other host. */
export function mountDocs(app: Router, services: Services): void {
  const contract = readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8')
  app.get('/openapi.yaml', (c) => {
    return c.body(contract, 200, {
      'content-type': 'application/yaml; charset=utf-8',
      'cache-control': 'no-cache',
    })
  })
  app.get('/openapi.json', async (c) => {
    asJson ??= contractAsJson().catch((error: unknown) => {
      asJson = undefined
      throw error
    })
    return c.body(await asJson, 200, { 'content-type': 'application/json', 'cache-control': 'no-cache' })
  })
  app.get('/', (c) => c.redirect('/docs'))
  app.get('/docs', (c) => html(c))
  app.get('/docs/start.js', async (c) => {
    const demo = await services.authenticator.byKey(demoKeys.northlight.publishable)
    return c.body(docsStartScript(demo?.store.origins[0]), 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-store',
    })
  })
  app.get('/docs/:asset', (c) => {
    const name = c.req.param('asset')
    if (!Object.hasOwn(assets, name)) return c.notFound()
    const type = assets[name as keyof typeof assets]
    return c.body(readFileSync(join(swaggerFolder, name)), 200, {
      'content-type': type,
      'cache-control': 'public, max-age=86400',
    })
  })
}

function html(c: HonoContext<AppEnv>): Response {
  c.header(
    'content-security-policy',
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'",
  )
  return c.html(page) as Response
}
