import PostalMime from 'postal-mime'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import type { CaughtMail, CaughtMails } from './caught-mails.ts'

const largestBytes = 5 * 1024 * 1024

/** An SMTP server for everybody on this machine: no login, no TLS, every recipient. */
export function createIntake(mails: CaughtMails): SMTPServer {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    banner: 'Tradepost catches mails here and sends none',
    size: largestBytes,
    logger: false,
    closeTimeout: 200,
    onData(stream, session, done) {
      readMail(stream, session).then(
        (mail) => {
          mails.add(mail)
          done()
        },
        () => done(new Error('This mail cannot be read.')),
      )
    },
  })
  // A sender that goes away in the middle ends its own connection only.
  server.on('error', () => undefined)
  return server
}

async function readMail(
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
): Promise<Omit<CaughtMail, 'id' | 'receivedAt'>> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  if (stream.sizeExceeded) throw new Error('too large')
  const { from, subject, messageId, html, text } = await PostalMime.parse(Buffer.concat(chunks))
  return {
    from: envelope.mailFrom ? envelope.mailFrom.address : '',
    to: envelope.rcptTo.map(({ address }) => address),
    sender: from?.name || from?.address || '',
    subject: subject ?? '',
    messageId: messageId ?? '',
    html: html ?? '',
    // The parser ends a text with an empty line of its own.
    text: text ? `${text.trimEnd()}\n` : '',
  }
}
