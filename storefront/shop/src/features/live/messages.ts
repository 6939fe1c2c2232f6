/** What a live address of the shop answers with (server-sent events, HTML Standard 9.2). */
export const liveHeaders = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store',
  // Proxies that would collect the reply before they pass it on are asked not to.
  'x-accel-buffering': 'no',
}

/**
 * `news`: what the page shows is different by now, or may be. `beat`: nothing happened, and the connection lives; a
 * comment would say so as well, but no script hears comments.
 */
export type LiveMessage = 'news' | 'beat'

const reconnectMilliseconds = 2_000

/** How soon a browser that lost the stream comes again. */
export const liveBeginning = `retry: ${reconnectMilliseconds}\n\n`

/**
 * @param of.data without line ends; a message without data is none
 * @param of.id what the browser sends as `Last-Event-ID` when it comes again
 */
export function liveMessage(type: LiveMessage, of: { data?: string; id?: string } = {}): string {
  return `${of.id ? `id: ${of.id}\n` : ''}event: ${type}\ndata: ${of.data ?? '{}'}\n\n`
}

/** To a browser every status but 200 is the end: who is to come again gets an empty stream that says when. */
export function comeAgain(seconds: number): string {
  return `retry: ${seconds * 1_000}\n\n`
}
