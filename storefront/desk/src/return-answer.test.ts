import { expect, it } from 'vitest'
import { readForm } from './form.ts'
import { type ReturnSteps, returnCall } from './return-answer.ts'

it('sends the key of its form along with each step: a form that is sent twice is one', async () => {
  const keys: unknown[] = []
  const noted = async (input: { idempotencyKey?: string | undefined }) => {
    keys.push(input.idempotencyKey)
    return { ok: true, data: undefined } as const
  }
  const steps: ReturnSteps = { approve: noted, refuse: noted, receive: noted, inspect: noted }
  const names = Object.keys(steps)
  for (const step of names) {
    const body = new URLSearchParams({ do: step, key: `key_of_${step}` })
    const form = await readForm(new Request('http://desk.example/', { method: 'POST', body }))
    await returnCall(form, 'ret_1', steps)?.call()
  }
  expect(keys).toEqual(names.map((step) => `key_of_${step}`))
})
