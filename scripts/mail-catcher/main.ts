// Catches the mails of a development machine and shows them: nothing is sent anywhere.

import { readEnvironment } from '../../api/src/platform/env.ts'
import { startCatcher } from './catcher.ts'

const env = readEnvironment()
const catcher = await startCatcher({ smtpPort: env.MAIL_SMTP_PORT, pagePort: env.MAIL_PORT, host: env.HOST })
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void catcher.stop().then(() => process.exit(0)))
}
