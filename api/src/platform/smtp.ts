import { createTransport, type NodemailerError } from 'nodemailer'

/** A mail as it leaves: headers are made of these fields and nothing else. */
export interface OutgoingMail {
  /** UUID; its Message-ID is made of it, so that a mail sent twice can be recognized */
  id: string
  /** Display name of the sender */
  from: string
  /** One mailbox */
  to: string
  /** One mailbox; null when nobody reads replies */
  replyTo: string | null
  subject: string
  html: string
  text: string
}

export interface Mailer {
  /** @throws MailNotTaken when the server has not taken it, or cannot be reached */
  send(mail: OutgoingMail): Promise<void>
  close(): void
}

/** Why the server has not taken a mail. Neither message nor code repeats what the server said: it may name the address. */
export class MailNotTaken extends Error {
  override readonly name = 'MailNotTaken'
  /** `smtp-550`, `etimedout` … */
  readonly code: string
  /** Trying again would not help: the server refuses this recipient or this mail for good. */
  readonly permanent: boolean

  constructor(code: string, permanent: boolean) {
    super(`the mail server has not taken it (${code})`)
    this.code = code
    this.permanent = permanent
  }
}

const waitMilliseconds = 10_000
/** For the whole of a mail: a server that trickles its answers is given up, too. */
const sendWithinMilliseconds = 60_000

/**
 * Sends by SMTP (RFC 5321) over a few kept connections. TLS is demanded but on this machine itself, unless the address
 * ends with `?ignoreTLS=true`.
 * @param of.url `smtp://user:password@host:587` (STARTTLS) or `smtps://…:465`
 * @param of.from mailbox of the sender
 */
export function createMailer(of: { url: string; from: string }): Mailer {
  const transport = createTransport({
    ...serverOptions(of.url),
    pool: true,
    maxConnections: 5,
    // A connection that was closed while it was idle: once more, at once. Other retries are the caller's.
    maxRequeues: 1,
    connectionTimeout: waitMilliseconds,
    greetingTimeout: waitMilliseconds,
    socketTimeout: waitMilliseconds,
    dnsTimeout: waitMilliseconds,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = of.from.slice(of.from.lastIndexOf('@') + 1)
  return {
    async send(mail) {
      try {
        await transport.sendMail({
          messageId: `<${mail.id}@${domain}>`,
          envelope: { from: of.from, to: [mail.to] },
          from: { name: mail.from, address: of.from },
          to: { name: '', address: mail.to },
          ...(mail.replyTo === null ? {} : { replyTo: { name: mail.from, address: mail.replyTo } }),
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          // RFC 3834: nobody's absence note answers it.
          headers: { 'Auto-Submitted': 'auto-generated' },
          signal: AbortSignal.timeout(sendWithinMilliseconds),
        })
      } catch (error) {
        throw notTaken(error as NodemailerError)
      }
    },
    close: () => transport.close(),
  }
}

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/** What an SMTP address says about its server. */
export function serverOptions(address: string) {
  const url = new URL(address)
  const secure = url.protocol === 'smtps:'
  const plain = !secure && (loopback.test(url.hostname) || url.searchParams.get('ignoreTLS') === 'true')
  return {
    host: url.hostname.replaceAll(/[[\]]/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && !plain,
    ignoreTLS: plain,
    ...(url.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
  }
}

/** Only what the server says about recipient and content ends a mail: a refused login or sender is ours to mend. */
function notTaken({ permanent, command, responseCode, code }: NodemailerError): MailNotTaken {
  const final = permanent === true && (command === 'RCPT TO' || command === 'DATA')
  // A server without TLS answers the demand for it like any unknown command: its reply code would not tell why.
  const said = responseCode && code !== 'ETLS' ? `smtp-${responseCode}` : (code ?? 'unknown')
  return new MailNotTaken(
    said
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, 40),
    final,
  )
}
