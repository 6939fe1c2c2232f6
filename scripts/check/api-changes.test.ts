import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkApiChanges, declaredBreaks, undeclared } from './api-changes.ts'

describe('declaredBreaks', () => {
  it('reads the lines under the newest heading', () => {
    const text =
      '# Changes\n\n## Unreleased\n\n- BREAKING getOrder: total is gone.\n- BREAKING `/v1/carts`: why\n- Added x\n\n## 1.0\n- BREAKING placeOrder: old\n'
    expect([...declaredBreaks(text)]).toEqual(['getOrder', '/v1/carts'])
  })

  it('counts nothing when the newest heading is a release, or a line gives no reason', () => {
    expect([...declaredBreaks('## 1.0\n- BREAKING getOrder: x\n\n## Unreleased\n- BREAKING a: b\n')]).toEqual(
      [],
    )
    expect([...declaredBreaks('## Unreleased\n- BREAKING getOrder\n')]).toEqual([])
  })
})

it('undeclared keeps the breaking changes that nothing speaks of', () => {
  const change = (subject: string, path: string, breaking = true) => ({ subject, path, what: 'x', breaking })
  const changes = [change('a', '/a'), change('b', '/b'), change('c', '/c'), change('d', '/d', false)]
  expect(undeclared(changes, new Set(['a', '/b'])).map(({ subject }) => subject)).toEqual(['c'])
})

describe('checkApiChanges', () => {
  let root = ''
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'commit.gpgsign=false', ...args],
      {
        cwd: root,
        stdio: 'pipe',
      },
    )
  const document = (operationId: string) =>
    `openapi: 3.1.0\npaths:\n  /v1/a:\n    get:\n      operationId: ${operationId}\n      responses: {}\n`
  const contract = (operationId: string) => writeFile(join(root, 'openapi.yaml'), document(operationId))

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'tradepost-contract-'))
  })
  afterEach(() => rm(root, { recursive: true, force: true }))

  async function mainWith(operationId?: string): Promise<void> {
    git('init', '-q', '-b', 'main')
    if (operationId) await contract(operationId)
    await writeFile(join(root, 'README.md'), 'x\n')
    git('add', '.')
    git('commit', '-qm', 'Begin')
  }

  it('passes and says so without git, and without an earlier document', async () => {
    await contract('getA')
    const withoutGit = await checkApiChanges(root)
    expect(withoutGit).toEqual({ findings: [], notes: ['no git history to compare with'] })
    await rm(join(root, 'openapi.yaml'))
    await mainWith()
    await contract('getA')
    const withoutEarlier = await checkApiChanges(root)
    expect(withoutEarlier.findings).toEqual([])
    expect(withoutEarlier.notes?.[0]).toMatch(/has no openapi.yaml yet/)
  })

  it('refuses a break on a branch until the changelog declares it', async () => {
    await mainWith('getA')
    git('checkout', '-qb', 'change')
    await contract('readA')
    git('commit', '-qam', 'Rename')
    expect((await checkApiChanges(root)).findings).toHaveLength(1)
    await mkdir(join(root, 'docs'))
    await writeFile(
      join(root, 'docs/api-changelog.md'),
      '# API\n\n## Unreleased\n\n- BREAKING getA: is readA now.\n',
    )
    expect((await checkApiChanges(root)).findings).toEqual([])
  })

  it('compares a change that is not committed yet with main itself', async () => {
    await mainWith('getA')
    await contract('readA')
    expect((await checkApiChanges(root)).findings).toHaveLength(1)
  })

  it('compares the newest commit of main with the one before', async () => {
    await mainWith('getA')
    await contract('readA')
    git('commit', '-qam', 'Rename')
    expect((await checkApiChanges(root)).findings).toHaveLength(1)
  })

  it('compares commits that are not on origin/main yet with where they began', async () => {
    await mainWith('getA')
    git('update-ref', 'refs/remotes/origin/main', 'HEAD')
    await contract('readA')
    git('commit', '-qam', 'Rename')
    await writeFile(join(root, 'README.md'), 'y\n')
    git('commit', '-qam', 'Tell')
    expect((await checkApiChanges(root)).findings).toHaveLength(1)
  })
})
