import { type DestinationStream, type LoggerOptions, pino } from 'pino'
import { withoutCardNumbers } from './card-numbers.ts'

export type Log = pino.Logger

/** Whoever writes down what somebody typed writes down no card number. */
const kept = (value: unknown): unknown => (typeof value === 'string' ? withoutCardNumbers(value) : value)

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
      log: (said) => Object.fromEntries(Object.entries(said).map(([name, value]) => [name, kept(value)])),
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
