/** Something would end the header it stands in, or is no address. The message repeats nothing of it. */
export class MailHeaderRefused extends Error {
  override readonly name = 'MailHeaderRefused'
}

// No quoted local parts and no address literals of RFC 5321: nothing in it needs quoting. Whatever else is wrong with an
// address is for its server to say.
const mailbox = /^[^\p{Cc}\p{Z}@<>()[\]\\,;:"]+@[^\p{Cc}\p{Z}@<>()[\]\\,;:"]+$/u

/** @throws MailHeaderRefused unless it is one plain mailbox such as `ada@example.com`. */
export function requireMailbox(address: string): void {
  if (!mailbox.test(address)) throw new MailHeaderRefused('this is no address to send a mail to')
}

/** @throws MailHeaderRefused when a control character, such as the end of a line, stands in it. */
export function requireHeaderValue(value: string): void {
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value))
    throw new MailHeaderRefused('a control character stands in a header of a mail')
}
