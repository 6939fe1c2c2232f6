import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { CaughtMails } from './caught-mails.ts'
import { createIntake } from './intake.ts'
import { createPages } from './pages.ts'

export interface Catcher {
  smtpPort: number
  pagePort: number
  stop(): Promise<void>
}

/**
 * Takes mails by SMTP, on this machine only, and shows them on a page.
 * @param of.host where the page listens; ports may be 0: any that is free
 */
export async function startCatcher(of: {
  smtpPort: number
  pagePort: number
  host: string
}): Promise<Catcher> {
  const mails = new CaughtMails()
  const intake = createIntake(mails)
  intake.listen(of.smtpPort, '127.0.0.1')
  const pages = serve({ fetch: createPages(mails, of.host).fetch, port: of.pagePort, hostname: of.host })
  await Promise.all([once(intake.server, 'listening'), once(pages, 'listening')])
  return {
    smtpPort: portOf(intake.server),
    pagePort: portOf(pages),
    async stop() {
      if ('closeAllConnections' in pages) pages.closeAllConnections()
      await Promise.all([
        new Promise<void>((closed) => intake.close(() => closed())),
        new Promise<void>((closed) => pages.close(() => closed())),
      ])
    },
  }
}

const portOf = (server: Pick<ServerType, 'address'>): number => (server.address() as AddressInfo).port
