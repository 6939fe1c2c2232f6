/** What the environment lacks or says wrongly; stops the function at its start, which the sender sees as 503. */
export class EnvironmentProblem extends Error {
  override readonly name = 'EnvironmentProblem'
}

/** Reads variables; empty ones count as absent. */
export interface Environment {
  optional(name: string): string | undefined
  /** @throws EnvironmentProblem when it is not set */
  required(name: string): string
  /** A variable that holds JSON; `otherwise` when it is not set. @throws EnvironmentProblem when it is no JSON */
  json(name: string, otherwise: unknown): unknown
  /** A list divided by spaces or commas. */
  list(name: string, otherwise: readonly string[]): readonly string[]
  /** A whole number above zero. @throws EnvironmentProblem when it is none */
  count(name: string, otherwise: number): number
}

export function environment(read: (name: string) => string | undefined): Environment {
  const optional = (name: string) => read(name)?.trim() || undefined
  return {
    optional,
    required(name) {
      const value = optional(name)
      if (value === undefined) throw new EnvironmentProblem(`${name} is not set`)
      return value
    },
    json(name, otherwise) {
      const text = optional(name)
      if (text === undefined) return otherwise
      try {
        return JSON.parse(text)
      } catch {
        // Without the text: it may hold secrets.
        throw new EnvironmentProblem(`${name} is no JSON`)
      }
    },
    list(name, otherwise) {
      return (
        optional(name)
          ?.split(/[\s,]+/)
          .filter((word) => word !== '') ?? otherwise
      )
    },
    count(name, otherwise) {
      const text = optional(name)
      if (text === undefined) return otherwise
      if (!/^[1-9]\d{0,8}$/.test(text)) throw new EnvironmentProblem(`${name} is no whole number above zero`)
      return Number(text)
    },
  }
}

/** The variables of this function. */
export const env: Environment = environment((name) => Deno.env.get(name))

/** Whether it is an object with named values, as far as it was read from JSON. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether it is a list of texts that are not empty. */
export const areTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== '')
