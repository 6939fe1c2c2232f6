import { request as httpRequest, type Server } from 'node:http'
import { connect } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRefusals } from './refused-requests.ts'

const scene = await openRefusals()
const { api, watch, a } = scene
let server: ServerType
let port = 0
beforeAll(
  () =>
    new Promise<void>((listening) => {
      server = serve({ fetch: api.app.fetch, port: 0, hostname: '127.0.0.1' }, (info) => {
        port = info.port
        listening()
      })
    }),
)
afterAll(async () => {
  ;(server as Server).closeAllConnections()
  server.close()
  await scene.close()
})

describe('large bodies, through a socket', () => {
  const over = 100 * 1024 + 1

  it('refuses a declared body over 100 kB without reading it', async () => {
    const before = await watch.content()
    const { answer } = await raw(['POST /v1/carts HTTP/1.1', `Content-Length: ${50 * 1024 * 1024}`], [])
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer).toContain('"code":"payload-too-large"')
    expect(await watch.content()).toEqual(before)
  })

  it('refuses a chunked body over 100 kB while it comes in', async () => {
    const before = await watch.content()
    const chunk = 'x'.repeat(16 * 1024)
    const pieces = Array.from({ length: 10 }, () => `${chunk.length.toString(16)}\r\n${chunk}\r\n`)
    const { answer } = await raw(['POST /v1/carts HTTP/1.1', 'Transfer-Encoding: chunked'], pieces)
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer).toContain('"code":"payload-too-large"')
    expect(await watch.content()).toEqual(before)
  })

  it('takes a chunked body under 100 kB, and judges it', async () => {
    const body = JSON.stringify({ lineItems: [], unknown: 'x'.repeat(90_000) })
    const { answer } = await raw(
      ['POST /v1/carts HTTP/1.1', 'Transfer-Encoding: chunked'],
      [`${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`],
    )
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toContain('"pointer":"/unknown"')
  })

  it('refuses a large body on every path, also where no operation is', async () => {
    for (const path of ['/v1/carts', '/v1/none', '/test-provider/x', '/none']) {
      const status = await new Promise<number>((answered, failed) => {
        const headers = { 'content-type': 'application/json', 'content-length': over }
        const request = httpRequest({ port, path, method: 'POST', headers }, (response) => {
          response.resume()
          answered(response.statusCode ?? 0)
        })
        request.on('error', failed)
        request.end('x'.repeat(over))
      })
      expect([path, status]).toEqual([path, 413])
    }
  })

  it('refuses nonsense in the protocol itself and goes on answering', async () => {
    for (const lines of [
      ['GARBAGE'],
      ['GET /v1/store HTTP/9.9'],
      ['POST /v1/carts HTTP/1.1', 'Content-Length: 5', 'Transfer-Encoding: chunked'],
      ['GET /v1/store HTTP/1.1', `X: ${'x'.repeat(70_000)}`],
    ]) {
      const { answer } = await raw(lines, ['0\r\n\r\n'])
      expect(answer, lines[0]).toMatch(/^(HTTP\/1\.1 4\d\d |$)/)
    }
    const response = await fetch(`http://127.0.0.1:${port}/v1/store`, {
      headers: { 'tradepost-publishable-key': a.store.publishableKey },
    })
    expect(response.status).toBe(200)
  })

  async function raw(lines: string[], pieces: string[]): Promise<{ answer: string }> {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    const head = [
      ...lines,
      'Host: x',
      'Content-Type: application/json',
      `Tradepost-Publishable-Key: ${a.store.publishableKey}`,
      'Connection: close',
    ]
    return new Promise((done) => {
      socket.setTimeout(5_000, () => socket.destroy())
      socket.on('data', (data) => {
        answer += String(data)
        // A declared body is never sent whole: the answer is all that is waited for.
        if (answer.includes('"requestId"') && answer.includes('}')) socket.destroy()
      })
      socket.on('error', () => undefined)
      socket.on('close', () => done({ answer }))
      socket.write(`${head.join('\r\n')}\r\n\r\n`)
      for (const piece of pieces) socket.write(piece)
    })
  }
})
