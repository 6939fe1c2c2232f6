import { type DestinationStream, type LoggerOptions, pino } from 'pino'

export type Log = pino.Logger

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
        message,
        code,
        constraint,
        stack,
      }),
    },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['*.authorization', '*.password', '*.secret', '*.email', '*.paymentMethod', 'headers'],
      censor: '[redacted]',
    },
  }
  return to ? pino(options, to) : pino(options)
}
