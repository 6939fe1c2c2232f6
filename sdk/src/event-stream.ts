/** One block of a stream of server-sent events. */
export interface StreamedEvent {
  /** Of the last event so far, this one's if it has one; empty: none yet. */
  lastEventId: string
  /** Undefined: a comment, or a block that only says where the stream is. */
  data: string | undefined
}

/** Reads server-sent events (HTML Standard, 9.2.6). Also gives what carries no data, which shows that the stream lives. */
export async function* readEventStream(
  stream: ReadableStream<Uint8Array>,
): AsyncGenerator<StreamedEvent, void, undefined> {
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  let lastEventId = ''
  let text = ''
  let block: string[] = []
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      text += decoder.decode(value, { stream: true })
      // A carriage return at the end may be half of a line's end.
      const lines = text.split(/\r\n|\n|\r(?!$)/)
      text = lines.pop() ?? ''
      for (const line of lines) {
        if (line !== '') {
          block.push(line)
          continue
        }
        const data = fieldsOf(block, 'data')
        lastEventId = fieldsOf(block, 'id').at(-1) ?? lastEventId
        block = []
        yield { lastEventId, data: data.length > 0 ? data.join('\n') : undefined }
      }
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

const fieldsOf = (block: string[], name: string): string[] =>
  block.flatMap((line) => {
    if (line === name) return ['']
    return line.startsWith(`${name}:`) ? [line.slice(name.length + 1).replace(/^ /, '')] : []
  })
