import { randomInt } from 'node:crypto'
import type { Context } from '../../platform/context.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { failpoint } from '../../platform/failpoints.ts'
import type { Log } from '../../platform/log.ts'
import { type Mailer, MailNotTaken } from '../../platform/smtp.ts'
import {
  type ClaimedMail,
  claimMail,
  type MailName,
  readDueMails,
  writeFailed,
  writePutOff,
  writeSent,
} from './queries.ts'
import { type SealedLetter, sealContext } from './queue-mail.ts'
import { attemptsMax, pauseSeconds } from './retry-schedule.ts'

/** What delivery needs of the process that does it. */
export interface Delivery {
  db: Database
  log: Log
  mailer: Mailer
  /** The worker in the name of a store; null when that is gone */
  contextOf: (storeId: string) => Promise<Context | null>
}

const together = 5
/** Longer than the mailer takes at most: see `sendWithinMilliseconds` in platform/smtp.ts. */
const leaseSeconds = 120

/**
 * Sends what is due, of all stores. A worker that dies between sending and noting it sends again when the lease has
 * run out, under the same Message-ID.
 * @returns how many were due
 */
export async function deliverMails(delivery: Delivery, batch = 50): Promise<number> {
  const due = await readDueMails(delivery.db, batch)
  const left = [...due]
  const turns = Array.from({ length: together }, async () => {
    for (let name = left.shift(); name; name = left.shift()) {
      const { id } = name
      await deliverMail(delivery, name).catch((error: unknown) =>
        delivery.log.error({ err: error, mailId: id }, 'a mail could not be looked after'),
      )
    }
  })
  await Promise.all(turns)
  return due.length
}

async function deliverMail({ contextOf, mailer, log }: Delivery, { storeId, id }: MailName): Promise<void> {
  const context = await contextOf(storeId)
  if (!context) return
  const mail = await inTransaction(context, ({ tx }) => claimMail(tx, storeId, { id, leaseSeconds }))
  if (!mail) return
  const problem = await send(context, mailer, mail)
  if (!problem) {
    failpoint('mail.sent')
    await inTransaction(context, ({ tx }) => writeSent(tx, storeId, mail))
    return
  }
  const { code: error, permanent } = problem
  const final = permanent || mail.attempts >= attemptsMax
  const { template, attempts } = mail
  log.warn({ storeId, mailId: id, template, attempts, error, final }, 'a mail was not taken')
  await inTransaction(context, ({ tx }) =>
    final
      ? writeFailed(tx, storeId, { id, attempts, error })
      : writePutOff(tx, storeId, { id, attempts, error, seconds: pauseSeconds(attempts, chance()) }),
  )
}

/** @returns what went wrong, or null when the server has taken it */
async function send(
  context: Context,
  mailer: Mailer,
  mail: ClaimedMail,
): Promise<{ code: string; permanent: boolean } | null> {
  // Its last attempt was begun and never ended.
  if (mail.attempts > attemptsMax) return { code: 'given-up', permanent: true }
  const letter = openLetter(context, mail)
  if (!letter) return { code: 'cannot-be-opened', permanent: false }
  try {
    await mailer.send({ id: mail.id, to: mail.toAddress, ...letter })
    return null
  } catch (error) {
    if (error instanceof MailNotTaken) return error
    throw error
  }
}

/** @returns null when the key it was sealed with is missing: an operator may still put it back */
function openLetter({ sealer, store }: Context, mail: ClaimedMail): SealedLetter | null {
  try {
    return JSON.parse(sealer.open(mail.sealed, sealContext(store.id, mail.id)))
  } catch {
    return null
  }
}

const chance = (): number => randomInt(1_000) / 1_000
