import type { LiveMessage } from './messages.ts'

/** The shop says something every 15 seconds: what is silent for longer than this is lost, though nobody said so. */
const silenceMillisecondsMax = 40_000
const againMilliseconds = 20_000
const triesMax = 3

/**
 * Listens to a live address of the shop while the page is looked at: browsers open six connections to a shop, and
 * tabs nobody sees would take them all. Every beginning brings news, so nothing is missed in between.
 */
export function follow(address: string, onNews: (data: string) => void): void {
  let source: EventSource | undefined
  let timer = 0
  let failed = 0
  const openIn = (milliseconds: number) => {
    clearTimeout(timer)
    timer = window.setTimeout(open, milliseconds)
  }
  const open = () => {
    source?.close()
    clearTimeout(timer)
    if (document.hidden) return
    const opened = new EventSource(address)
    source = opened
    openIn(silenceMillisecondsMax)
    const hear = (type: LiveMessage, then?: (data: string) => void) =>
      opened.addEventListener(type, ({ data }) => {
        failed = 0
        openIn(silenceMillisecondsMax)
        then?.(data)
      })
    hear('beat')
    hear('news', onNews)
    opened.addEventListener('error', () => {
      // Otherwise the browser comes again by itself. It was sent away for good, or by a proxy that is without the shop.
      if (opened.readyState !== EventSource.CLOSED) return
      if (++failed <= triesMax) openIn(againMilliseconds)
      else clearTimeout(timer)
    })
  }
  document.addEventListener('visibilitychange', open)
  addEventListener('online', open)
  open()
}
