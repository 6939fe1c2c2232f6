import { expect, it } from 'vitest'
import { countsByTest, provableFiles, provenTests } from './proof.ts'

it('provableFiles takes tests named for it, and those that take their counts', () => {
  const texts = new Map([
    ['a/checkout.race.test.ts', ''],
    ['a/restart.crash.test.ts', ''],
    ['a/split.property.test.ts', ''],
    ['a/relay.test.ts', "import { count } from '../test/counts.ts'"],
    ['a/totals.test.ts', "import { total } from './totals.ts'"],
  ])
  expect(provableFiles(texts)).toEqual([...texts.keys()].slice(0, 4))
})

it('provenTests joins results with the counts given to each test', () => {
  const counts = countsByTest(
    [
      { file: '/p/a.test.ts', test: 'stock > never below zero', count: 50 },
      { file: '/p/a.test.ts', test: 'stock > never below zero', count: 10 },
      { file: '/p/b.test.ts', test: 'stock > never below zero', count: 7 },
    ]
      .map((line) => JSON.stringify(line))
      .join('\n'),
  )
  const json = JSON.stringify({
    testResults: [
      {
        name: '/p/a.test.ts',
        assertionResults: [
          { title: 'never below zero', fullName: 'stock never below zero', status: 'passed' },
          { title: 'other', fullName: 'stock other', status: 'failed' },
        ],
      },
      { name: '/p/c.test.ts', message: 'does not load\nat x', assertionResults: [] },
    ],
  })
  expect(provenTests(json, counts, (path) => path.slice(3))).toEqual([
    { file: 'a.test.ts', test: 'stock never below zero', counts: [50, 10], result: 'passed' },
    { file: 'a.test.ts', test: 'stock other', counts: [], result: 'failed' },
    { file: 'c.test.ts', test: 'does not load', counts: [], result: 'failed' },
  ])
})
