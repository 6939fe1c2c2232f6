import { expect, it } from 'vitest'
import { fileLinesMax, judgeLength } from './file-length.ts'

const lines = (count: number) => 'x\n'.repeat(count)

it('allows a file up to the limit', () => {
  expect(judgeLength('a.ts', lines(fileLinesMax))).toBeUndefined()
})

it('refuses a longer one', () => {
  expect(judgeLength('a.ts', lines(fileLinesMax + 1))?.finding?.where).toBe('a.ts')
})

it.each(['// length: one table', '/* length: one table */', '-- length: one table'])(
  'notes a longer one that says why: %s',
  (reason) => {
    const judged = judgeLength('a.ts', `${reason}\n${lines(fileLinesMax)}`)
    expect(judged?.finding).toBeUndefined()
    expect(judged?.note).toMatch(/: one table$/)
  },
)

it('does not take a reason from the middle of a file, nor an empty one', () => {
  expect(judgeLength('a.ts', `${lines(20)}// length: late\n${lines(fileLinesMax)}`)?.finding).toBeDefined()
  expect(judgeLength('a.ts', `// length:\n${lines(fileLinesMax)}`)?.finding).toBeDefined()
})
