import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { refusalWords } from './refusal-words.ts'

/** Of every operation: never told at a form, or about programs that a desk is not. */
const ofAll = [
  'idempotency-key-missing',
  'internal-error',
  'invalid-request',
  'malformed-json',
  'network-not-allowed',
  'not-authenticated',
  'not-found',
  'origin-not-allowed',
  'payload-too-large',
  'second-factor-required',
  'store-suspended',
  'unsupported-media-type',
]
/** What the API says of these has no names of its own in it, or its `errors` stand at the fields of the form. */
const fineAsTheyAre = [
  'nothing-to-invoice',
  'nothing-to-pack',
  'nothing-to-refund',
  'nothing-to-wrap',
  'order-edit-not-possible',
  'payment-declined',
  'price-service-unavailable',
  'prices-changing',
]

test('what is refused around orders, returns and money is told in the words of the desk', () => {
  const contract = readFileSync(new URL('../../../openapi.yaml', import.meta.url), 'utf8')
  const codes = contract
    .split(/^ {2}\/v1\//m)
    .filter((path) => /^admin\/(orders|returns|payments|gift-cards|invariants)/.test(path))
    .flatMap((path) => [...path.matchAll(/^ +x-refusals:\n((?: +- \S+\n)+)/gm)])
    .flatMap(([, list = '']) => list.split(/\s+-\s+/).map((code) => code.trim()))
    .filter((code) => code !== '' && !ofAll.includes(code) && !fineAsTheyAre.includes(code))
  expect(codes.length).toBeGreaterThan(40)
  const detail = 'words for programs'
  const untold = codes.filter((code) => refusalWords({ code, detail }) === detail)
  expect([...new Set(untold)].toSorted()).toEqual([])
})
