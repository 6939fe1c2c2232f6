export { addKnownSellerKey } from './add-known-key.ts'
export { changeStore, lockStore } from './change-store.ts'
export { createKey, type WantedKey, writeNewKey } from './create-key.ts'
export { createStore, type NewStore } from './create-store.ts'
export { createStoreIdentification, type StoreIdentification } from './identify-store.ts'
export { type NewKey, recordedKey, type StoreKey } from './key.ts'
export { listKeys, lockKey, readKey, readKeyNames } from './key-queries.ts'
export {
  exampleKey,
  expiresAtInput,
  keyListQuery,
  keyListSchema,
  keyName,
  keyParams,
  keySchema,
  newKeySchema,
  presentKey,
  rotateKeyInput,
  scopesInput,
} from './key-schemas.ts'
export { openSecret, secretPlace } from './open-secret.ts'
export { readAnyStore } from './queries.ts'
export { raiseRulesVersion } from './raise-rules-version.ts'
export { keyRefusals, storeRefusals } from './refusals.ts'
export { revokeKey } from './revoke-key.ts'
export { rotateKey } from './rotate-key.ts'
export { storesRouters } from './routers.ts'
export { type Invoicing, type StoreSettings, usualPriceSettings } from './settings.ts'
export { readSettings, readSettingsIn } from './settings-queries.ts'
export {
  countryInput,
  exampleSettings,
  presentSettings,
  storeInput,
  storeSettingsSchema,
  updateStoreSettingsInput,
} from './settings-schemas.ts'
export { type KeyChanges, updateKey } from './update-key.ts'
export { updateStoreSettings } from './update-store-settings.ts'
