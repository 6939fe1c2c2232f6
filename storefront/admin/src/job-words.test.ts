import { expect, test } from 'vitest'
import { jobFilter, jobState, taskWords } from './job-words.ts'

test('a job that this desk does not know is shown by its own name', () => {
  expect(taskWords('fillTwin')).toBe('Fill the test twin')
  expect(taskWords('walkMoon')).toBe('walkMoon')
  expect(taskWords('constructor')).toBe('constructor')
})

test('the list shows those that wait, unless another state is asked for', () => {
  const filter = (query: string) => jobFilter(new URL(`http://desk.test/jobs${query}`))
  expect(filter('')).toEqual({ status: 'failed', cursor: undefined })
  expect(filter('?status=discarded&cursor=abc')).toEqual({ status: 'discarded', cursor: 'abc' })
  expect(filter('?status=eaten').status).toBe('failed')
  expect(jobState('failed')).toEqual({ label: 'Waits for a decision', tone: 'bad' })
})
