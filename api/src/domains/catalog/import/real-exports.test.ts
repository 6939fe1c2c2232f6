import { createReadStream, existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseShopifyCsv } from './shopify-csv.ts'

const FOLDER = fileURLToPath(new URL('../../../../../../shared/data/shopify/', import.meta.url))

describe('exports of real shops', () => {
  it.for([
    ['fashion.csv', 997, 3_684],
    ['bicycles.csv', 284, 1_121],
    ['apparel.csv', 25, 96],
    ['jewelry.csv', 19, 24],
    ['starter.csv', 20, 21],
  ] as const)(
    '%s gives %i products and %i variants without an error',
    async ([file, products, variants], { skip }) => {
      skip(!existsSync(FOLDER), 'the folder ../shared/data/shopify beside the repository does not exist')
      const seen = { products: 0, variants: 0, errors: [] as string[] }
      for await (const event of parseShopifyCsv(createReadStream(FOLDER + file), { currencyExponent: 2 })) {
        if (event.kind === 'product') {
          seen.products += 1
          seen.variants += event.product.variants.length
        } else if (event.problem.severity === 'error') {
          seen.errors.push(`${event.problem.row} ${event.problem.code}`)
        }
      }
      expect(seen).toEqual({ products, variants, errors: [] })
    },
  )
})
