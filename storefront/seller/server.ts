import { serveDesk } from '@tradepost/desk/serve.ts'
import { readSettings } from './src/settings.ts'

await serveDesk({ name: 'seller desk', folder: import.meta.dirname, readSettings })
