import { deepEqual, equal, throws } from 'node:assert/strict'
import { LinkSigner } from './tokens.ts'

const meant = { storeId: 'store_1', recipient: 'cus_1', kind: 'shipping' } as const
const signer = new LinkSigner('a secret of thirty-two characters')

Deno.test('a link says whom it is about, and nobody makes one or changes one', async () => {
  const token = await signer.sign(meant)
  deepEqual(await signer.read(token), meant)
  equal(/^[\w-]+\.[\w-]+$/.test(token), true)
  const [said = '', signature = ''] = token.split('.')
  const other = btoa(JSON.stringify(['store_1', 'cus_2', 'shipping'])).replace(/=+$/, '')
  const forged = [
    '',
    '.',
    said,
    `${other}.${signature}`,
    `${token}.x`,
    `${said}.${'A'.repeat(43)}`,
    `x${token}`,
  ]
  for (const one of forged) equal(await signer.read(one), null, one)
  equal(await new LinkSigner('another secret of thirty-two characters').read(token), null)
})

Deno.test('a guest is the same under one address, another in another store, and cannot be read', async () => {
  const guest = await signer.guest('store_1', ' Ada@Example.com')
  equal(guest, await signer.guest('store_1', 'ada@example.com'))
  equal(guest === (await signer.guest('store_2', 'ada@example.com')), false)
  equal(/^guest_[\w-]{32}$/.test(guest), true)
})

Deno.test('a short secret is refused', () => {
  throws(() => new LinkSigner('short'), TypeError)
})
