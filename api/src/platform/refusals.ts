/**
 * A refusal is data: what the API answers when it will not do something. Codes are permanent. The list of all of
 * them makes the problem pages, the contract, the SDK's types and the storefront's messages.
 */
export interface RefusalKind<Code extends string = string> {
  code: Code
  status: number
  title: string
  /** What the caller should do about it. */
  hint: string
  /** It changed something, so it is the lasting answer to its idempotency key. */
  keptWithKey?: true
}

export interface FieldProblem {
  /** RFC 6901 pointer into the body, or `query/limit`, `header/if-match`, `path/cartId` */
  pointer: string
  message: string
}

/** A key as a part of a pointer (RFC 6901, 3). */
export const pointerPart = (key: PropertyKey): string =>
  String(key).replaceAll('~', '~0').replaceAll('/', '~1')

export interface RefusalExtras {
  detail?: string
  errors?: FieldProblem[]
  retryAfterSeconds?: number
  /** Typed further members of the problem, such as the ids that are out of stock. */
  members?: Record<string, unknown>
}

/** Thrown by verbs; translated into RFC 9457 problem+json in one place. */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly extras: RefusalExtras

  constructor(kind: RefusalKind, extras: RefusalExtras = {}) {
    super(extras.detail ?? kind.title)
    this.name = 'Refusal'
    this.kind = kind
    this.extras = extras
  }
}

const catalogue = new Map<string, RefusalKind>()

/** Declares a domain's refusals. @throws when a code is taken: codes are one namespace. */
export function defineRefusals<const T extends Record<string, RefusalKind>>(refusals: T): T {
  for (const kind of Object.values(refusals)) {
    if (catalogue.has(kind.code)) throw new Error(`refusal code ${kind.code} is declared twice`)
    catalogue.set(kind.code, kind)
  }
  return refusals
}

/** All refusals that loaded domains have declared, by code. */
export const allRefusals = (): RefusalKind[] =>
  [...catalogue.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1))

export const platformRefusals = defineRefusals({
  invalidRequest: {
    code: 'invalid-request',
    status: 400,
    title: 'The request does not fit the contract.',
    hint: 'Correct the fields named in `errors` and send it again. Unknown fields are refused.',
  },
  malformedJson: {
    code: 'malformed-json',
    status: 400,
    title: 'The body is not valid JSON.',
    hint: 'Send a JSON document in UTF-8.',
  },
  notAuthenticated: {
    code: 'not-authenticated',
    status: 401,
    title: 'A key, secret or session is missing or not valid.',
    hint: 'Send what the operation asks for under `security`: a publishable key, a cart or order secret, or a bearer token.',
  },
  notPermitted: {
    code: 'not-permitted',
    status: 403,
    title: 'This key or session may not do that.',
    hint: 'Use a key with the scope, or a session with the role, that the operation names.',
  },
  secondFactorRequired: {
    code: 'second-factor-required',
    status: 403,
    title: 'This needs a second factor.',
    hint: 'Show a code with `verifySecondFactor`; set one up first with `startSecondFactor`.',
  },
  originNotAllowed: {
    code: 'origin-not-allowed',
    status: 403,
    title: 'This publishable key may not be used from this page.',
    hint: "Add the page's origin to the key, or use the key that is meant for it.",
  },
  networkNotAllowed: {
    code: 'network-not-allowed',
    status: 403,
    title: 'This key may not be used from this network.',
    hint: 'Call from a network that the key lists, or add yours to it.',
  },
  storeSuspended: {
    code: 'store-suspended',
    status: 403,
    title: 'This store is closed for now.',
    hint: 'Try again later; its staff can reopen it.',
  },
  notFound: {
    code: 'not-found',
    status: 404,
    title: 'There is no such thing here.',
    hint: 'Check the id and the store of your key. What you may not see answers the same way.',
  },
  methodNotAllowed: {
    code: 'method-not-allowed',
    status: 405,
    title: 'The path exists, the method does not.',
    hint: 'Use one of the methods in the `Allow` header.',
  },
  unsupportedMediaType: {
    code: 'unsupported-media-type',
    status: 415,
    title: 'The body is of another type than the operation takes.',
    hint: 'Send `Content-Type: application/json`.',
  },
  payloadTooLarge: {
    code: 'payload-too-large',
    status: 413,
    title: 'The body is too large.',
    hint: 'Keep it under 100 kB.',
  },
  preconditionFailed: {
    code: 'version-conflict',
    status: 412,
    title: 'It has changed since you read it.',
    hint: 'Read it again, look at what changed, and send your change with the new ETag in `If-Match`.',
  },
  idempotencyKeyMissing: {
    code: 'idempotency-key-missing',
    status: 400,
    title: 'This operation needs an Idempotency-Key.',
    hint: 'Send a fresh random key (a UUID) in the `Idempotency-Key` header and the same one when you retry.',
  },
  idempotencyKeyReused: {
    code: 'idempotency-key-reused',
    status: 422,
    title: 'This Idempotency-Key was used with another request.',
    hint: 'Use a new key for a new request; repeat a key only with the same body.',
  },
  idempotencyInFlight: {
    code: 'idempotency-in-flight',
    status: 409,
    title: 'A request with this Idempotency-Key is still running.',
    hint: 'Wait as long as `Retry-After` says and send the same request again.',
  },
  tooManyRequests: {
    code: 'too-many-requests',
    status: 429,
    title: 'Too many requests.',
    hint: 'Wait as long as `Retry-After` says. The `RateLimit` header shows what is left.',
  },
  busy: {
    code: 'busy',
    status: 503,
    title: 'Too much is going on right now.',
    hint: 'Wait as long as `Retry-After` says and send the same request again, with the same Idempotency-Key.',
  },
  internal: {
    code: 'internal-error',
    status: 500,
    title: 'Something went wrong on our side.',
    hint: 'Try again; if it stays, report the request id.',
  },
})
