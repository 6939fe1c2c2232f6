import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMailer, type Mailer } from '../../api/src/platform/smtp.ts'
import { type Catcher, startCatcher } from './catcher.ts'
import { CaughtMails } from './caught-mails.ts'

let catcher: Catcher
let mailer: Mailer
let pages: string
beforeEach(async () => {
  catcher = await startCatcher({ smtpPort: 0, pagePort: 0, host: '127.0.0.1' })
  mailer = createMailer({ url: `smtp://127.0.0.1:${catcher.smtpPort}`, from: 'shop@tradepost.test' })
  pages = `http://127.0.0.1:${catcher.pagePort}`
})
afterEach(async () => {
  mailer.close()
  await catcher.stop()
})

const send = (to: string, of: { subject?: string; html?: string; text?: string } = {}) =>
  mailer.send({
    id: '01936f0c-0000-7000-8000-000000000001',
    from: 'Northlight',
    to,
    replyTo: null,
    subject: of.subject ?? 'Hello',
    html: of.html ?? '<html><head></head><body><a href="http://shop.test/a?b=c&amp;d=e">Go</a></body></html>',
    text: of.text ?? 'Go: http://shop.test/a?b=c&d=e\n',
  })

interface Listed {
  items: { id: string; to: string[]; subject: string; messageId: string; html: string; text: string }[]
}
const list = async (to = '') => (await (await fetch(`${pages}/api/mails${to}`)).json()) as Listed

describe('the mail catcher', () => {
  it('lists what was sent for tests, newest first, by recipient, and forgets it', async () => {
    await send('ada@example.com', { subject: 'Grüße' })
    await send('bea@example.com')
    expect((await list()).items.map(({ to }) => to)).toEqual([['bea@example.com'], ['ada@example.com']])
    const { items } = await list('?to=ADA@example.com')
    expect(items).toMatchObject([
      {
        to: ['ada@example.com'],
        from: 'shop@tradepost.test',
        sender: 'Northlight',
        subject: 'Grüße',
        messageId: '<01936f0c-0000-7000-8000-000000000001@tradepost.test>',
        text: 'Go: http://shop.test/a?b=c&d=e\n',
      },
    ])
    expect((await fetch(`${pages}/api/mails`, { method: 'DELETE' })).status).toBe(204)
    expect(await list()).toEqual({ items: [] })
  })

  it('shows a mail: its HTML in a sandbox without scripts, its text beside, links that open elsewhere', async () => {
    await send('ada@example.com', { subject: '<script>alert(1)</script>' })
    const [mail] = (await list()).items
    const overview = await (await fetch(pages)).text()
    expect(overview).toContain(`href="/mails/${mail?.id}"`)
    expect(overview).toContain('&lt;script&gt;')
    expect(overview).not.toContain('<script')

    const shown = await fetch(`${pages}/mails/${mail?.id}`)
    expect(shown.headers.get('content-security-policy')).toMatch(/^default-src 'none';.*frame-src 'self'/)
    const page = await shown.text()
    expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"')
    expect(page).toContain('<a href="http://shop.test/a?b=c&amp;d=e" target="_blank" rel="noreferrer">')

    const frame = await fetch(`${pages}/mails/${mail?.id}/html`)
    expect(frame.headers.get('content-security-policy')).toMatch(/^sandbox allow-popups .*default-src 'none'/)
    expect(await frame.text()).toContain('<head><base target="_blank"></head>')
    expect((await fetch(`${pages}/mails/none`)).status).toBe(404)
  })

  it('answers to names of this machine only, and empties itself from its own page only', async () => {
    await send('ada@example.com')
    const status = (path: string, headers: Record<string, string>, method = 'GET') =>
      new Promise((answered, failed) => {
        request(`${pages}${path}`, { method, headers }, (reply) => answered(reply.resume().statusCode))
          .on('error', failed)
          .end()
      })
    expect(await status('/api/mails', { host: `rebound.example:${catcher.pagePort}` })).toBe(404)
    expect(await status('/api/mails', { host: `localhost:${catcher.pagePort}` })).toBe(200)
    expect(await status('/empty', { 'sec-fetch-site': 'cross-site' }, 'POST')).toBe(403)
    expect((await list()).items).toHaveLength(1)
    expect(await status('/empty', { 'sec-fetch-site': 'same-origin' }, 'POST')).toBe(303)
    expect((await list()).items).toHaveLength(0)
  })

  it('keeps the last 500', () => {
    const mails = new CaughtMails()
    const mail = { from: '', to: [], sender: '', messageId: '', html: '', text: '' }
    for (let i = 1; i <= 501; i += 1) mails.add({ ...mail, subject: String(i) })
    const subjects = mails.list().map(({ subject }) => subject)
    expect([subjects.length, subjects[0], subjects.at(-1)]).toEqual([500, '501', '2'])
  })
})
