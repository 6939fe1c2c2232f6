import { ConnectionProblem, Refusal } from '@tradepost/sdk'
import { describe, expect, it } from 'vitest'
import type { Ship } from './parcel.ts'
import { isWebAddress, parcelDraft, quantityField, readParcelForm, shipParcel } from './parcel.ts'

const [lamp, shade] = ['oln_01h455vb4pex5vsknk084sn02q', 'oln_01h455vb4pex5vsknk084sn02r'] as const
const key = '5f0c2f0e-6d0a-4b67-9a5e-1f2d3c4b5a69'
const whole = {
  carrier: 'DHL',
  trackingNumber: '',
  trackingUrl: '',
  version: '3',
  key,
  [quantityField(lamp)]: '2',
}

function formOf(values: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, text] of Object.entries(values)) form.set(name, text)
  return form
}

function errorsOf(change: Record<string, string>): Record<string, string> {
  const read = readParcelForm(formOf({ ...whole, ...change }))
  return 'errors' in read ? read.errors : {}
}

describe('the form "Ship"', () => {
  it('becomes a parcel without what was left empty', () => {
    expect(readParcelForm(formOf({ ...whole, carrier: '  DHL ', [quantityField(shade)]: '0' }))).toEqual({
      parcel: { carrier: 'DHL', lineItems: [{ id: lamp, quantity: 2 }], ifMatch: 3, idempotencyKey: key },
    })
  })

  it('keeps tracking number and link', () => {
    const track = { trackingNumber: '0034', trackingUrl: 'https://carrier.example/0034' }
    expect(readParcelForm(formOf({ ...whole, ...track }))).toMatchObject({ parcel: track })
  })

  it.each(['-1', '1.5', '1e2', '1000', 'two', '０'])('refuses the quantity %s at its own field', (text) => {
    expect(Object.keys(errorsOf({ [quantityField(lamp)]: text }))).toEqual([quantityField(lamp)])
  })

  it.each(['0', '', ' '])('refuses a parcel with nothing in it (%j)', (text) => {
    expect(Object.keys(errorsOf({ [quantityField(lamp)]: text }))).toEqual(['quantities'])
  })

  it.each([
    ['carrier', '   '],
    ['carrier', 'x'.repeat(81)],
    ['trackingNumber', '1'.repeat(81)],
    ['trackingUrl', 'carrier.example/1'],
    ['trackingUrl', 'javascript:alert(1)'],
    ['trackingUrl', `https://carrier.example/${'1'.repeat(500)}`],
  ])('refuses %s = %j at that field', (name, text) => {
    expect(Object.keys(errorsOf({ [name]: text }))).toEqual([name])
  })

  it.each([{ version: '' }, { version: 'new' }, { key: '' }, { key: 'short' }, { key: `${key}\r\nx` }])(
    'refuses a form whose hidden fields were changed: %j',
    (change) => expect(errorsOf(change)).toHaveProperty('form'),
  )

  it('does not take an uploaded file for a text', () => {
    const form = formOf(whole)
    form.set('carrier', new File(['DHL'], 'carrier.txt'))
    expect(readParcelForm(form)).toMatchObject({ errors: { carrier: expect.any(String) } })
  })
})

