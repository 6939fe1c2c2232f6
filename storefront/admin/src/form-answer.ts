import type { Refusal, Result } from '@tradepost/sdk'
import { ConnectionProblem } from '@tradepost/sdk'
import { leaveNotice, type Notice } from './notice.ts'
import { fieldsNotice, refusalWords, sentence } from './refusal-words.ts'
import type { Visit } from './session.ts'

/** Codes that are not about the form: the middleware and the error page know what to do. */
const elsewhere = ['not-authenticated', 'second-factor-required', 'not-found', 'internal-error']

/** A form as it was sent. */
export type Form = {
  /** A field's text without blanks around it; empty when it is absent. */
  text: (name: string) => string
  /** A field as it is: for passwords. */
  exact: (name: string) => string
  /** Every value of a field that may be there several times. */
  all: (name: string) => string[]
  has: (name: string) => boolean
}

/** Reads the form that a request brings. */
export async function readForm(request: Request): Promise<Form> {
  const form = await request.formData()
  const exact = (name: string) => String(form.get(name) ?? '')
  return {
    exact,
    text: (name) => exact(name).trim(),
    all: (name) => form.getAll(name).map(String),
    has: (name) => form.has(name),
  }
}

/**
 * Makes the call of a form and leaves a notice on the page at `path`: what was done, or what is wrong with which field.
 * @param of.fields names of the form's fields by the API's, where they differ
 * @param of.words what a field must be, where the API speaks of what the desk made of it
 * @returns what the API replied, or undefined when it said no
 * @throws Refusal what is not about the form
 */
export async function answerForm<Reply>(
  context: Visit,
  path: string,
  of: {
    call: () => Promise<Result<Reply, string>>
    done?: string
    values?: Record<string, string>
    fields?: Record<string, string>
    words?: Record<string, string>
  },
): Promise<{ reply: Reply } | undefined> {
  const { values = {} } = of
  try {
    const answer = await of.call()
    if (!answer.ok) {
      leaveNotice(
        context,
        path,
        refusedNotice(answer.refusal, { values, fields: of.fields ?? {}, words: of.words }),
      )
      return undefined
    }
    if (of.done) leaveNotice(context, path, { tone: 'done', text: of.done })
    return { reply: answer.data }
  } catch (error) {
    if (!(error instanceof ConnectionProblem)) throw error
    const text = 'Tradepost did not answer. Look whether it was done, then try again.'
    leaveNotice(context, path, { tone: 'problem', text, values })
    return undefined
  }
}

/** What a refusal says about a form. @throws Refusal what is not about the form */
export function refusedNotice(
  refusal: Refusal<string>,
  of: {
    values: Record<string, string>
    fields: Record<string, string>
    words?: Record<string, string> | undefined
  },
): Notice {
  if (elsewhere.includes(refusal.code)) throw refusal
  const fields: Record<string, string> = {}
  for (const { pointer, message } of refusal.errors) {
    const name = fieldAt(pointer, of.fields)
    // The first thing that is wrong with a field explains the others.
    fields[name] ??= of.words?.[name] ?? message
  }
  const wrong = Object.entries(fields)
  return {
    tone: 'problem',
    text: wrong.length === 0 ? refusalWords(refusal) : fieldsNotice(wrong),
    fields: Object.fromEntries(wrong.map(([name, message]) => [name, sentence(message)])),
    values: of.values,
  }
}

/** The form's field that a JSON Pointer (RFC 6901) into the API's input is about: the longest part that has a name. */
function fieldAt(pointer: string, fields: Record<string, string>): string {
  const parts = pointer.split('/').slice(1)
  const paths = parts.map((_, index) => parts.slice(0, parts.length - index).join('/'))
  const known = paths.find((path) => Object.hasOwn(fields, path))
  return (known !== undefined ? fields[known] : parts[0]) ?? ''
}
