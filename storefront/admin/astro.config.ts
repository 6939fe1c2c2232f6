import node from '@astrojs/node'
import { defineConfig } from 'astro/config'

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'middleware', bodySizeLimit: 64 * 1024 }),
  // The session is a cookie that holds the API's token; the desk keeps nothing of its own.
  session: false,
  // middleware.ts does it: Astro compares with an origin that is http behind a proxy that ends TLS.
  security: { checkOrigin: false },
  // The policy of server.ts allows neither inline styles nor data: addresses.
  build: { inlineStylesheets: 'never' },
  vite: { build: { assetsInlineLimit: 0 } },
  devToolbar: { enabled: false },
})
