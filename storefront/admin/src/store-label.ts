type Named = { name: string; slug: string }

/** What a store is called among those one works at: a test twin has the name of its store, so the slug tells. */
export function storeLabel(store: Named, all: readonly { store: Named }[]): string {
  const isShared = all.some((other) => other.store.name === store.name && other.store.slug !== store.slug)
  return isShared ? `${store.name} (${store.slug})` : store.name
}
