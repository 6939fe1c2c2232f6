import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../../test/api.ts'
import { count, patience, seed } from '../../test/counts.ts'
import { expectSoundBooks } from './audit.ts'
import { beginLife, live, seen } from './order-life.ts'
import { type Command, expected, type Life, shown } from './order-life-model.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.close())

const goodMethods = [
  'pm_test_ok',
  'pm_test_ok',
  'pm_test_authorized',
  'pm_test_authorized',
  'pm_test_capture_fails',
  'pm_test_refund_fails',
  'pm_test_refund_pending',
]
const tenths = fc.integer({ min: 1, max: 11 })
const which = fc.nat(3)
const pieces = fc.integer({ min: 1, max: 3 })
const by = fc.constantFrom('buyer' as const, 'staff' as const)
const is = <T extends Command['do']>(...of: T[]) => fc.constantFrom(...of)

const pay = fc.record({
  do: is('pay'),
  method: fc.constantFrom(...goodMethods, 'pm_test_declined', 'pm_test_second_step'),
})
const tell = fc.record({
  do: is('tell'),
  turn: fc.nat(50),
  end: fc.constantFrom('nothing' as const, 'finish' as const, 'fail' as const),
})

const before: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: pay },
  { weight: 2, arbitrary: fc.record({ do: is('answerBank'), approve: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: is('complete') }) },
  { weight: 1, arbitrary: tell },
)

const steps = ['approval', 'refusal', 'receipt', 'inspection', 'completion', 'cancellation'] as const
const afterwards: fc.Arbitrary<Command> = fc.oneof(
  { weight: 1, arbitrary: pay },
  { weight: 1, arbitrary: fc.record({ do: is('complete', 'void', 'hold', 'release', 'check', 'again') }) },
  { weight: 1, arbitrary: tell },
  {
    weight: 2,
    arbitrary: fc.record({
      do: is('capture'),
      tenths: fc.oneof(tenths, fc.constant(null)),
      isFinal: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: is('refundPieces'),
      line: which,
      pieces,
      toCredit: fc.integer({ min: 0, max: 9 }).map((n) => n === 9),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: is('refundLine', 'refundShipping', 'refundAmount'),
      line: which,
      tenths,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: is('ship'), line: fc.oneof(which, which, fc.constant(null)), pieces }),
  },
  { weight: 1, arbitrary: fc.record({ do: is('deliver'), parcel: which }) },
  { weight: 2, arbitrary: fc.record({ do: is('askReturn'), line: which, pieces, by }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: is('stepReturn'),
      which,
      step: fc.oneof(
        { weight: 1, arbitrary: fc.constantFrom(...steps) },
        { weight: 5, arbitrary: fc.constant('next' as const) },
      ),
      pieces,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: is('takeOff'), line: which, pieces }) },
  { weight: 1, arbitrary: fc.record({ do: is('cancel'), by }) },
)

const lives = fc.record({
  beginning: fc.record({
    house: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 2 }),
    seller: fc.nat(2),
  }),
  before: fc.array(before, { maxLength: 4 }),
  method: fc.constantFrom(...goodMethods),
  afterwards: fc.array(afterwards, { minLength: 12, maxLength: 30 }),
})

/** Before there is an order: where the checkout is, and what of the goods is set aside. */
const shownBefore = ({ stage, lines }: Life) => ({
  stage,
  onHand: lines.reduce((sum, { onShelf }) => sum + onShelf, 0),
  reserved: lines.reduce((sum, { quantity }) => sum + quantity, 0),
})

/** Whatever the shopper has left open, the order is placed in the end. */
const until = (method: string): Command[] => [
  { do: 'answerBank', approve: true },
  { do: 'complete' },
  { do: 'pay', method },
]

describe('an order and all that belongs to it, on PostgreSQL', () => {
  it(
    'is answered as the model says, and is what the model says, whatever is done with it in whatever order',
    async () => {
      const tried = new Set<string>()
      await fc.assert(
        fc.asyncProperty(lives, async (of) => {
          const lived = await beginLife(api, of.beginning)
          const { life } = lived
          for (const command of [...of.before, ...until(of.method), ...of.afterwards]) {
            const must = expected(life, command)
            const did = must && (await live(lived, command))
            if (!must || !did) continue
            const what = `${JSON.stringify(command)} of ${life.method}`
            expect(`${what}: ${did.says}`).toBe(`${what}: ${must.says}`)
            tried.add(`${command.do} ${must.says}`)
            must.becomes?.(did.made)
            const model = life.stage === 'placed' ? shown(life) : shownBefore(life)
            expect(await seen(lived), what).toEqual(model)
          }
          await expectSoundBooks(api.database)
        }),
        { seed: seed(), numRuns: count(12, 200) },
      )
      // Chance that never comes to what it is to judge would prove nothing.
      expect(tried.size).toBeGreaterThan(25)
    },
    patience(300_000),
  )
})
