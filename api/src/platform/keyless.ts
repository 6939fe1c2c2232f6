import { createAccessTokens } from './access-tokens.ts'
import type { Equipment } from './context.ts'
import { newEncryptionKey, newTokenKey } from './key-rings.ts'
import { createCodeKeeper } from './one-time-codes.ts'
import { createSealer } from './sealing.ts'
import { createSecretKeeper, newSecret } from './secrets.ts'

/**
 * For commands that run without the keys of an installation, as the demo's seed and the catalogue import do: what they
 * derive, seal or sign opens nowhere else.
 */
export const keyless = (): Omit<Equipment, 'db' | 'log'> => ({
  secrets: createSecretKeeper([newSecret()]),
  sealer: createSealer([newEncryptionKey()]),
  accessTokens: createAccessTokens({ keys: [newTokenKey()], issuer: 'keyless' }),
  codes: createCodeKeeper([newSecret()]),
  desks: { staff: 'http://localhost', seller: 'http://localhost' },
})
