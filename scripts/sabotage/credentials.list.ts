import type { Sabotage } from './sabotage.ts'

const tokens = 'api/src/platform/access-tokens.test.ts'
const codes = 'api/src/platform/one-time-codes.test.ts'
const sealing = 'api/src/platform/sealing.test.ts'
const networks = 'api/src/platform/networks.test.ts'

/** The damage that the tests of tokens, codes, seals and networks must notice. */
export const sabotages: Sabotage[] = [
  {
    name: 'token-outlives-its-end',
    guards: 'A token ends in the second it says, also when it was verified before.',
    file: 'api/src/platform/access-tokens.ts',
    find: 'now < expiresAt && ',
    replace: '',
    test: tokens,
    testName: 'ends in the very second it says, also when it was verified before',
  },
  {
    name: 'token-of-any-issuer',
    guards: 'A token of another issuer opens nothing.',
    file: 'api/src/platform/access-tokens.ts',
    find: 'claims.success && claims.data.iss === issuer',
    replace: 'claims.success && claims.data.iss !== ""',
    test: tokens,
    testName: 'is refused: another issuer',
  },
  {
    name: 'token-header-not-read-strictly',
    guards: 'A header that carries a key or an extension is refused.',
    file: 'api/src/platform/access-tokens.ts',
    find: 'z.strictObject({',
    replace: 'z.object({',
    test: tokens,
    testName: 'is refused: a true token that also carries our own jwk',
  },
  {
    name: 'token-of-any-kind',
    guards: 'Only an access token is an access token.',
    file: 'api/src/platform/access-tokens.ts',
    find: "typ: z.literal('at+jwt'),",
    replace: "typ: z.enum(['at+jwt', 'JWT']),",
    test: tokens,
    testName: 'is refused: typ JWT: an id token or anything else',
  },
  {
    name: 'seal-opens-anywhere',
    guards: 'A sealed value moved to another row or store stays shut.',
    file: 'api/src/platform/sealing.ts',
    find: 'Buffer.concat([head, Buffer.from(context)])',
    replace: 'Buffer.concat([head, Buffer.from(context).subarray(0, 0)])',
    test: sealing,
    testName: 'does not open in another context: a secret moved to another row or store stays shut',
  },
  {
    name: 'one-time-code-used-twice',
    guards: 'A code of an authenticator app is good once.',
    file: 'api/src/platform/one-time-codes.ts',
    find: 'return step > (of.lastStep ?? -1)',
    replace: 'return step >= (of.lastStep ?? -1)',
    test: codes,
    testName: 'is good once: with its step recorded it is refused, and so is every older one',
  },
  {
    name: 'code-fits-any-context',
    guards: 'A mailed code fits only what it was mailed for.',
    file: 'api/src/platform/one-time-codes.ts',
    find: '[kind, context, normalized(kind, code)]',
    replace: '[kind, context.slice(0, 0), normalized(kind, code)]',
    test: codes,
    testName: 'fits that code in that context and kind only',
  },
  {
    name: 'network-of-ipv6-lets-ipv4-in',
    guards: 'A network of IPv6 allows no IPv4 address.',
    file: 'api/src/platform/networks.ts',
    find: 'lists[parsed.family].check(',
    replace: "lists[lists.ipv6.rules.length > 0 ? 'ipv6' : 'ipv4'].check(",
    test: networks,
    testName: 'of IPv6 allows no IPv4 address, in neither spelling',
  },
  {
    name: 'password-of-own-name',
    guards: 'A password is not made of what others know.',
    file: 'api/src/platform/password-rules.ts',
    find: 'if (ownCharacters(text, words) < ownCharactersMin)',
    replace: 'if (ownCharacters(text, words) < 0)',
    test: 'api/src/platform/password-rules.test.ts',
    testName: 'may not be made of what others know: tradepost-northlight-2026',
  },
]
