import { expect } from 'vitest'
import { type Answer, type Sent, send, type TestApi, type TestStore } from '../../test/api.ts'

export const promotionsPath = '/v1/admin/promotions'

/** Ten percent off, however much that is. */
export const tenPercent = { kind: 'reduction', off: { kind: 'percent', basisPoints: 1000, maxAmount: null } }

/** A promotion as its maker sends it, of ten percent unless `more` says otherwise. */
export const promotionBody = (more: object = {}) => ({ title: 'Ten percent', effect: tenPercent, ...more })

/** What the server of a store asks about promotions. @param where asked at each call: stores are made after a file has begun */
export function promotionsOf(where: () => { api: TestApi; store: TestStore }) {
  /** With a key that may do all that staff does with prices. */
  const ask = (method: string, at: string, sent: Sent = {}, of = where().store): Promise<Answer> =>
    send(where().api.app.request, method, at, { bearer: of.secretKey, ...sent })
  return {
    ask,
    newPromotion: async (more: object = {}, of = where().store): Promise<Answer['body']> => {
      const answer = await ask('POST', promotionsPath, { body: promotionBody(more) }, of)
      expect(answer.status, JSON.stringify(answer.body)).toBe(201)
      return answer.body
    },
  }
}
