import { expect, it } from 'vitest'
import { createLog } from './log.ts'

const cardNumber = '4111 1111 1111 1111'

/** What a log writes, a line each. */
function written() {
  const lines: string[] = []
  return { lines, log: createLog('trace', { write: (line) => void lines.push(line) }) }
}

it('no card number is logged: not in the message, a field, a list, or deep in what is told', () => {
  const { lines, log } = written()
  log.info(`paid with ${cardNumber}`)
  log.info({ typed: cardNumber, deep: { list: ['x', { note: `My card ${cardNumber}` }] } }, 'request')
  log.warn('with %s', cardNumber)
  expect(lines).toHaveLength(3)
  for (const line of lines) {
    expect(line).toContain('[card number]')
    expect(line.replaceAll(/\D/g, '')).not.toContain('4111111111111111')
  }
})

it('no card number is logged with an error, in its message or its stack, and the error is still told', () => {
  const { lines, log } = written()
  const err = Object.assign(new Error(`"${cardNumber}" is no amount`), { code: '22P02' })
  log.error({ err, requestId: 'req-1' }, 'internal-error')
  const [line = ''] = lines
  expect(JSON.parse(line)).toMatchObject({
    err: { name: 'Error', message: '"[card number]" is no amount', code: '22P02' },
    requestId: 'req-1',
    msg: 'internal-error',
  })
  expect(line).not.toContain(cardNumber)
})

it('what only looks like one stays: ids, amounts, milliseconds', () => {
  const { lines, log } = written()
  log.info({ amount: 4_111_111_111_111_111, at: 1_761_234_567_890, parcel: '00340434161094042557' }, 'seen')
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    amount: 4_111_111_111_111_111,
    parcel: '00340434161094042557',
  })
})
