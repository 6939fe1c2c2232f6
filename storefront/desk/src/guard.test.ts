import { Refusal } from '@tradepost/sdk'
import type { APIContext } from 'astro'
import { expect, it } from 'vitest'
import { guard } from './guard.ts'

const site = 'http://desk.example'
const refusing = (code: string) => () => {
  const problem = { type: '', title: code, status: 400, code, detail: '', instance: '', requestId: '' }
  throw new Refusal({ operation: 'getAccount', problem })
}

/** Where somebody is led who asks for `path`, or the status of what they see. */
async function led(
  path: string,
  of: { signedIn?: boolean; lacksFactor?: boolean; page?: () => Promise<Response>; post?: boolean } = {},
): Promise<string> {
  const { signedIn = true, lacksFactor = false, page = async () => new Response('page') } = of
  const url = new URL(path, site)
  const headers = {
    'sec-fetch-site': 'same-origin',
    ...(of.post && { 'content-type': 'application/x-www-form-urlencoded' }),
  }
  const context = {
    url,
    request: new Request(url, { method: of.post ? 'POST' : 'GET', headers }),
    redirect: (to: string, status: number) => new Response(null, { status, headers: { location: to } }),
    rewrite: async (to: Request) => new Response(`rewritten to ${new URL(to.url).pathname}`),
  } as unknown as APIContext
  const enter = guard({
    openToAll: new Set(['/sign-in']),
    open: () => signedIn,
    dropSession: () => undefined,
    leaveNotice: () => undefined,
    lacksFactor: () => lacksFactor,
  })
  const reply = await enter(context, page)
  if (!reply) return 'no reply'
  return reply.headers.get('location') ?? ((await reply.text()) || String(reply.status))
}

it('shows a page to who is signed in, and the open pages to everybody', async () => {
  expect(await led('/orders')).toBe('page')
  expect(await led('/sign-in', { signedIn: false })).toBe('page')
})

it('leads everybody else to the sign-in page, and back to where they wanted to go', async () => {
  expect(await led('/orders?show=to-ship', { signedIn: false })).toBe(
    '/sign-in?next=%2Forders%3Fshow%3Dto-ship',
  )
  expect(await led('/orders/ord_1', { page: refusing('not-authenticated') })).toBe(
    '/sign-in?next=%2Forders%2Ford_1',
  )
})

it('asks for a code where the API does, or for a second factor where there is none, and goes round in no circle', async () => {
  const page = refusing('second-factor-required')
  expect(await led('/keys?x=1', { page })).toBe('/code?next=%2Fkeys%3Fx%3D1')
  expect(await led('/keys', { page, lacksFactor: true })).toBe('/second-factor?next=%2Fkeys')
  await expect(led('/code', { page })).rejects.toBeInstanceOf(Refusal)
})

it('tells what is not allowed at the same address, and that what is not there is not', async () => {
  expect(await led('/staff', { page: refusing('not-permitted') })).toBe('rewritten to /not-permitted')
  expect(await led('/orders/ord_1', { page: refusing('not-found') })).toBe('404')
  expect(await led('/orders/nonsense', { page: refusing('invalid-request') })).toBe('404')
})

it('leads from a place of another time to the top of the same list', async () => {
  const page = refusing('invalid-request')
  expect(await led('/orders?show=to-ship&cursor=old', { page })).toBe('/orders?show=to-ship')
  expect(await led('/orders?cursor=old', { page })).toBe('/orders')
  expect(await led('/audit?actor=nobody', { page })).toBe('/audit')
})

it('leaves to the page what is about a form, and what nobody expected', async () => {
  await expect(led('/keys', { page: refusing('invalid-request'), post: true })).rejects.toBeInstanceOf(
    Refusal,
  )
  await expect(led('/keys', { page: refusing('busy') })).rejects.toBeInstanceOf(Refusal)
  await expect(led('/keys', { page: () => Promise.reject(new TypeError('x')) })).rejects.toThrow(TypeError)
})
