import { type DestinationStream, type LoggerOptions, pino } from 'pino'
import { withoutCardNumbers } from './card-numbers.ts'

export type Log = pino.Logger

/** Whoever writes down what somebody typed writes down no card number, however deep in what is logged it lies. */
function kept(value: unknown): unknown {
  if (typeof value === 'string') return withoutCardNumbers(value)
  if (Array.isArray(value)) return value.map(kept)
  // Errors and the like are written as their serializers say.
  const isPlain =
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  if (!isPlain) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, kept(each)]))
}

/**
 * Structured logs, one JSON object a line. Secrets never enter: what might hold one is redacted by path.
 * @param to standard output unless said
 */
export const createLog = (level: string, to?: DestinationStream): Log => {
  const options: LoggerOptions = {
    level,
    base: null,
    // Not what the database adds: `detail` of a broken rule holds the row, and with it a person.
    serializers: {
      err: ({ name, message, code, constraint, stack }: Error & { code?: string; constraint?: string }) => ({
        name,
        message: withoutCardNumbers(message),
        code,
        constraint,
        stack: stack && withoutCardNumbers(stack),
      }),
    },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      log: (said) => kept({ ...said }) as Record<string, unknown>,
    },
    hooks: {
      logMethod(said, method) {
        method.apply(this, said.map(kept) as typeof said)
      },
    },
    redact: {
      paths: ['*.authorization', '*.password', '*.secret', '*.email', '*.paymentMethod', 'headers'],
      censor: '[redacted]',
    },
  }
  return to ? pino(options, to) : pino(options)
}
