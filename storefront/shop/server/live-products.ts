import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Client, isRefusal, type Product } from '@tradepost/sdk'
import { isHandle } from '../src/features/catalog/paths.ts'
import { comeAgain, liveHeaders } from '../src/features/live/messages.ts'
import { ProductWatch, type WatchedShop } from './product-watch.ts'

const beatMilliseconds = 15_000
const comeAgainSeconds = 5

/**
 * Tells the pages of products what is offered, as it changes.
 * @param of.keyOf the publishable key of a host's shop; undefined: there is none
 * @param of.open opens that shop in the name of a visitor
 * @param of.onChange called when what is remembered of a product is not true any more
 */
export function createLiveProducts(of: {
  keyOf: (host: string) => string | undefined
  open: (publishableKey: string, address: string) => WatchedShop
  onChange: (handle: string) => void
}) {
  const watches = new Map<string, Promise<ProductWatch | 'gone' | 'later'>>()
  const beating = setInterval(async () => {
    for (const found of [...watches.values()]) {
      const watch = await found
      if (watch instanceof ProductWatch) watch.beat()
    }
  }, beatMilliseconds)
  beating.unref()

  const watch = (publishableKey: string, handle: string, address: string) => {
    const key = `${publishableKey} ${handle}`
    const known = watches.get(key)
    if (known !== undefined) return known
    const shop = of.open(publishableKey, address)
    const found = findProduct(shop.client, handle).then((product) =>
      typeof product === 'string'
        ? product
        : new ProductWatch({
            shop,
            product,
            onChange: () => of.onChange(handle),
            onOver: () => watches.delete(key),
          }),
    )
    watches.set(key, found)
    found.then(
      (one) => typeof one === 'string' && watches.delete(key),
      () => watches.delete(key),
    )
    return found
  }

  return async function serve(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const handle = handleIn(url.pathname)
    const publishableKey = of.keyOf(request.headers.host ?? '')
    const address = String(request.headers['x-forwarded-for'])
    const found = handle && publishableKey ? await watch(publishableKey, handle, address) : 'gone'
    if (response.destroyed) {
      // Nobody may be left to look at it.
      if (found instanceof ProductWatch) found.endUnwatched()
    } else if (found instanceof ProductWatch) found.add(response)
    else if (found === 'later') response.writeHead(200, liveHeaders).end(comeAgain(comeAgainSeconds))
    // After it a browser does not come again.
    else response.writeHead(204, { 'cache-control': 'no-store' }).end()
  }
}

async function findProduct(
  client: Pick<Client, 'getProduct'>,
  handle: string,
): Promise<Product | 'gone' | 'later'> {
  try {
    return await client.getProduct({ handle })
  } catch (error) {
    return isRefusal(error) && error.status < 500 && error.status !== 429 ? 'gone' : 'later'
  }
}

function handleIn(path: string): string | undefined {
  try {
    const handle = decodeURIComponent(path.split('/')[2] ?? '')
    return isHandle(handle) ? handle : undefined
  } catch {
    return undefined
  }
}
