import { posix } from 'node:path'
import type { Finding, Outcome } from './finding.ts'
import { projectFiles, readText } from './tree.ts'

/** What documents are compared with: the project's files, its folders, its scripts, what git ignores. */
export interface Project {
  files: Set<string>
  /** Every folder that holds a file, without a slash at the end. */
  folders: Set<string>
  /** Script names by package name; the root's are under ''. */
  scripts: Map<string, Set<string>>
  /** First segments or whole names of paths that exist only at run time, such as `.data`. */
  ignored: Set<string>
}

const documents =
  /^(?:[A-Z][A-Z-]*\.md|docs\/.*\.md|(?:api|sdk|storefront|supabase|bench)\/(?:[^/]+\/)*README\.md)$/
const decision = /^docs\/decisions\/(?!README\.md$|index\.md$|template\.md$)[^/]+\.md$/
const knownEnding = /\.(?:ts|mts|mjs|cjs|js|astro|css|sql|json|ya?ml|md|txt|toml|csv|svg|html|png|sh)$/
const placeholder = /[<>{}$|()=,;:"'…\s]/
const pnpmOwn = new Set(
  'install i add remove update up exec dlx run why list ls audit outdated store pack publish import link create'.split(
    ' ',
  ),
)
const npmOwn = new Set(['install', 'i', 'ci', 'exec', 'pack', 'publish', 'view', 'ls', 'audit'])

/** Checks every path and script named in the documents, and the last line of every decision record. */
export async function checkDocs(root: string): Promise<Outcome> {
  const files = await projectFiles(root)
  const project = await readProject(root, files)
  const findings: Finding[] = []
  for (const path of files.filter((file) => documents.test(file))) {
    findings.push(...documentRefused(path, await readText(root, path), project))
  }
  return { findings }
}

/** Refuses what one document names and the project does not have. */
export function documentRefused(path: string, text: string, project: Project): Finding[] {
  const findings: Finding[] = []
  let fence: string | undefined
  for (const [index, line] of text.split('\n').entries()) {
    const where = `${path}:${index + 1}`
    const mark = /^\s*(?:```|~~~)\s*(\w*)/.exec(line)
    if (mark) {
      fence = fence === undefined ? (mark[1] ?? '') : undefined
      continue
    }
    const refused =
      fence === undefined ? proseRefused(path, line, project) : fenceRefused(fence, line, path, project)
    findings.push(...refused.map((what) => ({ where, what, fix: 'Name what exists, or make it exist.' })))
  }
  if (decision.test(path)) findings.push(...decisionRefused(path, text, project))
  return findings
}

function proseRefused(path: string, line: string, project: Project): string[] {
  const links = [...line.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g)].map((match) => match[1] ?? '')
  const spans = [...line.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')
  return [
    ...links
      .filter((link) => !linkExists(path, link, project))
      .map((link) => `links to ${link}, which is not there`),
    ...spans.flatMap((span) => [...scriptsRefused(span, project), ...pathRefused(path, span, project)]),
  ]
}

function fenceRefused(language: string, line: string, path: string, project: Project): string[] {
  if (!/^(?:|sh|bash|shell|console|text)$/.test(language)) return []
  const command = line.replace(/(?:^|\s)#.*$/, '')
  const named = command
    .split(/\s+/)
    .filter((word) => knownEnding.test(word) && project.folders.has(word.split('/')[0] ?? ''))
  return [...scriptsRefused(command, project), ...named.flatMap((word) => pathRefused(path, word, project))]
}

function linkExists(path: string, link: string, project: Project): boolean {
  if (/^(?:[a-z][a-z+.-]*:|#|\/\/)/i.test(link)) return true
  const bare = decodeURIComponent(link.replace(/[#?].*$/, ''))
  const target = bare.startsWith('/') ? bare.slice(1) : posix.join(posix.dirname(path), bare)
  return exists(target, project)
}

function scriptsRefused(text: string, project: Project): string[] {
  const refused: string[] = []
  const pnpm = /\bpnpm\s+(?:(?:--filter|-F)[\s=](\S+)\s+)?(?:run\s+)?([a-z][\w:-]*)/g
  for (const [, filter = '', script = ''] of text.matchAll(pnpm)) {
    const known = project.scripts.get(filter)
    if (!known?.has(script) && !pnpmOwn.has(script))
      refused.push(`names the script pnpm ${script}, which is not there`)
  }
  for (const [, run, script = ''] of text.matchAll(/\bnpm\s+(run\s+)?([a-z][\w:-]*)/g)) {
    if (!project.scripts.get('')?.has(script) && (run !== undefined || !npmOwn.has(script)))
      refused.push(`names the script npm ${script}, which is not there`)
  }
  return refused
}

function pathRefused(path: string, span: string, project: Project): string[] {
  const named = span.replace(/:\d+$/, '').replace(/^\.\//, '')
  if (!looksLikePath(named, project)) return []
  const beside = posix.join(posix.dirname(path), named)
  if (exists(named, project) || exists(beside, project) || existsSomewhere(named, project)) return []
  return [`names ${span}, which is not there`]
}

function looksLikePath(span: string, project: Project): boolean {
  if (placeholder.test(span) || /^(?:[/@~#-]|\.\.\/)/.test(span) || span.includes('://')) return false
  if (/^(?:application|text|image|multipart|audio|video|font)\/[\w.+*-]+$/.test(span)) return false
  const ending = knownEnding.test(span) && /^[\w.@*[\]/-]+$/.test(span)
  if (!span.includes('/')) return ending && !/^\.[a-z]+$/.test(span) && !/^(?:Node|Next|Vue)\.js$/i.test(span)
  const first = span.split('/')[0] ?? ''
  return ending || span.endsWith('/') || project.folders.has(first)
}

function exists(target: string, project: Project): boolean {
  const bare = posix.normalize(target).replace(/\/$/, '')
  if (bare === '.' || bare === '') return true
  if (bare.includes('*')) return matchesAny(bare, project)
  if (project.files.has(bare) || project.folders.has(bare)) return true
  return bare.split('/').some((segment) => project.ignored.has(segment))
}

function existsSomewhere(named: string, project: Project): boolean {
  const bare = named.replace(/\/$/, '')
  if (bare.includes('*')) return matchesAny(`**/${bare}`, project)
  const ending = `/${bare}`
  return [...project.files, ...project.folders].some((path) => path.endsWith(ending))
}

function matchesAny(pattern: string, project: Project): boolean {
  return [...project.files, ...project.folders].some((path) => posix.matchesGlob(path, pattern))
}

function decisionRefused(path: string, text: string, project: Project): Finding[] {
  const last =
    text
      .trim()
      .split(/\n\s*\n/)
      .at(-1) ?? ''
  const stated = /^[*_]*Enforced by:?[*_]*:?\s*([\s\S]+)$/.exec(last.trim())
  const fix = 'End the record with a line "Enforced by: " and the `path` of the test or check that holds it.'
  if (!stated) return [{ where: path, what: 'does not end with what enforces it', fix }]
  const named = [...(stated[1] ?? '').matchAll(/`([^`]+)`|\]\(([^)\s]+)\)/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  )
  if (named.length === 0) return [{ where: path, what: 'names nothing that enforces it', fix }]
  return named
    .filter((name) => !enforcerExists(path, name, project))
    .map((name) => ({ where: path, what: `is enforced by ${name}, which is not there`, fix }))
}

function enforcerExists(path: string, name: string, project: Project): boolean {
  if (/^p?npm\s/.test(name)) return scriptsRefused(name, project).length === 0
  // A name without a dot or slash is a rule or a constraint inside the file named beside it.
  if (!/[./]/.test(name)) return true
  return exists(name, project) || linkExists(path, name, project) || existsSomewhere(name, project)
}

async function readProject(root: string, files: string[]): Promise<Project> {
  const folders = new Set<string>()
  for (const file of files) {
    for (let dir = posix.dirname(file); dir !== '.'; dir = posix.dirname(dir)) folders.add(dir)
  }
  const scripts = new Map<string, Set<string>>()
  for (const file of files.filter((path) => posix.basename(path) === 'package.json')) {
    const manifest = JSON.parse(await readText(root, file)) as {
      name?: string
      scripts?: Record<string, string>
    }
    const names = new Set(Object.keys(manifest.scripts ?? {}))
    scripts.set(file === 'package.json' ? '' : (manifest.name ?? ''), names)
    scripts.set(posix.dirname(file), names)
  }
  const ignore = files.includes('.gitignore') ? await readText(root, '.gitignore') : ''
  const ignored = ignore.split('\n').map((line) => line.trim().replace(/^\/|\/$/g, ''))
  return { files: new Set(files), folders, scripts, ignored: new Set(ignored.filter((line) => line !== '')) }
}
