import { randomUUID } from 'node:crypto'

export interface CaughtMail {
  id: string
  /** Mailboxes of the envelope */
  from: string
  to: string[]
  /** As the reader sees the sender */
  sender: string
  subject: string
  messageId: string
  html: string
  text: string
  /** RFC 3339 */
  receivedAt: string
}

const kept = 500

/** The last 500 mails, newest first, in memory only. */
export class CaughtMails {
  #mails: CaughtMail[] = []

  add(mail: Omit<CaughtMail, 'id' | 'receivedAt'>): void {
    const caught = { id: randomUUID(), ...mail, receivedAt: new Date().toISOString() }
    this.#mails = [caught, ...this.#mails].slice(0, kept)
  }

  find(id: string): CaughtMail | undefined {
    return this.#mails.find((mail) => mail.id === id)
  }

  /** All of them, or those to one mailbox, whatever its case. */
  list(to?: string): CaughtMail[] {
    const wanted = to?.toLowerCase()
    return this.#mails.filter(
      (mail) => !wanted || mail.to.some((address) => address.toLowerCase() === wanted),
    )
  }

  clear(): void {
    this.#mails = []
  }
}
