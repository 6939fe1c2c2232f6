import { readForm } from '@tradepost/desk/form.ts'
import { expect, test } from 'vitest'
import { providerChange } from './payment-form.ts'

async function changeOf(provider: 'test' | 'stripe', entries: Record<string, string>) {
  const body = new URLSearchParams(entries)
  return providerChange(await readForm(new Request('http://desk.test', { method: 'POST', body })), provider)
}

test('secrets that were left empty stay as they are, and other fields are emptied', async () => {
  expect(
    await changeOf('stripe', {
      captureMode: 'manual',
      secretKey: '',
      webhookSecret: ' whsec_1 ',
      publishableKey: '',
      account: '',
    }),
  ).toEqual({ captureMode: 'manual', webhookSecret: 'whsec_1', publishableKey: '', account: '' })
})

test('the test provider has no keys, and a provider is made active by a tick alone', async () => {
  expect(
    await changeOf('test', { captureMode: 'automatic', secretKey: 'sk_test_1', isActive: 'yes' }),
  ).toEqual({
    captureMode: 'automatic',
    isActive: true,
  })
})
