import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface TakenMail extends Email {
  /** Envelope */
  mailFrom: string
  rcptTo: string[]
}

export interface MailServer {
  url: string
  /** In the order they were taken */
  taken: TakenMail[]
  stop(): Promise<void>
}

/** What the server answers instead of taking a mail: an SMTP reply code and a text. */
export class SmtpReply extends Error {
  readonly responseCode: number

  constructor(responseCode: number, text: string) {
    super(text)
    this.responseCode = responseCode
  }
}

/**
 * A real SMTP server that keeps what it is sent.
 * @param of.recipient may refuse a recipient, `of.content` a mail that was sent whole; both by throwing an `SmtpReply`
 */
export async function startMailServer(
  of: {
    port?: number
    recipient?: (address: string) => void | Promise<void>
    content?: () => void | Promise<void>
  } = {},
): Promise<MailServer> {
  const taken: TakenMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 100,
    onRcptTo: ({ address }, _session, done) => answer(async () => of.recipient?.(address), done),
    onData: (stream, { envelope }, done) =>
      answer(async () => {
        const raw: Buffer[] = []
        for await (const chunk of stream) raw.push(chunk as Buffer)
        await of.content?.()
        taken.push({
          ...(await PostalMime.parse(Buffer.concat(raw))),
          mailFrom: envelope.mailFrom ? envelope.mailFrom.address : '',
          rcptTo: envelope.rcptTo.map(({ address }) => address),
        })
      }, done),
  })
  // A client that was killed in the middle.
  server.on('error', () => undefined)
  server.listen(of.port ?? 0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    taken,
    stop: () => new Promise((stopped) => server.close(() => stopped())),
  }
}

function answer(work: () => Promise<void>, done: (error?: Error | null) => void): void {
  work().then(
    () => done(),
    (error: Error) => done(error),
  )
}
