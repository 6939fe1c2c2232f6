import { IncomingMessage, type OutgoingHttpHeader, type OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { Socket } from 'node:net'

/** Astro's handler, as the Node adapter builds it in middleware mode. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** A page as Astro made it. */
export interface RenderedPage {
  status: number
  headers: Record<string, string | string[]>
  body: Buffer
}

export interface Renderer {
  /** Renders for one visitor, straight into the reply. */
  stream: Handler
  /** Renders for everybody, as a visitor without cookies would see it. */
  render(of: { url: string; headers: Record<string, string> }): Promise<RenderedPage>
}

export function renderWith(handler: Handler): Renderer {
  return {
    stream: handler,
    async render({ url, headers }) {
      // Belongs to no connection: a visitor who leaves must not end what others wait for.
      const request = new IncomingMessage(new Socket())
      Object.assign(request, { method: 'GET', url, headers })
      request.push(null)
      const response = new CapturedResponse(request)
      await handler(request, response)
      return response.page
    },
  }
}

class CapturedResponse extends ServerResponse {
  private readonly chunks: Buffer[] = []
  private readonly captured: Record<string, string | string[]> = {}

  get page(): RenderedPage {
    return { status: this.statusCode, headers: this.captured, body: Buffer.concat(this.chunks) }
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status
    const headers = rest.findLast((one) => typeof one === 'object') as OutgoingHttpHeaders | undefined
    for (const [name, value] of Object.entries(headers ?? {})) {
      if (value !== undefined) this.captured[name.toLowerCase()] = asText(value)
    }
    return this
  }

  override write(chunk: unknown): boolean {
    this.chunks.push(Buffer.from(chunk as Uint8Array))
    return true
  }

  override end(chunk?: unknown): this {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) this.write(chunk)
    this.emit('finish')
    return this
  }
}

function asText(value: OutgoingHttpHeader): string | string[] {
  return Array.isArray(value) ? value.map(String) : String(value)
}
