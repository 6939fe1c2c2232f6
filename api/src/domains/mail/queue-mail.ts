import type { TxContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { requireHeaderValue, requireMailbox } from './headers.ts'
import type { Letter, Template } from './letter.ts'
import { closingMails } from './queries.ts'
import { type TemplateData, type TemplateName, templates } from './templates.ts'

/** What lies sealed until the mail is sent. */
export interface SealedLetter extends Letter {
  /** Display name of the sender */
  from: string
  /** Mailbox; null when nobody reads replies */
  replyTo: string | null
}

/** Where the seal of a mail belongs: in another row it does not open. */
export const sealContext = (storeId: string, mailId: string): string => `mail:${storeId}:${mailId}`

/**
 * Writes a mail now and lays it up, sealed, with the closing statement of the transaction: it is sent if and when that
 * commits, never from inside. `locale` is the reader's if it is known, else the store's. With an `id` of the caller's,
 * such as that of the event it tells of, the same mail a second time is not laid up: for jobs, which may run twice.
 * @throws MailHeaderRefused when the address is none, or would end its header
 */
export function queueMail<T extends TemplateName>(
  context: TxContext,
  mail: { to: string; template: T; locale: string; data: TemplateData<T>; id?: string },
): void {
  const { store, sealer, desks, tx } = context
  const { write } = templates[mail.template] as Template<TemplateData<T>>
  const letter = write(mail.data, { store, desks, locale: mail.locale })
  const content: SealedLetter = { ...letter, from: store.name, replyTo: store.supportEmail }
  requireMailbox(mail.to)
  requireHeaderValue(letter.subject)
  const id = mail.id ?? newId('mail')
  const row = {
    id,
    template: mail.template,
    locale: mail.locale,
    toAddress: mail.to,
    sealed: sealer.seal(JSON.stringify(content), sealContext(store.id, id)).toString('base64'),
  }
  tx.collectAtClose('mails', row, (rows) => closingMails(store.id, rows))
}
