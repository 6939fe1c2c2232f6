import { hash, type Options, verify } from '@node-rs/argon2'

/** OWASP Password Storage Cheat Sheet: argon2id, 19 MiB, two passes, one lane. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } satisfies Options

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), parameters)

let decoy: Promise<string> | undefined

/**
 * Whether the password fits. Without a hash it takes as long as with one, so that time does not tell who has an account.
 */
export async function passwordFits(password: string, passwordHash: string | undefined): Promise<boolean> {
  decoy ??= hashPassword('no account has this password')
  const fits = await verify(passwordHash ?? (await decoy), password.normalize('NFC'))
  return fits && passwordHash !== undefined
}

const currentForm = `$argon2id$v=19$m=${parameters.memoryCost},t=${parameters.timeCost},p=${parameters.parallelism}$`

/** Whether a stored hash was made with other parameters: hash the password again while it is known, at a sign-in. */
export const needsRehash = (passwordHash: string): boolean => !passwordHash.startsWith(currentForm)
