import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { follow } from './follow.ts'

class Source extends EventTarget {
  static readonly CLOSED = 2
  static opened: Source[] = []
  readyState = 1
  constructor() {
    super()
    Source.opened.push(this)
  }
  close(): void {
    this.readyState = Source.CLOSED
  }
  say(type: 'beat' | 'news', data = '{}'): void {
    this.dispatchEvent(new MessageEvent(type, { data }))
  }
  refuse(): void {
    this.close()
    this.dispatchEvent(new Event('error'))
  }
}

const page = Object.assign(new EventTarget(), { hidden: false })
const look = (isLooking: boolean) => {
  page.hidden = !isLooking
  page.dispatchEvent(new Event('visibilitychange'))
}
const open = () => Source.opened.filter(({ readyState }) => readyState !== Source.CLOSED)

beforeEach(() => {
  vi.useFakeTimers()
  Source.opened = []
  page.hidden = false
  for (const [name, value] of Object.entries({ EventSource: Source, document: page, window: globalThis }))
    vi.stubGlobal(name, value)
  vi.stubGlobal('addEventListener', () => undefined)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a page that nobody looks at has no connection, and gets one when it is looked at', () => {
  const news: string[] = []
  follow('/p/mug/live', (data) => news.push(data))
  look(false)
  expect(open()).toHaveLength(0)
  vi.advanceTimersByTime(600_000)
  expect(Source.opened).toHaveLength(1)
  look(true)
  expect(open()).toHaveLength(1)
  open()[0]?.say('news', 'now')
  expect(news).toEqual(['now'])
})

test('a connection that is silent is lost and made again, one that beats stays', () => {
  follow('/p/mug/live', () => undefined)
  for (let beats = 0; beats < 10; beats += 1) {
    vi.advanceTimersByTime(15_000)
    Source.opened[0]?.say('beat')
  }
  expect(Source.opened).toHaveLength(1)
  vi.advanceTimersByTime(40_000)
  expect(Source.opened).toHaveLength(2)
  expect(open()).toHaveLength(1)
})

test('a page that is sent away does not come again for ever', () => {
  follow('/p/mug/live', () => undefined)
  for (let times = 0; times < 30; times += 1) {
    open()[0]?.refuse()
    vi.advanceTimersByTime(30_000)
  }
  expect(Source.opened).toHaveLength(4)
})
