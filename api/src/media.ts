import { createReadStream, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { Router } from './platform/router.ts'

const folder = fileURLToPath(new URL('../demo/pictures', import.meta.url))

/** The demo's drawings. They may run nothing: an SVG is a document, so its policy forbids all but its own styles. */
export function mountMedia(app: Router): void {
  app.get('/media/:file', (c) => {
    const file = c.req.param('file')
    if (!/^[a-z0-9-]+\.svg$/.test(file)) return c.notFound()
    const path = join(folder, file)
    const found = statSync(path, { throwIfNoEntry: false })
    if (!found) return c.notFound()
    const etag = `"${found.size}-${Math.floor(found.mtimeMs)}"`
    const headers = {
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=86400',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      etag,
    }
    if (c.req.header('if-none-match') === etag) return c.body(null, 304, headers)
    return c.body(Readable.toWeb(createReadStream(path)) as ReadableStream, 200, headers)
  })
}
