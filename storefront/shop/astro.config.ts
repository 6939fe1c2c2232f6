import node from '@astrojs/node'
import { defineConfig, fontProviders } from 'astro/config'

const latin =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD'
const latinExtended =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF'

const weights = '100 900'

export default defineConfig({
  output: 'server',
  adapter: node({ mode: 'middleware', bodySizeLimit: 64 * 1024 }),
  // The cart lives in the API and its key in one cookie of ours: nothing is left for a session.
  session: false,
  devToolbar: { enabled: false },
  image: { service: { entrypoint: 'astro/assets/services/noop' } },
  build: { inlineStylesheets: 'never' },
  fonts: [
    {
      provider: fontProviders.local(),
      name: 'Fraunces',
      cssVariable: '--font-fraunces',
      fallbacks: ['Georgia', 'serif'],
      options: {
        variants: [
          {
            src: ['@fontsource-variable/fraunces/files/fraunces-latin-opsz-normal.woff2'],
            weight: weights,
            style: 'normal',
            unicodeRange: [latin],
          },
          {
            src: ['@fontsource-variable/fraunces/files/fraunces-latin-ext-opsz-normal.woff2'],
            weight: weights,
            style: 'normal',
            unicodeRange: [latinExtended],
          },
        ],
      },
    },
    {
      provider: fontProviders.local(),
      name: 'Inter',
      cssVariable: '--font-inter',
      fallbacks: ['Helvetica Neue', 'Arial', 'sans-serif'],
      options: {
        variants: [
          {
            src: ['@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'],
            weight: weights,
            style: 'normal',
            unicodeRange: [latin],
          },
          {
            src: ['@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2'],
            weight: weights,
            style: 'normal',
            unicodeRange: [latinExtended],
          },
        ],
      },
    },
  ],
  security: {
    checkOrigin: true,
    // Every host may be a shop; server.ts lets forwarded headers through from trusted proxies only.
    allowedDomains: [{}],
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' https: data:",
        "font-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
      ],
    },
  },
  vite: {
    ssr: { noExternal: ['@tradepost/sdk'] },
    // `astro dev` runs without server.ts, which brings the pictures otherwise.
    server: { proxy: { '/media': process.env.TRADEPOST_API_URL || 'http://127.0.0.1:4000' } },
  },
})
