import sanitizeHtml from 'sanitize-html'
import { cleanText, cutText } from './cell-values.ts'
import { IMPORT_LIMITS } from './imported-product.ts'

const BLOCKS = ['p', 'ul', 'ol', 'h2', 'h3', 'h4', 'table', 'blockquote']
const ENDS_PARAGRAPH = new Set([...BLOCKS, 'li', 'td', 'th'])
const INSIDE = ['br', 'li', 'strong', 'em', 'b', 'i', 'a', 'thead', 'tbody', 'tr', 'td', 'th']
/** Boxes become paragraphs, or the words of neighbors would run together once the boxes are gone. */
const BOXES = [
  'div',
  'section',
  'article',
  'header',
  'footer',
  'center',
  'figure',
  'figcaption',
  'address',
  'dt',
  'dd',
  'pre',
]
const WITHOUT_TEXT = [
  'script',
  'style',
  'textarea',
  'option',
  'xmp',
  'noscript',
  'iframe',
  'title',
  'svg',
  'math',
  'template',
]

/** What is looked at: the time the sanitizer takes for elements nested in each other grows with its square. */
const SOURCE_CHARACTERS = 2 * IMPORT_LIMITS.descriptionCharacters

const RULES: sanitizeHtml.IOptions = {
  allowedTags: [...BLOCKS, ...INSIDE],
  allowedAttributes: { a: ['href', 'rel'] },
  allowedSchemes: ['http', 'https'],
  allowProtocolRelative: false,
  nonTextTags: WITHOUT_TEXT,
  nestingLimit: 30,
  transformTags: {
    ...Object.fromEntries(BOXES.map((box) => [box, 'p'])),
    h1: 'h2',
    h5: 'h4',
    h6: 'h4',
    a: (_tag, attribs) => link(attribs.href ?? ''),
  },
  exclusiveFilter: ({ tag, attribs }) => (tag === 'a' && attribs.href === undefined ? 'excludeTag' : false),
}

/**
 * A product description made safe and plain: paragraphs, lists, headings, tables, quotations, emphasis and links
 * to http(s) addresses remain, the text of other elements is kept, everything else goes.
 * `cut` says that the text was longer than IMPORT_LIMITS.descriptionCharacters and lost its end.
 */
export function sanitizeDescription(cell: string): { html: string; cut: boolean } {
  const text = cleanText(cell)
  const source = cutMarkup(text, SOURCE_CHARACTERS)
  const whole = sanitize(source)
  if (whole.length <= IMPORT_LIMITS.descriptionCharacters) {
    return { html: whole, cut: text.length > SOURCE_CHARACTERS }
  }
  // Escaping and added attributes make the result longer than its source, so the source is shortened until it fits.
  let characters = Math.min(source.length, IMPORT_LIMITS.descriptionCharacters)
  let html = sanitize(cutMarkup(source, characters))
  while (html.length > IMPORT_LIMITS.descriptionCharacters) {
    characters = Math.floor(characters * 0.8)
    html = sanitize(cutMarkup(source, characters))
  }
  return { html, cut: true }
}

function sanitize(source: string): string {
  return withoutNestedParagraphs(sanitizeHtml(source, RULES))
}

function link(href: string): sanitizeHtml.Tag {
  const address = URL.parse(href.trim())
  if (address === null || !/^https?:$/.test(address.protocol)) return { tagName: 'a', attribs: {} }
  return { tagName: 'a', attribs: { href: address.href, rel: 'nofollow noopener' } }
}

/** Cuts a text without leaving the beginning of a tag at its end, which would be read as text. */
function cutMarkup(source: string, characters: number): string {
  const cut = cutText(source, characters)
  const tagStart = cut.lastIndexOf('<')
  const endsInTag =
    cut.length < source.length && tagStart > cut.lastIndexOf('>') && cut.length - tagStart < 2_500
  return endsInTag ? cut.slice(0, tagStart) : cut
}

/**
 * Closes an open paragraph, and what is open in it, before the next block, as browsers do; drops paragraphs without
 * text. Reads sanitized HTML only, where `<` and `>` stand for nothing but tags.
 */
function withoutNestedParagraphs(html: string): string {
  const parts: string[] = []
  const open: { name: string; start: number }[] = []
  const closeFrom = (depth: number): void => {
    for (const { name, start } of open.splice(depth).reverse()) {
      const isEmpty = name === 'p' && parts.slice(start + 1).every((part) => /^(?:<.*|\s*)$/s.test(part))
      if (isEmpty) parts.splice(start, Number.POSITIVE_INFINITY, ' ')
      else parts.push(`</${name}>`)
    }
  }
  const close = (name: string): void => {
    const depth = open.findLastIndex((tag) => tag.name === name)
    if (depth !== -1) closeFrom(depth)
  }
  for (const token of html.split(/(<[^>]+>)/)) {
    const [, slash, name = ''] = /^<(\/?)([a-z0-9]+)/.exec(token) ?? []
    if (slash === '/') {
      close(name)
      continue
    }
    if (ENDS_PARAGRAPH.has(name)) close('p')
    if (name !== '' && name !== 'br') open.push({ name, start: parts.length })
    parts.push(token)
  }
  closeFrom(0)
  return parts.join('').trim()
}
