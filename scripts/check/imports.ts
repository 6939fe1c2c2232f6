import { posix } from 'node:path'
import type { Finding, Outcome } from './finding.ts'
import { importsOf, scriptsOfAstro } from './source-text.ts'
import { projectFiles, readText } from './tree.ts'

/** The domains of the API, lowest first: each may import only those before it. */
export const domainOrder = [
  'events',
  'stores',
  'jobs',
  'mail',
  'users',
  'customers',
  'sellers',
  'catalog',
  'offers',
  'inventory',
  'shipping',
  'tax',
  'promotions',
  'pricing',
  'discovery',
  'cart',
  'ledger',
  'payments',
  'orders',
  'documents',
  'realtime',
  'privacy',
  'seller-desk',
  'payouts',
  'notifications',
  'webhooks',
  'analytics',
  'audit',
  'store-life',
  'admin',
] as const

const forbiddenWords = new Set([
  'util',
  'utils',
  'helper',
  'helpers',
  'manager',
  'managers',
  'common',
  'misc',
])
const sourceFile = /\.(?:ts|mts|mjs|js|astro|css|sql)$/
const importingFile = /\.(?:ts|mts|mjs|js|astro)$/
const testFile = /(?:\.test|\.spec)\.ts$|(?:^|\/)test\//
const ofDesks = /^storefront\/(?:admin|seller)\//
const databasePackage = /^(?:pg|drizzle-orm)(?:\/|$)/
const mayHoldSql = [
  /^api\/src\/domains\/.*\/(?:queries|(?:[a-z]+-)?tables)\.ts$/,
  /^api\/src\/domains\/.*\/queries\/[^/]+\.ts$/,
  /^api\/src\/platform\/(?:database[^/]*|migrate|(?:[a-z-]+-)?(?:tables?|queries))\.ts$/,
  /^api\/src\/platform\/database\//,
]

/** Checks the direction of every import and the name of every source file of the project at `root`. */
export async function checkImports(root: string): Promise<Outcome> {
  const findings: Finding[] = []
  for (const path of await projectFiles(root)) {
    if (!sourceFile.test(path)) continue
    findings.push(...namesRefused(path))
    if (importingFile.test(path)) findings.push(...importsRefused(path, await readText(root, path)))
  }
  return { findings }
}

/** Refuses a path that is named after no business of its own, such as `order-utils.ts`. */
export function namesRefused(path: string): Finding[] {
  const words = path.split('/').flatMap((part) => part.split(/[.\-_]/))
  const refused = words.find((word) => forbiddenWords.has(word.toLowerCase()))
  if (refused === undefined) return []
  return [
    { where: path, what: `is named "${refused}"`, fix: 'Name a file for what it does for the business.' },
  ]
}

/** Refuses the imports of one file that go against the direction; `path` is relative to the root. */
export function importsRefused(path: string, text: string): Finding[] {
  const script = path.endsWith('.astro') ? scriptsOfAstro(text) : text
  return importsOf(script).flatMap(({ specifier, line }) => {
    const target = resolveOurs(path, specifier)
    const what = target === undefined ? packageRefused(path, specifier) : directionRefused(path, target)
    if (what === undefined) return []
    return [{ where: `${path}:${line}`, what: `imports ${specifier}: ${what}`, fix: directionAdvice }]
  })
}

const directionAdvice =
  'ARCHITECTURE.md tells which way imports go; upward speech is an event wired in subscriptions.ts.'

/** The project file an import leads to, relative to the root; undefined for a package that is not ours. */
function resolveOurs(path: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(path), specifier))
  const workspace = /^@tradepost\/(\w+)(?:\/(.*))?$/.exec(specifier)
  if (!workspace) return undefined
  const [, name, inner] = workspace
  if (name === 'api') return `api/src/${inner ?? 'index.ts'}`
  if (name === 'sdk') return `sdk/${inner ?? 'src/index.ts'}`
  return `storefront/${name}/${inner ?? ''}`
}

function packageRefused(path: string, specifier: string): string | undefined {
  if (!path.startsWith('api/src/') || testFile.test(path) || !databasePackage.test(specifier))
    return undefined
  if (mayHoldSql.some((place) => place.test(path))) return undefined
  return 'SQL lives in queries.ts and tables.ts, connections in platform/database*.ts'
}

function directionRefused(path: string, target: string): string | undefined {
  if (path.startsWith('api/')) return refusedInApi(path, target)
  if (path.startsWith('sdk/')) return refusedOutside(path, target, 'sdk/', 'the SDK imports nothing of ours')
  // What tries the functions out runs beside the harness, not in them.
  if (path.startsWith('supabase/') && !path.startsWith('supabase/tests/'))
    return refusedOutside(path, target, 'supabase/', 'edge functions know only the bundled SDK')
  if (path.startsWith('storefront/')) {
    if (target.startsWith('sdk/src/index.ts')) return undefined
    const own = /^storefront\/[^/]+\//.exec(path)?.[0] ?? 'storefront/'
    // By its name only: the resolved file of `@tradepost/desk/form.ts` has no `src`.
    if (ofDesks.test(path) && /^storefront\/desk\/(?!src\/)/.test(target)) return undefined
    return refusedOutside(
      path,
      target,
      own,
      'a storefront knows only @tradepost/sdk, and the desks @tradepost/desk',
    )
  }
  return undefined
}

function refusedOutside(path: string, target: string, own: string, rule: string): string | undefined {
  if (target.startsWith(own)) return undefined
  if (testFile.test(path) && target.startsWith('test/')) return undefined
  return rule
}

function refusedInApi(path: string, target: string): string | undefined {
  if (!path.startsWith('api/src/') || testFile.test(path)) return undefined
  if (!target.startsWith('api/')) return 'the API imports nothing of ours outside api/'
  const [, , zone, name = ''] = path.split('/')
  if (zone === 'platform') {
    return target.startsWith('api/src/platform/') ? undefined : 'platform knows nothing of commerce'
  }
  if (zone === 'domains') return refusedInDomain(path, name, target)
  return undefined
}

function refusedInDomain(path: string, domain: string, target: string): string | undefined {
  const own = rank(domain)
  if (own === -1) return `the domain ${domain} has no place in the order of scripts/check/imports.ts`
  if (target.startsWith('api/src/platform/') || target.startsWith(`api/src/domains/${domain}/`))
    return undefined
  const other = /^api\/src\/domains\/([^/]+)\/(.+)$/.exec(target)
  if (!other) return 'a domain imports platform/ and lower domains only'
  const [, name = '', file = ''] = other
  if (rank(name) === -1) return `the domain ${name} has no place in the order of scripts/check/imports.ts`
  // Every tenant row points to its store, so this one table is below all others.
  if (name === 'stores' && file === 'tables.ts' && isTables(path)) return undefined
  if (rank(name) > own) return `${name} stands above ${domain}`
  if (file === 'index.ts') return undefined
  if (isTables(`/${file}`)) return refusedTables(path, domain)
  return `the door of ${name} is its index.ts`
}

function refusedTables(path: string, domain: string): string | undefined {
  if (isTables(path)) return undefined
  if (domain === 'discovery' && /\/discovery\/queries(?:\.ts|\/[^/]+\.ts)$/.test(path)) return undefined
  return 'only a tables.ts may import the tables of a lower domain (and discovery, which is fed from them)'
}

function isTables(path: string): boolean {
  return /\/(?:[a-z]+-)?tables\.ts$/.test(path)
}

function rank(domain: string): number {
  return (domainOrder as readonly string[]).indexOf(domain)
}
