import type { Refusal, Result } from '@tradepost/sdk'
import { ConnectionProblem } from '@tradepost/sdk'
import type { Visit } from './cookies.ts'
import type { Notice, Notices } from './notice.ts'
import { noticesOf } from './notice.ts'
import type { RefusalWords } from './refusal-words.ts'
import { fieldsNotice, sentence } from './refusal-words.ts'

/** Codes that are not about the form: the middleware and the error page know what to do. */
const elsewhere = ['not-authenticated', 'second-factor-required', 'not-found', 'internal-error']

/** What a form asks of the API, and how its fields are called. */
export type FormCall<Reply> = {
  call: () => Promise<Result<Reply, string>>
  /** What to say when it was done. */
  done?: string
  /** The same, where it depends on the reply. */
  doneOf?(reply: Reply): string
  /** What to say of a reply that tells of a failure; undefined where it tells of none. */
  failed?(reply: Reply): string | undefined
  /** What was entered: shown again when it was refused. Never a password. */
  values?: Record<string, string>
  /** Names of the form's fields by the API's, where they differ. */
  fields?: Record<string, string>
  /** What a field must be, where the API speaks of what the desk made of it. */
  words?: Record<string, string>
  /** How the API's words about a place in its input are told, such as with the line that was entered. */
  tell?: (pointer: string, message: string) => string
  /** What the desk itself finds wrong, by the form's field: then nothing is asked of the API. */
  wrong?: Record<string, string>
  /** What is wrong, by the form's field, when the API does not find what was asked for; else that is no matter of the form. */
  missing?: Record<string, string>
}

/** The forms of a desk: how they are answered, and what they leave for the next page. */
export type Forms = Notices & {
  /**
   * Makes the call of a form and leaves a notice on the page at `path`: what was done, or what is wrong with which field.
   * @returns what the API replied, or undefined when it said no
   * @throws Refusal what is not about the form
   */
  answerForm: <Reply>(
    context: Visit,
    path: string,
    of: FormCall<Reply>,
  ) => Promise<{ reply: Reply } | undefined>
}

/** The forms of a desk that may be too long for a cookie, too. */
export type LongForms = Forms & {
  /**
   * Makes the call of a form that may be too long for a notice: the page it was sent to shows it again by itself.
   * @throws Refusal what is not about the form
   */
  tryForm: <Reply>(of: FormCall<Reply>) => Promise<{ reply: Reply } | { notice: Notice }>
}

/** The forms of the desk whose cookies begin with `cookie`, and which speaks of refusals in these words. */
export function formsOf(cookie: string, refusalWords: RefusalWords): LongForms {
  const notices = noticesOf(cookie)
  const tryForm: LongForms['tryForm'] = async (of) => {
    const { wrong = {}, values = {} } = of
    if (Object.keys(wrong).length > 0) return { notice: wrongNotice(wrong, values) }
    try {
      const answer = await of.call()
      if (answer.ok) return { reply: answer.data }
      if (of.missing && answer.refusal.code === 'not-found')
        return { notice: wrongNotice(of.missing, values) }
      return { notice: refusedNotice(answer.refusal, of, refusalWords) }
    } catch (error) {
      if (!(error instanceof ConnectionProblem)) throw error
      const text = 'Tradepost did not answer. Look whether it was done, then try again.'
      return { notice: { tone: 'problem', text, values } }
    }
  }
  return {
    ...notices,
    tryForm,
    answerForm: async (context, path, of) => {
      const answer = await tryForm(of)
      if ('notice' in answer) {
        notices.leaveNotice(context, path, answer.notice)
        return undefined
      }
      const failure = of.failed?.(answer.reply)
      const text = failure ?? of.doneOf?.(answer.reply) ?? of.done
      if (text) notices.leaveNotice(context, path, { tone: failure ? 'problem' : 'done', text })
      return answer
    },
  }
}

/** What the desk found wrong with a form, by its fields. */
function wrongNotice(wrong: Record<string, string>, values: Record<string, string>): Notice {
  const fields = Object.fromEntries(Object.entries(wrong).map(([name, message]) => [name, sentence(message)]))
  return { tone: 'problem', text: fieldsNotice(Object.entries(wrong)), fields, values }
}

/** What a refusal says about a form. @throws Refusal what is not about the form */
export function refusedNotice(
  refusal: Refusal<string>,
  of: Omit<FormCall<unknown>, 'call'>,
  refusalWords: RefusalWords,
): Notice {
  if (elsewhere.includes(refusal.code)) throw refusal
  const fields: Record<string, string> = {}
  for (const { pointer, message } of refusal.errors) {
    const name = fieldAt(pointer, of.fields ?? {})
    // The first thing that is wrong with a field explains the others.
    fields[name] ??= of.words?.[name] ?? of.tell?.(pointer, message) ?? message
  }
  const wrong = Object.entries(fields)
  return {
    tone: 'problem',
    text: wrong.length === 0 ? refusalWords(refusal) : fieldsNotice(wrong),
    fields: Object.fromEntries(wrong.map(([name, message]) => [name, sentence(message)])),
    values: of.values ?? {},
  }
}

/** The form's field that a JSON Pointer (RFC 6901) into the API's input is about: the longest part that has a name. */
function fieldAt(pointer: string, fields: Record<string, string>): string {
  const parts = pointer.split('/').slice(1)
  const paths = parts.map((_, index) => parts.slice(0, parts.length - index).join('/'))
  const known = paths.find((path) => Object.hasOwn(fields, path))
  return (known !== undefined ? fields[known] : parts[0]) ?? ''
}
