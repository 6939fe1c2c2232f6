import type { Form } from '@tradepost/desk/form.ts'
import type { CreateCollection, ManagedCollection, StockItem } from '@tradepost/sdk'
import { entryReader, linesOf, valuesOf } from './entry-reader.ts'

/** What the form of a collection says. */
export function collectionOf(form: Form) {
  const read = entryReader(form, 0)
  const input: Omit<Required<CreateCollection>, 'handle'> = {
    title: form.text('title'),
    descriptionHtml: form.text('descriptionHtml'),
    pictureUrl: form.text('pictureUrl') || null,
    isPublished: form.has('isPublished'),
    position: read.countOrNull('position') ?? 1000,
  }
  const names = ['title', 'handle', 'descriptionHtml', 'pictureUrl', 'isPublished', 'position']
  return { input, handle: form.text('handle'), wrong: read.wrong, values: valuesOf(form, names) }
}

/** A collection as the fields show it. */
export const collectionValues = (collection: ManagedCollection): Record<string, string> => ({
  title: collection.title,
  handle: collection.handle,
  descriptionHtml: collection.descriptionHtml,
  pictureUrl: collection.pictureUrl ?? '',
  isPublished: collection.isPublished ? 'on' : '',
  position: String(collection.position),
})

/** Ids of products, each at the beginning of a line, in the order of the lines. */
export const productLines = (text: string): string[] =>
  linesOf(text).map(({ line }) => line.split(/\s/)[0] ?? '')

/** The products of a list of stock, each once. */
export const productsOf = (
  items: readonly StockItem[],
): { productId: string; title: string; handle: string }[] => [
  ...new Map(
    items.map(({ productId, title, productHandle }) => [
      productId,
      { productId, title, handle: productHandle },
    ]),
  ).values(),
]
