import type { ServerResponse } from 'node:http'

/** What goes wrong at receivers. */
export const failing: Record<string, (response: ServerResponse) => unknown> = {
  'answers-500': (response) => response.writeHead(500).end('sorry'),
  'answers-429': (response) => response.writeHead(429, { 'retry-after': '1' }).end(),
  'answers-503': (response) => response.writeHead(503, { 'retry-after': '1' }).end(),
  'leads-elsewhere': (response) => response.writeHead(301, { location: '/elsewhere' }).end(),
  'talks-garbage': (response) => response.socket?.end('this is no HTTP\r\n\r\n'),
  'is-silent': () => undefined,
  trickles(response) {
    response.writeHead(200)
    const drip = setInterval(() => response.write('.'), 50)
    response.on('close', () => clearInterval(drip))
  },
  dies(response) {
    response.writeHead(200, { 'content-length': '100' })
    response.write('half')
    setTimeout(() => response.destroy(), 5)
  },
}
