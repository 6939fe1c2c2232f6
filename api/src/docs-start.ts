import { demoKeys, demoSignIns } from './demo-credentials.ts'

/**
 * What starts Swagger UI. With demo data every operation can be tried at once: keys are filled in, the examples name a
 * real product, offer and shipping method and people who can sign in; ids, secrets and tokens are picked up from the
 * replies that bring them and stand in for those of the examples. Each part of the API is called as whoever signed in for
 * it, or else with a key.
 */
export const docsStartScript = (demoOrigin: string | undefined): string => `
const demo = ${demoOrigin === undefined ? 'null' : JSON.stringify({ key: demoKeys.northlight.publishable, secretKey: demoKeys.northlight.secret, signIns: demoSignIns, origin: demoOrigin })}
${script}`

const script = `
// The newest cart, checkout, order … by prefix: the examples' ids stand for them.
const latest = {}
// The newest tokens that go into a body, by the name of their field.
const tokens = {}
let examples = {}
let ui

// Swagger UI fills every field in with its example: of what may be left out, a list would show what is like the example only.
function withoutFilters(spec) {
  for (const operation of Object.values(spec.paths).flatMap(Object.values)) {
    for (const parameter of operation.parameters || []) {
      if (parameter.in !== 'query' || parameter.required) continue
      delete parameter.example
      delete parameter.schema.example
    }
  }
  return spec
}

async function contract() {
  const text = await (await fetch('/openapi.json')).text()
  if (!demo) return withoutFilters(JSON.parse(text))
  const get = async (path) => (await fetch(path, { headers: { 'tradepost-publishable-key': demo.key } })).json()
  const [{ items: [card] }, { items: [shipping] }] = await Promise.all([get('/v1/products?limit=1'), get('/v1/shipping-methods')])
  const product = await get('/v1/products/' + card.handle)
  const offer = product.variants.map((v) => v.offer).find((o) => o && o.availability.status !== 'out_of_stock')
  const spec = withoutFilters(JSON.parse(text
    .replaceAll('off_01h455vb4pex5vsknk084sn02q', offer ? offer.id : 'off_01h455vb4pex5vsknk084sn02q')
    .replaceAll('shp_01h455vb4pex5vsknk084sn02q', shipping.id)
    .replaceAll('http://localhost:4321/', demo.origin + '/')
    .replaceAll('"example":"brass-desk-lamp"', '"example":"' + card.handle + '"')))
  const { CreateStaffSession, CreateSellerSession, RefreshCustomerSession, CompleteCustomerSession } = spec.components.schemas
  CreateStaffSession.example = demo.signIns.staff
  CreateSellerSession.example = demo.signIns.seller
  examples = { ...RefreshCustomerSession.example, ...CompleteCustomerSession.example }
  return spec
}

// Whose bearer token goes with a path: of all that are known, Swagger UI would send the last.
function bearersFor(method, path) {
  // Who is about to sign in shows no session: an old one that has ended would be refused.
  const doors = ['/v1/account/sessions', '/v1/account/password-resets', '/v1/seller/sessions']
  if (method === 'POST' && doors.includes(path)) return []
  if (path === '/v1/seller' || path.startsWith('/v1/seller/')) return ['sellerSession', 'sellerKey']
  if (path.startsWith('/v1/account')) return ['staffSession', 'sellerSession']
  if (path.startsWith('/v1/admin/')) return ['staffSession', 'secretKey']
  if (/^[/]v1[/](customers[/]me|carts|checkouts|orders)([/]|$)/.test(path)) return ['customerToken']
  return []
}

function authorize(headers, method, path) {
  const known = ui.authSelectors.authorized().toJS()
  const scheme = bearersFor(method, path).find((name) => known[name])
  if (scheme) headers.Authorization = 'Bearer ' + known[scheme].value
  else if (headers['Tradepost-Publishable-Key']) delete headers.Authorization
}

function remember(path, body) {
  const authorizeAs = (scheme, value) => typeof value === 'string' && ui.preauthorizeApiKey(scheme, value)
  if (path === '/v1/account/sessions' || path.startsWith('/v1/account/stores/')) authorizeAs('staffSession', body.token)
  if (path === '/v1/seller/sessions') authorizeAs('sellerSession', body.token)
  if (path.startsWith('/v1/carts')) authorizeAs('cartSecret', body.secret)
  authorizeAs('customerToken', body.accessToken)
  authorizeAs('orderSecret', body.order && body.order.secret)
  for (const name of ['refreshToken', 'challengeToken']) if (body[name]) tokens[name] = body[name]
  const { id, lineItems, order, items } = body
  for (const one of [id, order && order.id, lineItems && lineItems[0] && lineItems[0].id]) {
    if (typeof one === 'string') latest[one.split('_')[0]] = one
  }
  const first = items && items[0] && items[0].id
  if (typeof first === 'string') latest[first.split('_')[0]] ||= first
}

// The examples' ids, where a reply has brought newer ones.
function withIds(text) {
  for (const [kind, id] of Object.entries(latest)) text = text.replaceAll(kind + '_01h455vb4pex5vsknk084sn02q', id)
  return text
}

// And its tokens; what is no JSON is sent as it was typed.
function withTokens(text) {
  let body
  try { body = JSON.parse(text) } catch { return text }
  const named = Object.keys(tokens).filter((name) => body && body[name] === examples[name])
  if (named.length === 0) return text
  return JSON.stringify({ ...body, ...Object.fromEntries(named.map((name) => [name, tokens[name]])) })
}

// Of the document, what one part of it leads to.
function partOf(spec, path) {
  const part = { openapi: spec.openapi, info: spec.info, servers: spec.servers, paths: {} }
  const wanted = [path]
  const seen = new Set()
  for (const at of wanted) {
    let [from, to] = [spec, part]
    for (const key of at.slice(0, -1)) [from, to] = [from[key], to[key] ??= {}]
    const found = to[at.at(-1)] = from[at.at(-1)]
    for (const [, name] of JSON.stringify(found).matchAll(/"#[/](components[/][^"]+)"/g)) {
      if (!seen.has(name)) wanted.push(name.split('/'))
      seen.add(name)
    }
  }
  return part
}

// Swagger UI would read the whole document again for each operation that is opened, which takes it seconds.
const opensQuickly = {
  afterLoad() {
    const resolve = this.fn.resolveSubtree
    this.fn.resolveSubtree = (spec, path, options) => resolve(path.length > 0 ? partOf(spec, path) : spec, path, options)
  },
}

contract().then((spec) => {
  ui = SwaggerUIBundle({
    spec,
    dom_id: '#ui', deepLinking: true, validatorUrl: null, persistAuthorization: true,
    displayOperationId: true, displayRequestDuration: true, defaultModelsExpandDepth: 0, plugins: [() => opensQuickly], docExpansion: 'none', tryItOutEnabled: true,
    requestInterceptor(request) {
      const headers = request.headers || {}
      if (headers['Idempotency-Key'] === '5f0c2f0e-6d0a-4b67-9a5e-1f2d3c4b5a69') headers['Idempotency-Key'] = crypto.randomUUID()
      if (headers['If-Match'] === '"3"') delete headers['If-Match']
      authorize(headers, request.method, new URL(request.url, location.href).pathname)
      request.url = withIds(request.url)
      if (typeof request.body === 'string') request.body = withTokens(withIds(request.body))
      return request
    },
    responseInterceptor(response) {
      const { ok, body, url } = response
      if (ok && body && typeof body === 'object') remember(new URL(url, location.href).pathname, body)
      return response
    },
    onComplete() {
      if (!demo) return
      ui.preauthorizeApiKey('publishableKey', demo.key)
      ui.preauthorizeApiKey('secretKey', demo.secretKey)
      ui.preauthorizeApiKey('sellerKey', demo.signIns.sellerKey)
    },
  })
})
`
