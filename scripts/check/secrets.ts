import { homedir } from 'node:os'
import { dirname, sep } from 'node:path'
import type { Finding, Outcome } from './finding.ts'
import { lineAt } from './source-text.ts'
import { projectFiles, readText } from './tree.ts'

interface Leak {
  what: string
  pattern: RegExp
}

// Folders at the root of build machines and containers. Without slashes here, so that this file passes itself.
const machineFolders = ['root', 'work', 'farm', 'builds', 'workspace', 'workspaces', 'home', 'Users']
// A folder that every machine has says nothing about the one the file was written on.
const everywhere = new Set(['', 'tmp', 'usr', 'var', 'etc', 'opt', 'dev', 'proc', 'srv', 'mnt', 'bin', 'lib'])

const startOfPath = '(?<![\\w.\\-/:*}~])'
const leaks: Leak[] = [
  { what: 'a registry host', pattern: /\bregistry\.[a-z0-9-]+\.(?:org|com|net|io|dev)\b/g },
  {
    what: 'a registry host',
    pattern: /\b(?:npm|pypi|deb|rubygems|crates)\.(?:pkg\.)?[a-z0-9-]+\.(?:org|com|io)\b/g,
  },
  { what: 'a private key', pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/g },
  { what: 'a live payment key', pattern: /\b[rs]k_live_[A-Za-z0-9]{10,}/g },
  {
    what: 'a cloud or forge token',
    pattern: /\b(?:AKIA[A-Z0-9]{16}|gh[pousr]_[A-Za-z0-9]{36}|xox[bap]-[\w-]{10,})/g,
  },
]
const notRead = /(?:^|\/)pnpm-lock\.yaml$|\.(?:png|jpe?g|webp|avif|gif|ico|woff2?|zip|gz|pdf)$/

/** Checks that no file of the project names a machine's folders, a registry host, or carries a live secret. */
export async function checkSecrets(root: string): Promise<Outcome> {
  const findings: Finding[] = []
  const folders = [...machineFolders, ...ownFolders(root)]
  for (const path of await projectFiles(root)) {
    if (notRead.test(path)) continue
    findings.push(...secretsIn(path, await readText(root, path), folders))
  }
  return { findings }
}

/** Refuses the leaks in one text; `folders` are first segments of absolute paths that name a machine. */
export function secretsIn(path: string, text: string, folders: string[] = machineFolders): Finding[] {
  const machinePath = new RegExp(`${startOfPath}/(?:${folders.join('|')})/[\\w.@~-]+`, 'g')
  const all: Leak[] = [{ what: 'a path of one machine', pattern: machinePath }, ...leaks]
  return all.flatMap(({ what, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({
      where: `${path}:${lineAt(text, match.index)}`,
      what: `${what}: ${match[0].slice(0, 16)}`,
      fix: 'Use a path relative to the project, a default of the tool, or a variable of the environment.',
    })),
  )
}

/** First segments of the absolute paths of this checkout and of the home folder, where they are telling. */
function ownFolders(root: string): string[] {
  return [dirname(root), homedir()]
    .map((path) => path.split(sep).find((part) => part !== '') ?? '')
    .filter((name) => !everywhere.has(name) && /^[\w-]+$/.test(name))
}
