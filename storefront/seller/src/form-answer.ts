import type { Refusal, Result } from '@tradepost/sdk'
import { ConnectionProblem } from '@tradepost/sdk'
import { leaveNotice, type Notice } from './notice.ts'
import { refusalWords } from './refusal-words.ts'
import type { Visit } from './session.ts'

/** Codes that are not about the form: the middleware and the error page know what to do. */
const elsewhere = ['not-authenticated', 'second-factor-required', 'not-found', 'internal-error']

/**
 * Makes the call of a form and leaves a notice on the page at `path`: what was done, or what is wrong with which field.
 * @param of.fields names of the form's fields by the API's, where they differ
 * @returns what the API replied, or undefined when it said no
 * @throws Refusal what is not about the form
 */
export async function answerForm<Reply>(
  context: Visit,
  path: string,
  of: {
    call: () => Promise<Result<Reply, string>>
    done?: string | ((reply: Reply) => string)
    values?: Record<string, string>
    fields?: Record<string, string>
  },
): Promise<{ reply: Reply } | undefined> {
  const { values = {} } = of
  try {
    const answer = await of.call()
    if (!answer.ok) {
      leaveNotice(context, path, refusedNotice(answer.refusal, { values, fields: of.fields ?? {} }))
      return undefined
    }
    const text = typeof of.done === 'function' ? of.done(answer.data) : of.done
    if (text) leaveNotice(context, path, { tone: 'done', text })
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
  of: { values: Record<string, string>; fields: Record<string, string> },
): Notice {
  if (elsewhere.includes(refusal.code)) throw refusal
  const fields = Object.fromEntries(
    refusal.errors.map(({ pointer, message }) => {
      const name = pointer.split('/')[1] ?? ''
      return [of.fields[name] ?? name, sentence(message)]
    }),
  )
  const isAboutFields = refusal.code === 'invalid-request' && Object.keys(fields).length > 0
  const text = isAboutFields ? 'Nothing was saved yet: please look at the form.' : refusalWords(refusal)
  return { tone: 'problem', text, fields, values: of.values }
}

/** `must be …` as people read it. */
const sentence = (message: string): string =>
  `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? '' : '.'}`
