/** The desk says something every 15 seconds: what is silent for longer than this is lost, though nobody said so. */
const silenceMillisecondsMax = 40_000

/** How a page hears of the stream it follows. */
export type LiveHearing = {
  /** It listens from now on, or again: what happened before is to be looked at. */
  onBegin: () => void
  /** Something happened. @param data of the event, as JSON */
  onEvent: (data: string) => void
  /** Whether the page is told of what happens; `ended`: it is not, and will not be until it is opened again. */
  onState?: (state: 'open' | 'lost' | 'ended') => void
}

/**
 * Listens to a live address of the desk (`liveFeed`) while the page is looked at: tabs nobody sees would take up the six
 * connections a browser opens to a host.
 */
export function followLive(address: string, hearing: LiveHearing): void {
  let source: EventSource | undefined
  let timer = 0
  const alive = () => {
    clearTimeout(timer)
    timer = window.setTimeout(open, silenceMillisecondsMax)
  }
  const open = () => {
    source?.close()
    clearTimeout(timer)
    if (document.hidden) return
    const opened = new EventSource(address)
    source = opened
    alive()
    let isNew = true
    opened.addEventListener('beat', () => {
      alive()
      hearing.onState?.('open')
      if (isNew) hearing.onBegin()
      isNew = false
    })
    opened.addEventListener('message', ({ data }) => {
      alive()
      hearing.onEvent(data)
    })
    opened.addEventListener('error', () => {
      isNew = true
      // The browser comes again by itself, unless it was sent away for good.
      const isOver = opened.readyState === EventSource.CLOSED
      if (isOver) clearTimeout(timer)
      hearing.onState?.(isOver ? 'ended' : 'lost')
    })
  }
  document.addEventListener('visibilitychange', open)
  addEventListener('online', open)
  open()
}
