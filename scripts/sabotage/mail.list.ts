import type { Sabotage } from './sabotage.ts'

const mail = 'api/src/domains/mail'

/** Damage to what mails and their delivery promise. */
export const sabotages: Sabotage[] = [
  {
    name: 'mail-holds-markup-of-others',
    guards: 'Every value in the HTML of a mail is escaped.',
    file: `${mail}/html.ts`,
    find: 'return escapeText(String(value))',
    replace: 'return String(value)',
    test: `${mail}/html.test.ts`,
    testName: 'no value can leave the place where it stands, in text or in an attribute',
  },
  {
    name: 'mail-address-may-end-its-header',
    guards: 'An address with a line break in it is refused before anything is written.',
    file: `${mail}/queue-mail.ts`,
    find: 'requireMailbox(mail.to)',
    replace: "requireMailbox(mail.to.split('\\r')[0] ?? '')",
    test: `${mail}/deliver-mails.test.ts`,
    testName: 'to what is no address is refused before anything is written',
  },
  {
    name: 'mail-claimed-by-several-workers',
    guards: 'Each mail is sent once, however many workers deliver at the same time.',
    file: `${mail}/queries.ts`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source that is looked for
    find: 'WHERE m.store_id = $1 AND m.id = $2 AND ${due} FOR UPDATE SKIP LOCKED)',
    replace: 'WHERE m.store_id = $1 AND m.id = $2 FOR UPDATE SKIP LOCKED) AND sealed IS NOT NULL',
    test: `${mail}/deliver-mails.race.test.ts`,
    testName: 'each mail is sent once, however many workers deliver at the same time',
  },
  {
    name: 'mail-marked-by-who-lost-the-lease',
    guards: 'An attempt that has lost its lease does not undo what its successor notes.',
    file: `${mail}/queries.ts`,
    find: "AND attempts = $3 AND status = 'sending'`",
    replace: 'AND $3::int > 0`',
    test: `${mail}/deliver-mails.race.test.ts`,
    testName: 'an attempt that has lost its lease does not undo what its successor notes',
  },
  {
    name: 'mail-sent-again-under-another-name',
    guards: 'A mail that is sent twice carries the same Message-ID.',
    file: 'api/src/platform/smtp.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source that is looked for
    find: 'messageId: `<${mail.id}@${domain}>`',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source that is looked for
    replace: 'messageId: `<${mail.id}.${performance.now()}@${domain}>`',
    test: `${mail}/deliver-mails.crash.test.ts`,
    testName:
      'a worker killed between sending and noting it sends again, recognizably: under the same Message-ID',
  },
  {
    name: 'mail-opens-in-another-row',
    guards: 'What a mail says opens in its own row only.',
    file: `${mail}/queue-mail.ts`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source that is looked for
    find: '=> `mail:${storeId}:${mailId}`',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source that is looked for
    replace: '=> `mail:${storeId}:${mailId.slice(0, 4)}`',
    test: `${mail}/deliver-mails.test.ts`,
    testName: 'does not open in the row of another mail',
  },
  {
    name: 'mail-leaves-without-tls',
    guards: 'A server elsewhere gets no mail without TLS.',
    file: 'api/src/platform/smtp.ts',
    find: 'requireTLS: !secure && !plain,',
    replace: 'requireTLS: false,',
    test: 'api/src/platform/smtp.test.ts',
    testName: 'without TLS gets nothing, unless its address says so',
  },
  {
    name: 'mail-lost-to-a-wrong-password',
    guards: 'A refused login or sender ends no mail.',
    file: 'api/src/platform/smtp.ts',
    find: "permanent === true && (command === 'RCPT TO' || command === 'DATA')",
    replace: "permanent === true && command !== 'CONN'",
    test: 'api/src/platform/smtp.test.ts',
    testName: 'a refused login',
  },
  {
    name: 'mail-catcher-read-by-any-page',
    guards: 'The mail catcher answers to names of this machine only.',
    file: 'scripts/mail-catcher/pages.ts',
    find: 'if (isLoopback(host) && !isLoopback(',
    replace: "if (host === '' && !isLoopback(",
    test: 'scripts/mail-catcher/mail-catcher.test.ts',
    testName: 'answers to names of this machine only, and empties itself from its own page only',
  },
]
