/** Markup that is safe to send: made by `html` only. */
export class Html {
  readonly markup: string
  constructor(markup: string) {
    this.markup = markup
  }
}

type HtmlValue = string | number | Html | readonly Html[] | null

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function toMarkup(value: HtmlValue): string {
  if (value === null) return ''
  if (value instanceof Html) return value.markup
  if (typeof value === 'object') return value.map((part) => part.markup).join('')
  return String(value).replaceAll(/[&<>"']/g, (char) => entities[char] ?? '')
}

/** Every value is escaped, in text and in quoted attributes; only what `html` made itself goes in as it is. */
export const html = (literals: TemplateStringsArray, ...values: HtmlValue[]): Html =>
  new Html(literals.reduce((markup, literal, i) => `${markup}${toMarkup(values[i - 1] ?? null)}${literal}`))
