import { html } from './html.ts'

/** What a notice says; its template wrote it, nothing of it is markup. */
export interface Notice {
  subject: string
  title: string
  /** Paragraphs; line breaks within them are kept. */
  paragraphs: readonly string[]
  /** One line per thing, such as what a parcel holds. */
  items?: readonly string[]
  action?: { label: string; url: string }
}

/** Whose letter it is. */
export interface Sender {
  name: string
  supportEmail: string | null
}

/** A mail as it will be read. */
export interface Letter {
  /** One line, at most 200 characters. */
  subject: string
  html: string
  text: string
}

/** What a notice says in a window of the system: two lines and where it leads. */
export interface ShortNotice {
  title: string
  body: string
  url: string | null
}

interface PaperWords {
  language: string
  sentBy: (store: string, support: string | null) => string
  unsubscribe: string
}

const paper: Record<string, PaperWords> = {
  en: {
    language: 'en',
    sentBy: (store, support) =>
      support === null
        ? `Sent by ${store}. Nobody reads replies to this mail.`
        : `Sent by ${store}. Questions? Write to ${support}.`,
    unsubscribe: 'No more mails of this kind',
  },
  de: {
    language: 'de',
    sentBy: (store, support) =>
      support === null
        ? `Gesendet von ${store}. Antworten auf diese Nachricht liest niemand.`
        : `Gesendet von ${store}. Fragen? Schreiben Sie an ${support}.`,
    unsubscribe: 'Keine Nachrichten dieser Art mehr',
  },
}

/** Puts a notice on its paper, in HTML and in plain text: one column, inline styles, no picture from elsewhere. */
export function writeLetter(
  notice: Notice,
  of: { sender: Sender; language: string; unsubscribeUrl: string },
): Letter {
  const { sender, language, unsubscribeUrl } = of
  const words = paper[language] ?? (paper.en as PaperWords)
  const subject = oneLine(notice.subject)
  const sentBy = words.sentBy(oneLine(sender.name), sender.supportEmail)
  const { markup } = html`<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${subject}</title>
</head>
<body style="margin:0;padding:24px 12px;background:#f3f2ee;color:#1d1d1b;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;">
<div style="max-width:600px;margin:0 auto;padding:32px 28px;background:#ffffff;overflow-wrap:anywhere;">
<p style="margin:0 0 24px;font-weight:bold;">${oneLine(sender.name)}</p>
<h1 style="margin:0 0 16px;font-size:24px;line-height:1.25;">${notice.title}</h1>
${notice.paragraphs.map(
  (text) => html`<p style="margin:0 0 16px;white-space:pre-line;">${text}</p>
`,
)}${
  notice.items
    ? html`<ul style="margin:0 0 16px;padding-left:20px;">
${notice.items.map(
  (item) => html`<li>${item}</li>
`,
)}</ul>
`
    : null
}${
  notice.action
    ? html`<p style="margin:24px 0;"><a href="${notice.action.url}" style="display:inline-block;padding:12px 24px;background:#1d1d1b;color:#ffffff;font-weight:bold;text-decoration:none;">${notice.action.label}</a></p>
`
    : null
}</div>
<p style="max-width:600px;margin:16px auto 0;font-size:13px;color:#5a5a55;">${sentBy}<br><a href="${unsubscribeUrl}" style="color:#5a5a55;">${words.unsubscribe}</a></p>
</body>
</html>
`
  const text = [
    notice.title,
    ...notice.paragraphs,
    ...(notice.items ? [notice.items.map((item) => `- ${item}`).join('\n')] : []),
    ...(notice.action ? [`${notice.action.label}:\n${notice.action.url}`] : []),
    // `-- ` begins the part that is no longer the letter (RFC 3676, 4.3).
    `-- \n${sentBy}\n${words.unsubscribe}: ${unsubscribeUrl}`,
  ]
  return { subject, html: markup, text: `${text.join('\n\n')}\n` }
}

/** The same in two lines. */
export const shorten = (notice: Notice): ShortNotice => ({
  title: oneLine(notice.title),
  body: oneLine(notice.paragraphs[0] ?? ''),
  url: notice.action?.url ?? null,
})

const lineMax = 200

/** One line of at most 200 characters, whatever a name holds: a subject is a header. */
export function oneLine(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  return [...line].length > lineMax ? `${[...line].slice(0, lineMax - 1).join('')}…` : line
}
