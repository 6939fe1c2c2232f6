import { type Html, html } from './html.ts'
import type { Letter, Setting, Words } from './letter.ts'
import { oneLine } from './wording.ts'

interface LayoutWords {
  sentBy: (store: string, support: string | null) => string
  fallback: string
}

const words: Words<LayoutWords> = {
  en: {
    sentBy: (store, support) =>
      support === null
        ? `Sent by ${store}. Nobody reads replies to this mail.`
        : `Sent by ${store}. Questions? Write to ${support}.`,
    fallback: 'If the button does not work, copy this address into your browser:',
  },
  de: {
    sentBy: (store, support) =>
      support === null
        ? `Gesendet von ${store}. Antworten auf diese Nachricht liest niemand.`
        : `Gesendet von ${store}. Fragen? Schreiben Sie an ${support}.`,
    fallback: 'Falls der Knopf nicht geht, kopieren Sie diese Adresse in Ihren Browser:',
  },
}

const ink = '#1d1d1b'
const soft = '#5a5a55'

/** What a letter consists of: the same in HTML and in plain text, each written by its template. */
export interface Composition {
  subject: string
  /** What a list of mails shows beside the subject */
  preheader: string
  title: string
  body: Html[]
  /** One thing to do */
  action?: { label: string; url: string }
  /** What comes after the button */
  after?: Html[]
  /** Paragraphs before the button and after it, without title and sender */
  text: { before: string[]; after?: string[] }
}

/** Puts a letter on its paper: one column of at most 600 px, inline styles, one button, no remote picture. */
export function compose(setting: Setting, of: Composition): Letter {
  const { language, store } = setting
  const said = words[language] ?? words.en
  const subject = oneLine(of.subject)
  const sentBy = said.sentBy(store.name, store.supportEmail)
  const { markup } = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${subject}</title>
</head>
<body style="margin:0;padding:0;background:#f3f2ee;color:${ink};">
<div style="display:none;max-height:0;overflow:hidden;">${oneLine(of.preheader)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f3f2ee;">
<tr><td align="center" style="padding:24px 12px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background:#ffffff;">
<tr><td style="padding:32px 28px;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:${ink};text-align:left;overflow-wrap:anywhere;">
<p style="margin:0 0 24px;font-weight:bold;">${store.name}</p>
<h1 style="margin:0 0 16px;font-size:24px;line-height:1.25;">${of.title}</h1>
${of.body}${of.action ? button(of.action, said.fallback) : null}${of.after ?? null}</td></tr>
</table>
<p style="max-width:600px;margin:16px auto 0;font-family:Arial,Helvetica,sans-serif;font-size:13px;line-height:1.5;color:${soft};">${sentBy}</p>
</td></tr>
</table>
</body>
</html>
`
  const action = of.action ? [`${of.action.label}:\n${of.action.url}`] : []
  const { before, after = [] } = of.text
  // `-- ` begins the part that is no longer the letter (RFC 3676, 4.3).
  const text = [of.title, ...before, ...action, ...after, `-- \n${sentBy}`]
  return { subject, html: markup, text: `${text.join('\n\n')}\n` }
}

export const paragraph = (text: string): Html => html`<p style="margin:0 0 16px;">${text}</p>
`

/** Several lines of one thing, such as an address or somebody's own words; line breaks are kept. */
export const lines = (text: string): Html => html`<p style="margin:0 0 16px;white-space:pre-line;">${text}</p>
`

export const heading = (text: string): Html => html`<h2 style="margin:24px 0 8px;font-size:18px;">${text}</h2>
`

/** A code to type, easy to read and to select. */
export const codeBlock = (
  code: string,
): Html => html`<p style="margin:0 0 16px;padding:16px;background:#f3f2ee;font-family:Menlo,Consolas,monospace;font-size:28px;letter-spacing:4px;text-align:center;">${code}</p>
`

/** Two columns: what, and how much. The last row may be strong. */
export const amounts = (rows: { what: string; amount: string; strong?: boolean }[]): Html =>
  html`<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px;border-top:1px solid #d8d6ce;">
${rows.map(amountRow)}</table>
`

const amountRow = ({ what, amount, strong }: { what: string; amount: string; strong?: boolean }): Html => {
  const weight = strong ? 'bold' : 'normal'
  return html`<tr><th scope="row" align="left" style="padding:8px 12px 8px 0;font-weight:${weight};vertical-align:top;">${what}</th><td align="right" style="padding:8px 0;font-weight:${weight};vertical-align:top;white-space:nowrap;">${amount}</td></tr>
`
}

const button = (
  { label, url }: { label: string; url: string },
  fallback: string,
): Html => html`<p style="margin:24px 0;"><a href="${url}" style="display:inline-block;padding:12px 24px;background:${ink};color:#ffffff;font-weight:bold;text-decoration:none;">${label}</a></p>
<p style="margin:0 0 16px;font-size:13px;color:${soft};">${fallback}<br><a href="${url}" style="color:${soft};">${url}</a></p>
`
