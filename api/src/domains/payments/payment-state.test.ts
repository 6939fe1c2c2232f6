import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { drawStates } from '../../platform/draw-states.ts'
import { paymentTransitions } from './payment-state.ts'

it('docs/payments.md draws the table of states as it is', async () => {
  const page = await readFile(new URL('../../../../docs/payments.md', import.meta.url), 'utf8')
  expect(page).toContain(drawStates(paymentTransitions, 'started'))
})
