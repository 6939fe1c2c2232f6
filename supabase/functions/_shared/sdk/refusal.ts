// Copied from sdk/src by `pnpm generate`: change it there, not here.

import type { OperationId, Problem, RefusalCode } from './types.gen.ts'

/** A code this version knows, or one that a newer API has added. */
export type AnyRefusalCode = RefusalCode | (string & {})

/** The API said no, with `application/problem+json`. Branch on `code`: it never changes its meaning. */
export class Refusal<Code extends string = AnyRefusalCode> extends Error {
  override readonly name = 'Refusal'
  readonly code: Code
  /** HTTP status. */
  readonly status: number
  /** The same words for every occurrence of the code. */
  readonly title: string
  /** What happened this time and what to do. */
  readonly detail: string
  /** The fields at fault; empty when it is not about fields. */
  readonly errors: readonly { pointer: string; message: string }[]
  /** The offers at fault; empty when it is not about offers. */
  readonly offerIds: readonly string[]
  /** Name it when you ask for help. */
  readonly requestId: string | undefined
  /** How long the API asks to wait before another try. */
  readonly retryAfterSeconds: number | undefined
  readonly operation: OperationId
  /** The whole body, with members that this version does not know. */
  readonly problem: Problem

  constructor(of: {
    operation: OperationId
    problem: Problem
    status?: number | undefined
    requestId?: string | undefined
    retryAfterSeconds?: number | undefined
  }) {
    const { operation, problem } = of
    super(`${operation}: ${problem.code}: ${problem.detail ?? problem.title ?? ''}`)
    this.code = problem.code as Code
    this.status = of.status ?? problem.status
    this.title = problem.title ?? problem.code
    this.detail = problem.detail ?? this.title
    this.errors = problem.errors ?? []
    this.offerIds = problem.offerIds ?? []
    this.requestId = problem.requestId ?? of.requestId
    this.retryAfterSeconds = of.retryAfterSeconds
    this.operation = operation
    this.problem = problem
  }
}

/** Why there is no usable answer: nothing came in time, nothing came at all, or it was not an answer of this API. */
export type ConnectionProblemReason = 'time-out' | 'network' | 'unreadable-reply'

/**
 * No usable answer. Whether the API did anything is unknown: repeat a write with the same `idempotencyKey`, or read
 * what it would have changed.
 */
export class ConnectionProblem extends Error {
  override readonly name = 'ConnectionProblem'
  readonly reason: ConnectionProblemReason
  readonly operation: OperationId
  /** HTTP status, when there was a reply. */
  readonly status: number | undefined
  readonly requestId: string | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(
    of: {
      operation: OperationId
      reason: ConnectionProblemReason
      message: string
      status?: number | undefined
      requestId?: string | undefined
      retryAfterSeconds?: number | undefined
    },
    cause?: unknown,
  ) {
    super(`${of.operation}: ${of.message}`, { cause })
    this.reason = of.reason
    this.operation = of.operation
    this.status = of.status
    this.requestId = of.requestId
    this.retryAfterSeconds = of.retryAfterSeconds
  }
}

/** Whether the API refused; with codes, whether it refused with one of them. */
export function isRefusal(error: unknown): error is Refusal
export function isRefusal<Code extends RefusalCode>(
  error: unknown,
  ...codes: [Code, ...Code[]]
): error is Refusal<Code>
export function isRefusal(error: unknown, ...codes: string[]): boolean {
  return error instanceof Refusal && (codes.length === 0 || codes.includes(error.code))
}

/** Whether there was no usable answer. */
export function isConnectionProblem(error: unknown): error is ConnectionProblem {
  return error instanceof ConnectionProblem
}
