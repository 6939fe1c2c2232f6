import { createReadStream } from 'node:fs'
import type { ImportedProduct, RowProblem } from '../../api/src/domains/catalog/import/shopify-csv.ts'
import { parseShopifyCsv } from '../../api/src/domains/catalog/index.ts'
import { readCategories } from '../../api/src/domains/discovery/queries.ts'
import { type ImportOutcome, importCategories, importProduct } from '../../api/src/import-catalogue.ts'
import type { Context } from '../../api/src/platform/context.ts'
import { inTransaction } from '../../api/src/platform/database.ts'
import { minorUnitExponent } from '../../api/src/platform/money.ts'
import { StartProblem } from '../start/problem.ts'
import { catalogueProduct } from './catalogue-product.ts'
import { type CategoryTree, createCategoryTree } from './category-tree.ts'
import type { CsvFile } from './csv-file.ts'
import { readStoredProduct } from './stored-product.ts'

/** How far an import came. Products are counted by what became of them. */
export interface ImportTally {
  created: number
  updated: number
  unchanged: number
  variants: number
  categories: number
  problems: RowProblem[]
  /** Of the file's bytes, from 0 to 1; what has been read, not what has been written. */
  share: number
  /** True when it was told to stop before the end of the file. */
  stopped: boolean
}

export const productsOf = (tally: ImportTally): number => tally.created + tally.updated + tally.unchanged

/**
 * Writes the products of a file into the store of the context, each in a transaction of its own, so that whoever
 * stops it keeps what was done and the same file goes on from there.
 * @param hooks.onProgress called after every product
 * @param hooks.shouldStop asked before every product
 */
export async function importFile(
  context: Context,
  file: CsvFile,
  hooks: { onProgress?: (tally: ImportTally) => void; shouldStop?: () => boolean } = {},
): Promise<ImportTally> {
  const tally: ImportTally = {
    created: 0,
    updated: 0,
    unchanged: 0,
    variants: 0,
    categories: 0,
    problems: [],
    share: 0,
    stopped: false,
  }
  const tree = createCategoryTree(await readCategories(context.db, context.store.id))
  const stream = createReadStream(file.path)
  const options = { currencyExponent: minorUnitExponent(context.store.currency) }
  for await (const event of parseShopifyCsv(stream, options)) {
    if (event.kind === 'problem') {
      tally.problems.push(event.problem)
      continue
    }
    if (hooks.shouldStop?.()) {
      tally.stopped = true
      break
    }
    const { outcome, categories } = await write(context, event.product, { file, tree })
    tally[outcome] += 1
    tally.variants += event.product.variants.length
    tally.categories += categories
    tally.share = file.bytes === 0 ? 1 : Math.min(1, stream.bytesRead / file.bytes)
    hooks.onProgress?.(tally)
  }
  return tally
}

async function write(
  context: Context,
  imported: ImportedProduct,
  of: { file: CsvFile; tree: CategoryTree },
): Promise<{ outcome: ImportOutcome; categories: number }> {
  // Outside the transaction: a transaction may run twice, and the tree remembers.
  const { handle, fresh } = of.tree.place(imported.categoryPath)
  try {
    const outcome = await inTransaction(context, async (tx) => {
      if (fresh.length > 0) await importCategories(tx, fresh)
      const stored = await readStoredProduct(tx, imported.handle, {
        withCompareAt: !imported.columns.includes('compareAt'),
      })
      const product = catalogueProduct(imported, {
        category: handle,
        attributeKeys: of.file.attributeKeys,
        stored,
      })
      return importProduct(tx, product)
    })
    return { outcome, categories: fresh.length }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new StartProblem(
      `The import stopped at the product "${imported.handle}" (rows ${imported.rows.join(' to ')}): ${reason}. Products before it are in the catalogue.`,
      { cause },
    )
  }
}
