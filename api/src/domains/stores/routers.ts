import type { Router } from '../../platform/router.ts'
import { keysRouter } from './key-routes.ts'
import { storesRouter } from './routes.ts'
import { settingsRouter } from './settings-routes.ts'

/** All that a store is and has, in the order of the document. */
export const storesRouters: Router[] = [storesRouter, settingsRouter, keysRouter]
