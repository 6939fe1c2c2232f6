import type { HttpBindings } from '@hono/node-server'
import type { OpenAPIHono, z } from '@hono/zod-openapi'
import type { AttemptClient } from './attempts.ts'
import type { Authenticator, Identity, Presented } from './authenticate.ts'
import type { CachedBody } from './cache.ts'
import type { Challenge } from './challenge.ts'
import type { Actor, Context, Equipment, TxContext } from './context.ts'
import type { Statement } from './database.ts'
import type { Environment } from './env.ts'
import type { IdempotentCall } from './idempotency.ts'
import type { Metrics } from './metrics.ts'
import type { Policy } from './policies.ts'
import type { RefusalKind } from './refusals.ts'

/** What one process has: made once in main, worker or a test, and handed to the app. */
export interface Services extends Equipment {
  env: Environment
  authenticator: Authenticator
  metrics: Metrics
  /** Lets people past limits that slow programs down; absent: nothing does. */
  challenge?: Challenge
  /** Parse every reply against its schema and refuse extra keys: on in tests and development. */
  strictReplies: boolean
}

export interface AppEnv {
  Bindings: HttpBindings
  Variables: {
    services: Services
    requestId: string
    clientAddress: string
    /** Origins whose pages may read the reply; null: any. */
    readableBy: readonly string[] | null
    operation: string
    /** Counts the caller once it is known. @throws RateLimited */
    limitIdentity: (identity: Identity) => Promise<void>
    identity: Identity | null
    presented: Presented
  }
}

export type Router = OpenAPIHono<AppEnv>

export type Shape = z.ZodType | undefined
export type Parsed<S extends Shape> = S extends z.ZodType ? z.output<S> : undefined

export interface Contract<P extends Shape, Q extends Shape, B extends Shape> {
  /** Also the SDK's method and, for a write, the verb's file. */
  operationId: string
  tag: string
  summary: string
  description?: string
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  path: string
  policy: Policy
  /** What may be shown besides: the secret of a cart that a customer takes over. */
  showsToo?: 'cartSecret' | 'orderSecret'
  params?: P
  query?: Q
  body?: B
  /**
   * `transaction`: the key is optional and its reply stored with the write. `money`: the same, but the key is required.
   * `flow`: it is required, and the write is more than one transaction.
   */
  idempotency?: 'transaction' | 'money' | 'flow'
  /** Of `transaction`: others are asked over the network first, so the handler begins outside, and writes in `once`. */
  asksFirst?: boolean
  /** Of `transaction`: what its write reads first, to be sent together with the beginning. */
  ahead?: (call: { context: Context; params: Parsed<P>; body: Parsed<B> }) => Statement[]
  /** The write takes `If-Match` with the version it was made for. */
  ifMatch?: boolean
  /** A stream that goes on where `Last-Event-ID` says. */
  resumes?: boolean
  success: {
    status: 200 | 201 | 202 | 204
    description: string
    schema?: z.ZodType
    etag?: boolean
    /** Of a reply made of `lines`; JSON unless said. */
    contentType?: string
  }
  /** A limit of its own per client address, for what is worth guessing at. */
  attemptsPerMinute?: number
  /** Still works, but not for ever: dates in RFC 3339, and the operation to use instead. */
  deprecated?: { since: string; sunset: string; successor: string }
  /** `Cache-Control` of the reply; `no-store` unless said. */
  cacheControl?: string
  refusals: RefusalKind[]
  /** Where refusals with 409 say more than others do: the problem with its further members. */
  conflict?: z.ZodType
}

export interface Call<P extends Shape, Q extends Shape, B extends Shape> {
  context: Context
  params: Parsed<P>
  query: Parsed<Q>
  body: Parsed<B>
  presented: Presented
  /** Where the request came from: for device names and limits (`slowDown`). */
  client: AttemptClient & { userAgent: string }
  /** For public operations: a context in the store that a link names, as nobody. Null when there is none. */
  inStore: (storeId: string) => Promise<Context | null>
  /** The version named in `If-Match`. */
  ifMatch: number | undefined
  /** The event named in `Last-Event-ID`, of a stream that resumes. */
  lastEventId: string | undefined
  /** Who the same credentials stand for by now; null once they are refused. For replies that do not end. */
  askAgain: () => Promise<Actor | null>
  /** Of operations that ask first: the one transaction of the write, with which its reply is kept; it may be tried again. */
  once: (write: (context: TxContext) => Promise<unknown>, of?: { ahead: Statement[] }) => Promise<Reply>
  /** Present in operations of `idempotency: 'flow'`. */
  flow: IdempotentCall | undefined
}

/** A handler answers with a plain body, or with one of these when headers or ready bytes matter. */
export class Reply {
  readonly body: unknown
  readonly etag: string | undefined
  readonly bytes: Uint8Array<ArrayBuffer> | undefined
  /** A text too long to hold, made while it is sent; one that fails in the middle breaks the connection. */
  readonly lines: AsyncIterable<string> | undefined
  /** False where the body may change under the same ETag, as prices in a cart do: never answered with 304. */
  readonly revalidates: boolean

  constructor(of: {
    body?: unknown
    etag?: string
    bytes?: Uint8Array<ArrayBuffer>
    lines?: AsyncIterable<string>
    revalidates?: boolean
  }) {
    this.revalidates = of.revalidates ?? true
    this.body = of.body
    this.etag = of.etag
    this.bytes = of.bytes
    this.lines = of.lines
  }

  static cached(cached: CachedBody): Reply {
    return new Reply({ bytes: cached.body, etag: cached.etag })
  }

  /** A body whose `version` is its ETag. */
  static versioned<B extends { version: number }>(body: B, of: { revalidates?: boolean } = {}): Reply {
    return new Reply({ body, etag: `"${body.version}"`, ...of })
  }
}

export type AnyContract = Contract<Shape, Shape, Shape>
