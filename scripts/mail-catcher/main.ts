// Catches the mails of a development machine and shows them: nothing is sent anywhere.

import { environmentOfProcess } from '../../api/src/platform/env.ts'
import { startCatcher } from './catcher.ts'

const { MAIL_SMTP_PORT: smtpPort, MAIL_PORT: pagePort, HOST: host } = environmentOfProcess()
// The SMTP server throws what keeps it from listening where nobody can catch it.
process.once('uncaughtException', leave)
const catcher = await startCatcher({ smtpPort, pagePort, host }).catch(leave)
process.off('uncaughtException', leave)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void catcher.stop().then(() => process.exit(0)))
}

function leave(error: Error & { code?: string; port?: number }): never {
  const variable = error.port === smtpPort ? 'MAIL_SMTP_PORT' : 'MAIL_PORT'
  const isBusy = error.code === 'EADDRINUSE'
  console.error(isBusy ? `Port ${error.port} is in use: set ${variable} to another.` : error)
  process.exit(1)
}
