import { createHash } from 'node:crypto'
import { normalizeHandle } from '../../api/src/domains/catalog/import/product-handle.ts'
import type { CategoryFacts } from '../../api/src/domains/catalog/index.ts'

export interface KnownCategory {
  id: string
  parentId: string | null
  handle: string
  name: string
}

interface Node {
  handle: string
  /** By name in lower case. */
  children: Map<string, Node>
}

/**
 * The categories of a store while a file is imported. A category is found again by its name under its parent,
 * whatever its handle, so staff may rename handles, texts and order, and no later import undoes it.
 */
export function createCategoryTree(known: readonly KnownCategory[]) {
  const root: Node = { handle: '', children: new Map() }
  const taken = new Set(known.map(({ handle }) => handle))
  const nodes = new Map(known.map((category) => [category.id, nodeOf(category.handle)]))
  for (const { id, parentId, name } of known) {
    const parent = (parentId === null ? undefined : nodes.get(parentId)) ?? root
    const node = nodes.get(id)
    if (node && !parent.children.has(keyOf(name))) parent.children.set(keyOf(name), node)
  }
  return {
    /** The handle of the last step of a path (null for an empty one), and the categories that must be made for it. */
    place(path: readonly string[]): { handle: string | null; fresh: CategoryFacts[] } {
      const fresh: CategoryFacts[] = []
      let node = root
      for (const name of path) {
        let child = node.children.get(keyOf(name))
        if (!child) {
          child = nodeOf(freeHandle(name, node.handle, taken))
          fresh.push({
            handle: child.handle,
            name,
            description: '',
            parent: node === root ? null : node.handle,
            pictureUrl: null,
            // After all that are there: an import adds to a menu, it does not shuffle it.
            position: taken.size + 1,
          })
          taken.add(child.handle)
          node.children.set(keyOf(name), child)
        }
        node = child
      }
      return { handle: node === root ? null : node.handle, fresh }
    },
  }
}

export type CategoryTree = ReturnType<typeof createCategoryTree>

const nodeOf = (handle: string): Node => ({ handle, children: new Map() })
const keyOf = (name: string): string => name.normalize('NFC').toLowerCase()

/** `shoes`, or where that is taken `men-shoes`, or where that is taken too `men-shoes-2`. */
function freeHandle(name: string, parent: string, taken: ReadonlySet<string>): string {
  const given = normalizeHandle(name)
  // A name without a Latin letter or digit still gets the same handle every time.
  const own =
    given === 'unusable' || given === 'too-long'
      ? `category-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`
      : given
  if (!taken.has(own)) return own
  const longer = parent === '' ? own : `${parent}-${own}`
  if (!taken.has(longer)) return longer
  for (let n = 2; ; n += 1) if (!taken.has(`${longer}-${n}`)) return `${longer}-${n}`
}
