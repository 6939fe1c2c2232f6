import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { testPaymentMethods } from './providers/test.ts'
import { findings } from './reconcile.ts'

const page = await readFile(new URL('../../../../docs/payments.md', import.meta.url), 'utf8')

it('docs/payments.md names every payment method of the test provider, and every finding of the reconciler', () => {
  const named = [...testPaymentMethods, ...Object.keys(findings)]
  expect(named.filter((name) => !page.includes(`\`${name}\``))).toEqual([])
})
