import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { Connection, httpRequest } from './http-client.ts'

/** Answers every request with these bytes, piece by piece. */
async function serverOf(...pieces: string[]) {
  const server = createServer((socket) => {
    socket.setNoDelay(true)
    socket.on('data', async () => {
      for (const piece of pieces) {
        socket.write(piece)
        await new Promise((next) => setTimeout(next, 5))
      }
    })
    socket.on('error', () => undefined)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const connection = await Connection.open((server.address() as AddressInfo).port)
  return {
    connection,
    close: () => {
      connection.close()
      server.close()
    },
  }
}

it('reads a reply however it is cut into pieces, again and again', async () => {
  const { connection, close } = await serverOf(
    'HTTP/1.1 201 Cre',
    'ated\r\ncontent-length: 6\r\n\r',
    '\nabc',
    'def',
  )
  for (let n = 0; n < 3; n += 1) {
    const reply = await connection.send(httpRequest('POST', '/x', {}, {}))
    expect([reply.status, reply.body.toString()]).toEqual([201, 'abcdef'])
  }
  close()
})

it('knows that 304 has no body', async () => {
  const { connection, close } = await serverOf('HTTP/1.1 304 Not Modified\r\n\r\n')
  expect((await connection.send(httpRequest('GET', '/x'))).status).toBe(304)
  close()
})

it('refuses a reply of unknown length', async () => {
  const { connection, close } = await serverOf('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n')
  await expect(connection.send(httpRequest('GET', '/x'))).rejects.toThrow('without a length')
  close()
})
