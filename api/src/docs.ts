import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Context as HonoContext } from 'hono'
import { parse } from 'yaml'
import type { AppEnv, Router, Services } from './platform/router.ts'

/** Keys of the demo stores, as the seed writes them: worth nothing anywhere else. */
export const demoKeys = {
  northlight: { publishable: 'pk_demo_northlight_5b1f8c2e', secret: 'sk_demo_northlight_e07a41d9c3b6' },
  kumo: { publishable: 'pk_demo_kumo_paper_93d7aa10', secret: 'sk_demo_kumo_paper_0c55f2ab8e91' },
} as const

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
<style>body { margin: 0; background: #fafaf7 } .topbar { display: none } .swagger-ui .info { margin: 30px 0 } .swagger-ui .scheme-container { box-shadow: none; border-block: 1px solid #e4e2da; background: none }</style>
</head>
<body><div id="ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>`

/** Swagger UI from our own files: a browser reading it calls no other host. */
export function mountDocs(app: Router, services: Services): void {
  const contract = readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8')
  const contractJson = JSON.stringify(parse(contract))
  app.get('/openapi.yaml', (c) => {
    return c.body(contract, 200, {
      'content-type': 'application/yaml; charset=utf-8',
      'cache-control': 'no-cache',
    })
  })
  app.get('/openapi.json', (c) => {
    return c.body(contractJson, 200, { 'content-type': 'application/json', 'cache-control': 'no-cache' })
  })
  app.get('/docs', (c) => html(c))
  app.get('/docs/start.js', async (c) => {
    const demo = await services.authenticator.byKey(demoKeys.northlight.publishable)
    return c.body(startScript(demo?.store.origins[0]), 200, {
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

/**
 * With demo data every operation can be tried at once: keys are filled in, the examples name a real product, offer
 * and shipping method, and ids and secrets of a cart and an order are picked up from the replies that bring them.
 */
const startScript = (demoOrigin: string | undefined) => `
const demo = ${demoOrigin ? JSON.stringify({ key: demoKeys.northlight.publishable, secretKey: demoKeys.northlight.secret, origin: demoOrigin }) : 'null'}

// The newest cart, checkout, order … by prefix: the examples' ids stand for them.
const latest = {}

async function contract() {
  const text = await (await fetch('/openapi.json')).text()
  if (!demo) return text
  const get = async (path) => (await fetch(path, { headers: { 'tradepost-publishable-key': demo.key } })).json()
  const [{ items: [card] }, { items: [shipping] }] = await Promise.all([get('/v1/products?limit=1'), get('/v1/shipping-methods')])
  const product = await get('/v1/products/' + card.handle)
  const offer = product.variants.map((v) => v.offer).find((o) => o && o.availability.status !== 'out_of_stock')
  return text
    .replaceAll('off_01h455vb4pex5vsknk084sn02q', offer ? offer.id : 'off_01h455vb4pex5vsknk084sn02q')
    .replaceAll('shp_01h455vb4pex5vsknk084sn02q', shipping.id)
    .replaceAll('http://localhost:4321/', demo.origin + '/')
    .replaceAll('"example":"brass-desk-lamp"', '"example":"' + card.handle + '"')
}

contract().then((text) => {
  const ui = SwaggerUIBundle({
    spec: JSON.parse(text),
    dom_id: '#ui', deepLinking: true, validatorUrl: null, persistAuthorization: true,
    displayRequestDuration: true, defaultModelsExpandDepth: 0, docExpansion: 'list', tryItOutEnabled: true,
    requestInterceptor(request) {
      const { headers } = request
      if (headers && headers['Idempotency-Key'] === '5f0c2f0e-6d0a-4b67-9a5e-1f2d3c4b5a69') headers['Idempotency-Key'] = crypto.randomUUID()
      if (headers && headers['If-Match'] === '"3"') delete headers['If-Match']
      for (const [kind, id] of Object.entries(latest)) {
        const example = kind + '_01h455vb4pex5vsknk084sn02q'
        request.url = request.url.replaceAll(example, id)
        if (typeof request.body === 'string') request.body = request.body.replaceAll(example, id)
      }
      return request
    },
    responseInterceptor(response) {
      const { id, lineItems, secret, order } = (response.ok && response.body) || {}
      for (const one of [id, order && order.id, lineItems && lineItems[0] && lineItems[0].id]) {
        if (one) latest[one.split('_')[0]] = one
      }
      if (secret) ui.preauthorizeApiKey('cartSecret', secret)
      if (order && order.secret) ui.preauthorizeApiKey('orderSecret', order.secret)
      return response
    },
    onComplete() {
      if (!demo) return
      ui.preauthorizeApiKey('publishableKey', demo.key)
      ui.preauthorizeApiKey('bearer', demo.secretKey)
    },
  })
})
`
