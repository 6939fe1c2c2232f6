import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { address, createTestApi, send, type TestApi, type TestStore } from '../../../../test/api.ts'
import { addressFormOf } from '../../platform/address-form.ts'
import { postalProblems } from '../../platform/postal-address.ts'
import { postalCountries } from '../../platform/postal-countries.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
})
afterAll(() => api.close())

const form = (country: string) =>
  send(api.app.request, 'GET', `/v1/address-forms/${country}`, { key: store.publishableKey })

describe('the form of addresses of a country', () => {
  it('is the same for every shopper and may be kept', async () => {
    const answer = await form('DE')
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=86400'])
    expect(answer.body).toMatchObject({
      lines: [
        ['fullName'],
        ['extendedAddress'],
        ['streetAddress'],
        ['postalCode', 'addressLocality'],
        ['addressCountry'],
      ],
      required: ['fullName', 'streetAddress', 'addressLocality', 'postalCode', 'addressCountry'],
      postalCode: { label: 'postal-code', isRequired: true, example: '10119' },
      region: { isRequired: false, choices: null },
    })
    expect((await form('US')).body).toMatchObject({
      lines: [
        ['fullName'],
        ['extendedAddress'],
        ['streetAddress'],
        ['addressLocality', 'addressRegion', 'postalCode'],
        ['addressCountry'],
      ],
      postalCode: { label: 'zip-code' },
      region: {
        label: 'state',
        isRequired: true,
        choices: expect.arrayContaining([{ code: 'CA', name: 'California' }]),
      },
    })
    const japan = (await form('JP')).body
    expect(japan.lines[1]).toEqual(['postalCode'])
    expect(japan.region.choices).toHaveLength(47)
    expect(japan.region.choices[0]).toEqual({ code: '北海道', name: 'Hokkaido' })
    expect((await form('IE')).body.postalCode).toMatchObject({ label: 'eircode', isRequired: false })
  })

  it('is none of what is no country', async () => {
    for (const country of ['XX', 'ZZ']) expect((await form(country)).status).toBe(404)
    for (const country of ['de', 'DEU', 'D1', '%00']) expect((await form(country)).status).toBe(400)
  })

  it('says what an address is judged by: its example fits its pattern, and nothing required may be missing', () => {
    for (const country of postalCountries.keys()) {
      const { postalCode, region, required } = addressFormOf(country) ?? {}
      if (!postalCode || !region || !required) throw new Error(country)
      const { pattern, example } = postalCode
      if (pattern !== null && example !== null) {
        const whole = new RegExp(`^(?:${pattern})$`, 'v')
        for (const written of [example, example.toLowerCase(), example.replaceAll(/[ -]/g, '')])
          expect([country, written, whole.test(written)]).toEqual([country, written, true])
        expect([country, whole.test(`${example}0A9`)]).toEqual([country, false])
      }
      const {
        postalCode: _,
        addressRegion: __,
        ...bare
      } = { ...address, addressRegion: '', addressCountry: country }
      const region0 = region.choices?.[0]?.code ?? 'A region'
      const whole = {
        ...bare,
        ...(example === null ? {} : { postalCode: example }),
        ...(region.isRequired ? { addressRegion: region0 } : {}),
      }
      expect([country, postalProblems(whole)]).toEqual([country, []])
      const missing = postalProblems(bare).map(({ part }) => part)
      expect([country, missing.toSorted()]).toEqual([
        country,
        required.filter((part) => part === 'postalCode' || part === 'addressRegion').toSorted(),
      ])
    }
  })

  it('has regions that an address takes, each once', () => {
    for (const country of ['AU', 'CA', 'JP', 'US']) {
      const { region, postalCode } = addressFormOf(country) ?? {}
      const codes = (region?.choices ?? []).map(({ code }) => code)
      expect(new Set(codes).size).toBe(codes.length)
      expect(codes.length).toBeGreaterThan(8)
      for (const addressRegion of codes)
        expect(
          postalProblems({ addressCountry: country, addressRegion, postalCode: postalCode?.example ?? '' }),
        ).toEqual([])
    }
  })
})
