import { createTransport } from 'nodemailer'
import { type Environment, EnvironmentProblem } from '../_shared/env.ts'
import { type Letter, oneLine } from './letter.ts'
import { isMailbox } from './rules.ts'

/** A letter and whom it goes to. */
export interface Mail {
  /** The event's: the same in every repetition. */
  eventId: string
  to: string
  fromName: string
  replyTo: string | null
  letter: Letter
  unsubscribeUrl: string
}

/** It will never be taken: the address is wrong or closed. Repeating it would change nothing. */
export class Undeliverable extends Error {
  override readonly name = 'Undeliverable'
}

/** @throws Undeliverable, or anything else to be tried again */
export type SendMail = (mail: Mail) => Promise<void>

/**
 * Reads `RESEND_API_KEY`, or `SMTP_URL` (`smtps://user:password@host:465` or `smtp://…:2525`), and `MAIL_FROM`; null when
 * neither is set: nobody is sent mails.
 * @throws EnvironmentProblem
 */
export function readMail(env: Environment): SendMail | null {
  const [resendKey, smtpUrl] = [env.optional('RESEND_API_KEY'), env.optional('SMTP_URL')]
  if (resendKey === undefined && smtpUrl === undefined) return null
  const from = env.required('MAIL_FROM')
  if (!isMailbox(from)) throw new EnvironmentProblem('MAIL_FROM is no plain address such as shop@example.com')
  if (smtpUrl === undefined)
    return resend(from, resendKey ?? '', env.optional('RESEND_URL') ?? 'https://api.resend.com/emails')
  if (resendKey !== undefined) throw new EnvironmentProblem('RESEND_API_KEY and SMTP_URL are both set')
  return smtp(from, smtpUrl)
}

const headersOf = ({ unsubscribeUrl }: Mail) => ({
  // RFC 8058: mail programs show a button for it.
  'List-Unsubscribe': `<${unsubscribeUrl}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  'Auto-Submitted': 'auto-generated',
})

function resend(from: string, key: string, url: string): SendMail {
  return async (mail) => {
    const { eventId, to, fromName, replyTo, letter } = mail
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        // Resend sends once per key and 24 hours, so not even a crash before the claim is recorded repeats the mail.
        'idempotency-key': `notify_user/${eventId}`,
      },
      body: JSON.stringify({
        from: `${quoted(fromName)} <${from}>`,
        to: [to],
        subject: letter.subject,
        html: letter.html,
        text: letter.text,
        headers: headersOf(mail),
        ...(replyTo === null ? {} : { reply_to: replyTo }),
      }),
      redirect: 'manual',
      signal: AbortSignal.timeout(8_000),
    })
    await response.body?.cancel()
    if (response.ok) return
    if (response.status === 422) throw new Undeliverable('Resend answered 422')
    throw new Error(`Resend answered ${response.status}`)
  }
}

/** A display name as RFC 5322 wants it. */
const quoted = (name: string) => `"${oneLine(name).replaceAll(/["\\]/g, ' ')}"`

/** Ports that the platform lets nobody out by. */
const closedPorts = ['25', '587', '']

function smtp(from: string, text: string): SendMail {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol))
    throw new EnvironmentProblem('SMTP_URL is no address such as smtps://user:password@host:465')
  const port = url.port === '' && url.protocol === 'smtps:' ? '465' : url.port
  if (closedPorts.includes(port))
    throw new EnvironmentProblem('SMTP_URL: ports 25 and 587 are closed to edge functions; use 465 or 2525')
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(port),
    secure: url.protocol === 'smtps:',
    // Neither a password nor a letter goes over the net in the clear.
    requireTLS: url.protocol === 'smtp:' && !isHere,
    ...(url.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 8_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = from.slice(from.lastIndexOf('@') + 1)
  return async (mail) => {
    const { eventId, to, fromName, replyTo, letter } = mail
    try {
      await within(
        20_000,
        transport.sendMail({
          from: { name: oneLine(fromName), address: from },
          to: { name: '', address: to },
          ...(replyTo === null ? {} : { replyTo }),
          subject: letter.subject,
          html: letter.html,
          text: letter.text,
          headers: headersOf(mail),
          messageId: `<${eventId}.notify@${domain}>`,
        }),
      )
    } catch (error) {
      if (isRefusedRecipient(error)) throw new Undeliverable('the mail server refuses the recipient')
      throw error
    }
  }
}

/** The one recipient was refused for good: 550 to 554 (RFC 5321, 4.2.3). */
function isRefusedRecipient(error: unknown): boolean {
  const { code, responseCode, command } = error as {
    code?: unknown
    responseCode?: unknown
    command?: unknown
  }
  const isForGood = typeof responseCode === 'number' && responseCode >= 550 && responseCode <= 554
  return code === 'EENVELOPE' && isForGood && command !== 'MAIL FROM'
}

/** A server that answers one byte at a time must not outlive the claim. */
async function within(milliseconds: number, sending: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the mail server is too slow')), milliseconds)
  })
  try {
    await Promise.race([sending, late])
  } finally {
    clearTimeout(timer)
  }
}
