import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listedSabotages } from '../sabotage/lists.ts'
import { checkSabotages, judgeSabotage } from './sabotages.ts'

let root: string
const write = async (path: string, text: string) => {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), text)
}
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'sabotages-'))
  await write('stock.ts', 'export const sells = (x: number) => x > 0\n')
  await write('stock.test.ts', "it('sells what there is', () => {})\n")
})
afterAll(() => rm(root, { recursive: true }))

const good = {
  name: 'stock-may-go-below-zero',
  guards: 'Nothing is oversold.',
  file: 'stock.ts',
  find: 'x > 0',
  replace: 'true',
  test: 'stock.test.ts',
  testName: 'sells what there is',
}
const list = 'scripts/sabotage/stock.list.ts'

describe('a sabotage', () => {
  const judged = async (change: Partial<typeof good>) =>
    (await judgeSabotage(root, { list, sabotage: { ...good, ...change } })).map(({ what }) => what)

  it('passes when it would damage its file and its test is there', async () => {
    expect(await judged({})).toEqual([])
  })

  it.each<[string, Partial<typeof good>, RegExp]>([
    ['a place that is gone', { find: 'x > 1' }, /^stock.ts: "x > 1" is in the file 0 times/],
    ['a place that is there twice', { find: 'x' }, /^stock.ts: "x" is in the file 3 times/],
    ['damage that changes nothing', { replace: 'x > 0' }, /changes nothing/],
    ['a file that is gone', { file: 'shop.ts' }, /^shop.ts is not there$/],
    ['a test file that is gone', { test: 'shop.test.ts' }, /^shop.test.ts is not there$/],
    ['a test that is called otherwise', { testName: 'sells' }, /^stock.test.ts has no test called "sells"$/],
  ])('is refused for %s', async (_what, change, told) => {
    expect(await judged(change)).toEqual([expect.stringMatching(told)])
  })
})

describe('the lists', () => {
  const listing = (...names: string[]) =>
    `export const sabotages = ${JSON.stringify(names.map((name) => ({ ...good, name })))}\n`

  it('are judged one by one, each finding with its list and its name', async () => {
    await write('scripts/sabotage/list.ts', listing('one'))
    await write(list, listing('two').replace('x > 0', 'y > 0'))
    const { findings } = await checkSabotages(root)
    expect(findings.map(({ where }) => where)).toEqual([`${list} two`])
  })

  it.each([
    ['does not load', 'export const sabotages = [', /other.list.ts does not load: /],
    ['is no list', 'export const others = []', /other.list.ts exports no list called sabotages/],
    [
      'names what another names',
      listing('one'),
      /Two sabotages are called one: in .*list.ts and .*other.list.ts/,
    ],
  ])('are refused by name when one %s', async (what, text, told) => {
    // A module is loaded once, so each has a name of its own.
    const path = `scripts/sabotage/${what.replaceAll(' ', '-')}.other.list.ts`
    await write(path, text)
    await expect(listedSabotages(root)).rejects.toThrow(told)
    expect((await checkSabotages(root)).findings).toMatchObject([{ what: expect.stringMatching(told) }])
    await rm(join(root, path))
  })
})
