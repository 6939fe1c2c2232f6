// Copied from sdk/src by `pnpm generate`: change it there, not here.

import type { Refusal } from './refusal.ts'

/** What one call may say beside its input. */
export interface CallOptions {
  /** Ends the call, its waits included; it then rejects with the signal's reason. */
  signal?: AbortSignal | undefined
  /** Sent as they are; they win over everything the client would send. */
  headers?: Record<string, string> | undefined
  /** Address of the shopper a server calls for, sent as `X-Forwarded-For`; believed from trusted proxies only. */
  forwardedFor?: string | undefined
  /** For each try, until the whole reply is read. */
  timeoutMilliseconds?: number | undefined
  /** How often a call that may be repeated is repeated; 0 for never. */
  retries?: number | undefined
}

/** What became of a call: its reply, or the refusal the API answered with. */
export type Result<Reply, Code extends string> =
  | { readonly ok: true; readonly data: Reply }
  | { readonly ok: false; readonly refusal: Refusal<Code> }

/** Input may be left out when nothing in it is required. */
export type CallArguments<Input> =
  Record<never, never> extends Input
    ? [input?: Input, options?: CallOptions]
    : [input: Input, options?: CallOptions]

/** One operation of the API. */
export interface Method<Input, Reply, Code extends string> {
  /**
   * @throws Refusal when the API says no
   * @throws ConnectionProblem when there is no usable answer
   */
  (...call: CallArguments<Input>): Promise<Reply>
  /**
   * The same call with refusals as values: `refusal.code` is one of the codes this operation declares, so a switch
   * over it can be exhaustive. Keep a `default` for codes that a newer API may add.
   * @throws ConnectionProblem when there is no usable answer
   */
  try(...call: CallArguments<Input>): Promise<Result<Reply, Code>>
}

/** A reply that is one page of a list. */
export interface Page<Item = unknown> {
  items: Item[]
  nextCursor: string | null
}

/** An operation that answers page by page. */
export interface ListMethod<Input, Reply extends Page, Code extends string>
  extends Method<Input, Reply, Code> {
  /** Every item of this page and all after it, fetched as they are asked for; `limit` is the size of a page. */
  all(...call: CallArguments<Input>): AsyncGenerator<Reply['items'][number], void, undefined>
  /** This page and all after it, fetched as they are asked for. */
  pages(...call: CallArguments<Input>): AsyncGenerator<Reply, void, undefined>
}

/** A credential the client holds; an operation may take one of several. */
export type Credential = 'publishableKey' | 'bearer'

/** How an operation travels: which flat field of its input goes where. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Its `{parts}` are fields of the input. */
  readonly path: string
  readonly query: readonly string[]
  /** Names of header fields by the name of the input field. */
  readonly headers: Readonly<Record<string, string>>
  /** Every other field of the input goes into the body, as JSON. */
  readonly body: boolean
  /** What it accepts, best first: the publishable key first where it is enough. Empty when it asks for nothing. */
  readonly credentials: readonly Credential[]
  /** Its reply has `items` and `nextCursor`. */
  readonly paged: boolean
  /** Its reply is read while it comes, as bytes. */
  readonly streamed: boolean
  readonly refusals: readonly string[]
}
