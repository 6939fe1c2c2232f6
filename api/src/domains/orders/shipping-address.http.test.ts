import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { address, createTestApi, type TestApi } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { type Quoted, quoted, shelf } from '../../../test/quoted-checkout.ts'

let api: TestApi
let scene: Quoted
beforeAll(async () => {
  api = await createTestApi()
  scene = await quoted(api)
})
afterAll(() => api.close())
afterAll(() => expectSoundBooks(api.database))

const asked = (shippingAddress: object) =>
  scene.buyer.send('POST', '/v1/checkouts', {
    cartSecret: scene.cart.secret,
    body: {
      cartId: scene.cart.id,
      buyer: { email: 'ada@example.com' },
      shippingAddress,
      shippingMethodId: scene.shippingMethodId,
    },
  })

describe('the address of a checkout', () => {
  it('is judged by its country: each part at fault is pointed to, and the quote before stays', async () => {
    for (const [wrong, message] of [
      [{ postalCode: '1011' }, 'must look like 10119 in DE'],
      [{ postalCode: undefined }, 'is required in DE, such as 10119'],
      [{ addressCountry: 'AT' }, 'must look like 1010 in AT'],
    ] as const)
      expect(await asked({ ...address, ...wrong })).toMatchObject({
        status: 400,
        body: { code: 'invalid-request', errors: [{ pointer: '/shippingAddress/postalCode', message }] },
      })
    expect((await scene.read()).body.state).toBe('held')
    expect((await shelf(api, scene.store)).reserved).toBe(1)
  })

  it('in a country that is not served is refused for that, not for its parts', async () => {
    expect(await asked({ ...address, addressCountry: 'US', postalCode: '1' })).toMatchObject({
      status: 409,
      body: { code: 'country-not-served' },
    })
  })

  it('is kept as its country writes it', async () => {
    const { status, body } = await asked({ ...address, postalCode: ' D-10 119 ' })
    expect([status, body.shippingAddress]).toEqual([201, address])
  })
})
