/**
 * The floor of a delivery: the same posts by the same client, so many at a time, with nothing claimed and nothing noted.
 * Its parent tells it what to post.
 */
import { createServer } from 'node:http'
import { createWebhookClient } from '../api/src/domains/webhooks/index.ts'
import { postWebhook } from '../api/src/domains/webhooks/post-webhook.ts'

/** What is to be posted. */
export interface Posting {
  message: { url: string; posts: number; atOnce: number; body: string; secret: string }
}

const client = createWebhookClient({ loopback: true })

process.on('message', ({ message }: Partial<Posting>) => {
  if (!message) return
  const { url, posts, atOnce, body, secret } = message
  let begun = 0
  const poster = async () => {
    while (begun < posts) {
      begun += 1
      await postWebhook(client, url, { message: { id: `evt_${begun}`, body }, secrets: [secret] })
    }
  }
  void Promise.all(Array.from({ length: atOnce }, poster))
})
createServer((_, response) => response.end('ready')).listen(Number(process.env.PORT), '127.0.0.1')
