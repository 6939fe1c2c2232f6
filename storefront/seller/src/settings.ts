import type { Settings } from '@tradepost/desk/settings.ts'
import { readSettings as readDeskSettings } from '@tradepost/desk/settings.ts'

/**
 * Reads the settings of the seller desk; an empty value counts as absent.
 * @throws SettingsError
 */
export const readSettings = (env: Record<string, string | undefined>): Settings =>
  readDeskSettings(env, { portVariable: 'SELLER_PORT', port: 4323, storesVariable: 'SELLER_STORES' })
