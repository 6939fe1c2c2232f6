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

const [flushMilliseconds, flushBytes] = [250, 8_192]
/** pino's own number of it */
const warning = 40

type Output = DestinationStream & { flushSync?: () => void }

let standardOutput: Output | undefined

/** Standard output, for many lines at a time: to write each by itself costs a request a tenth of its CPU. */
function buffered(): Output {
  if (standardOutput) return standardOutput
  const output = pino.destination({
    dest: 1,
    minLength: flushBytes,
    periodicFlush: flushMilliseconds,
    sync: true,
  })
  process.once('exit', () => output.flushSync())
  standardOutput = output
  return output
}

/**
 * Structured logs, one JSON object a line. Secrets never enter: what might hold one is redacted by path. Lines are
 * written within a quarter of a second, from warnings on at once; a process that is killed loses what it had not written.
 * @param to standard output unless said
 */
export const createLog = (level: string, to?: Output): Log => {
  const output = to ?? buffered()
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
      logMethod(said, method, severity) {
        // What is logged as an object is looked through below.
        method.apply(
          this,
          said.map((each, at) => (at === 0 && typeof each === 'object' ? each : kept(each))) as typeof said,
        )
        if (severity >= warning) output.flushSync?.()
      },
    },
    redact: {
      paths: ['*.authorization', '*.password', '*.secret', '*.email', '*.paymentMethod', 'headers'],
      censor: '[redacted]',
    },
  }
  return pino(options, output)
}
