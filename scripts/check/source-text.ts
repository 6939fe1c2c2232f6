/** A statement that brings another module in: its specifier and the line it stands on (from 1). */
export interface ImportStatement {
  specifier: string
  line: number
}

type Kind = 'code' | 'comment' | 'text'

/**
 * Blanks what is not code, keeping every line and column: comments always, what stands between the quotes of
 * strings, templates and regular expressions too unless `keepText`. Code inside `${…}` of a template stays.
 */
export function codeOnly(source: string, keepText = false): string {
  const kinds = classify(source)
  let out = ''
  for (let index = 0; index < source.length; index += 1) {
    const kind = kinds[index]
    const isQuote = kind === 'text' && (kinds[index - 1] !== 'text' || kinds[index + 1] !== 'text')
    const keep = kind === 'code' || isQuote || (kind === 'text' && keepText) || source[index] === '\n'
    out += keep ? source[index] : ' '
  }
  return out
}

/** Every static import, re-export and dynamic import with a literal specifier, in the order of the file. */
export function importsOf(source: string): ImportStatement[] {
  const kinds = classify(source)
  const visible = codeOnly(source, true)
  const pattern =
    /\b(?:import|export)\b(?:[\s\w*{},$]|type\b)*?\bfrom\s*(['"])([^'"\n]+)\1|\bimport\s*\(?\s*(['"])([^'"\n]+)\3/g
  const found: ImportStatement[] = []
  for (const match of visible.matchAll(pattern)) {
    if (kinds[match.index] !== 'code') continue
    found.push({ specifier: match[2] ?? match[4] ?? '', line: lineAt(source, match.index) })
  }
  return found
}

/** The line (from 1) of a position in a text. */
export function lineAt(text: string, index: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) line += 1
  return line
}

/** The parts of an Astro file that are scripts (front matter and script elements), other lines blanked. */
export function scriptsOfAstro(source: string): string {
  const kept = new Array<boolean>(source.length).fill(false)
  const keep = (from: number, to: number) => kept.fill(true, from, to)
  const frontMatter = /^\s*---\r?\n([\s\S]*?)\r?\n---/.exec(source)
  if (frontMatter) keep(0, frontMatter[0].length)
  for (const match of source.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)) {
    const start = match.index + match[0].indexOf('>') + 1
    keep(start, start + (match[1] ?? '').length)
  }
  let out = ''
  for (let index = 0; index < source.length; index += 1) {
    out += kept[index] || source[index] === '\n' ? source[index] : ' '
  }
  return out
}

function classify(source: string): Kind[] {
  const kinds = new Array<Kind>(source.length).fill('code')
  // Each open template literal holds the depth of braces at which its `${` began.
  const templates: number[] = []
  let depth = 0
  let index = 0
  const mark = (to: number, kind: Kind) => {
    kinds.fill(kind, index, to)
    index = to
  }
  while (index < source.length) {
    const char = source[index]
    const next = source[index + 1]
    if (char === '/' && next === '/') mark(endOr(source, source.indexOf('\n', index)), 'comment')
    else if (char === '/' && next === '*') mark(endOr(source, source.indexOf('*/', index + 2), 2), 'comment')
    else if (char === "'" || char === '"') mark(quotedEnd(source, index, char), 'text')
    else if (char === '`') mark(templateEnd(source, index + 1, templates, depth), 'text')
    else if (char === '/' && startsRegex(source, index)) mark(regexEnd(source, index), 'text')
    else if (char === '}' && templates.at(-1) === depth) {
      templates.pop()
      mark(templateEnd(source, index + 1, templates, depth), 'text')
    } else {
      if (char === '{') depth += 1
      if (char === '}') depth -= 1
      index += 1
    }
  }
  return kinds
}

function endOr(source: string, at: number, length = 0): number {
  return at === -1 ? source.length : at + length
}

function quotedEnd(source: string, start: number, quote: string): number {
  for (let at = start + 1; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1
    else if (source[at] === quote) return at + 1
    else if (source[at] === '\n') return at
  }
  return source.length
}

function templateEnd(source: string, from: number, templates: number[], depth: number): number {
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1
    else if (source[at] === '`') return at + 1
    else if (source[at] === '$' && source[at + 1] === '{') {
      templates.push(depth)
      return at + 2
    }
  }
  return source.length
}

function startsRegex(source: string, at: number): boolean {
  const before = source.slice(Math.max(0, at - 40), at).trimEnd()
  if (before === '') return true
  return /[([{,;:=!&|?+\-*%<>~^]$/.test(before) || /\b(?:return|typeof|case|in|of|await|yield)$/.test(before)
}

function regexEnd(source: string, start: number): number {
  let inClass = false
  for (let at = start + 1; at < source.length; at += 1) {
    const char = source[at]
    if (char === '\\') at += 1
    else if (char === '\n') return start + 1
    else if (char === '[') inClass = true
    else if (char === ']') inClass = false
    else if (char === '/' && !inClass) return at + 1
  }
  return start + 1
}
