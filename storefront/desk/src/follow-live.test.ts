import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { followLive } from './follow-live.ts'

class Source extends EventTarget {
  static readonly CLOSED = 2
  static opened: Source[] = []
  readyState = 1
  readonly address: string
  constructor(address: string) {
    super()
    this.address = address
    Source.opened.push(this)
  }
  close(): void {
    this.readyState = Source.CLOSED
  }
  say(type: 'beat' | 'message', data = '{}'): void {
    this.dispatchEvent(new MessageEvent(type, { data }))
  }
  /** The browser comes again by itself, unless it was sent away. */
  fail(isSentAway = false): void {
    if (isSentAway) this.close()
    this.dispatchEvent(new Event('error'))
  }
}

const newPage = () => Object.assign(new EventTarget(), { hidden: false })
let page = newPage()
const open = () => Source.opened.filter(({ readyState }) => readyState !== Source.CLOSED)
const heard: string[] = []
const follow = () =>
  followLive('/inventory/live', {
    onBegin: () => heard.push('begin'),
    onEvent: (data) => heard.push(data),
    onState: (state) => heard.push(state),
  })

beforeEach(() => {
  vi.useFakeTimers()
  Source.opened = []
  heard.length = 0
  page = newPage()
  for (const [name, value] of Object.entries({ EventSource: Source, document: page, window: globalThis }))
    vi.stubGlobal(name, value)
  vi.stubGlobal('addEventListener', () => undefined)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('says when it begins, and again after the connection was lost', () => {
  follow()
  const [source] = Source.opened
  source?.say('beat')
  source?.say('message', 'one')
  source?.say('beat')
  source?.fail()
  source?.say('beat')
  expect(heard).toEqual(['open', 'begin', 'one', 'open', 'lost', 'open', 'begin'])
  expect(Source.opened.map(({ address }) => address)).toEqual(['/inventory/live'])
})

test('what is silent is lost and made again; who is sent away does not come again', () => {
  follow()
  vi.advanceTimersByTime(40_000)
  expect([Source.opened.length, open().length]).toEqual([2, 1])
  open()[0]?.fail(true)
  vi.advanceTimersByTime(600_000)
  expect([Source.opened.length, heard]).toEqual([2, ['ended']])
})

test('a page that nobody looks at has no connection, and gets one when it is looked at', () => {
  follow()
  page.hidden = true
  page.dispatchEvent(new Event('visibilitychange'))
  vi.advanceTimersByTime(600_000)
  expect(open()).toHaveLength(0)
  page.hidden = false
  page.dispatchEvent(new Event('visibilitychange'))
  expect(open()).toHaveLength(1)
})