describe('what came of it', () => {
  function apiThat(answers: () => unknown): { ship: Ship; asked: unknown[] } {
    const asked: unknown[] = []
    const ship = async (parcel: unknown) => {
      asked.push(parcel)
      return answers()
    }
    return { ship: ship as Ship, asked }
  }

  const refusing = (code: string) =>
    apiThat(() => ({
      ok: false,
      refusal: new Refusal({
        operation: 'createFulfillment',
        problem: {
          type: '',
          title: code,
          status: 409,
          code,
          detail: `${code}.`,
          instance: '',
          requestId: '',
        },
      }),
    })).ship

  it('asks nothing of the API for a form that cannot be right, and shows again what was entered', async () => {
    const { ship, asked } = apiThat(() => ({ ok: true }))
    const notice = await shipParcel(ship, formOf({ ...whole, carrier: '', trackingNumber: '0034' }))
    expect(asked).toEqual([])
    expect(notice).toMatchObject({ tone: 'problem', values: { trackingNumber: '0034' } })
  })

  it('sends the version the person saw and the key of the form', async () => {
    const { ship, asked } = apiThat(() => ({ ok: true }))
    const notice = await shipParcel(ship, formOf(whole))
    expect(asked).toMatchObject([{ ifMatch: 3, idempotencyKey: key }])
    expect(notice).toEqual({ tone: 'done', text: 'Parcel recorded: 2 pieces with DHL.' })
  })

  it('drops the quantities and the key when somebody else was faster', async () => {
    const notice = await shipParcel(refusing('version-conflict'), formOf(whole))
    expect(notice.values).toEqual({ carrier: 'DHL', trackingNumber: '', trackingUrl: '' })
    expect(notice.text).toContain('Nothing was recorded')
  })

  it('keeps the key when the answer was lost, so that sending again cannot ship twice', async () => {
    const { ship } = apiThat(() => {
      throw new ConnectionProblem({ operation: 'createFulfillment', reason: 'time-out', message: 'late' })
    })
    expect(await shipParcel(ship, formOf(whole))).toMatchObject({ tone: 'problem', values: { key } })
  })

  it('says that a parcel goes to one address, and keeps what was entered', async () => {
    const notice = await shipParcel(refusing('parcel-of-several-destinations'), formOf(whole))
    expect(notice.text).toContain('one address')
    expect(notice.values).toMatchObject({ carrier: 'DHL' })
  })

  it.each(['not-authenticated', 'not-permitted', 'not-found'])('leaves %s to the page', async (code) => {
    await expect(shipParcel(refusing(code), formOf(whole))).rejects.toMatchObject({ code })
  })
})

describe('the draft of a parcel', () => {
  const order = {
    version: 3,
    lineItems: [
      { id: lamp, quantity: 3, fulfilledQuantity: 1, removedQuantity: 0, destination: 0 },
      { id: shade, quantity: 1, fulfilledQuantity: 1, removedQuantity: 0, destination: 0 },
    ],
  }

  it('holds all that is open, and a new key each time', () => {
    const draft = parcelDraft(order)
    expect(draft).toMatchObject({ [quantityField(lamp)]: '2', [quantityField(shade)]: '0', version: '3' })
    expect(draft.key).not.toBe(parcelDraft(order).key)
  })

  it('holds only what goes to the first address that something is open for', () => {
    const elsewhere = { id: shade, quantity: 2, fulfilledQuantity: 0, removedQuantity: 0, destination: 1 }
    const [first = elsewhere] = order.lineItems
    const both = parcelDraft({ version: 3, lineItems: [first, elsewhere] })
    expect(both).toMatchObject({ [quantityField(lamp)]: '2', [quantityField(shade)]: '0' })
    const sent = { ...first, fulfilledQuantity: 3 }
    expect(parcelDraft({ version: 3, lineItems: [sent, elsewhere] })).toMatchObject({
      [quantityField(lamp)]: '0',
      [quantityField(shade)]: '2',
    })
  })

  it('holds nothing that was taken off', () => {
    const [first] = order.lineItems
    if (!first) throw new Error('the order has lines')
    const draft = parcelDraft({ version: 3, lineItems: [{ ...first, removedQuantity: 1 }] })
    expect(draft).toMatchObject({ [quantityField(lamp)]: '1' })
  })

  it('keeps what was entered while the order is the same', () => {
    const entered = { carrier: 'DPD', version: '3', key, [quantityField(lamp)]: '1' }
    expect(parcelDraft(order, entered)).toMatchObject(entered)
  })

  it('keeps neither quantities nor key of an order that has changed', () => {
    const draft = parcelDraft(order, { carrier: 'DPD', version: '2', key, [quantityField(lamp)]: '3' })
    expect(draft).toMatchObject({ carrier: 'DPD', version: '3', [quantityField(lamp)]: '2' })
    expect(draft.key).not.toBe(key)
  })
})

it.each(['javascript:alert(1)', 'data:text/html,x', '/orders', ''])('makes no link of %j', (text) => {
  expect(isWebAddress(text)).toBe(false)
})
