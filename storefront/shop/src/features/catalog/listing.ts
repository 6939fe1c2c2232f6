/** Ways to order a listing, by the API's name for each, in the order to offer them. */
export const sorts = [
  { value: 'featured', label: 'Our order' },
  { value: 'newest', label: 'Newest' },
  { value: 'price', label: 'Price, low to high' },
  { value: '-price', label: 'Price, high to low' },
] as const

export type Sort = (typeof sorts)[number]['value']

/** The sort of a page's address; an unknown one counts as none. */
export function sortOf(query: URLSearchParams): Sort {
  const asked = query.get('sort')
  return sorts.find(({ value }) => value === asked)?.value ?? 'featured'
}

/** A count with its noun, such as `3 colors`. The nouns are option names, so English rules are all there is to go by. */
export function countOf(count: number, noun: string): string {
  const one = noun.toLowerCase()
  if (count === 1) return `1\u00a0${one}`
  if (/[^aeiou]y$/.test(one)) return `${count}\u00a0${one.slice(0, -1)}ies`
  return `${count}\u00a0${one}${/(?:s|x|z|ch|sh)$/.test(one) ? 'es' : 's'}`
}

/** One of six calm grounds, always the same for the same name: what stands where a picture is missing. */
export function groundOf(name: string): number {
  let sum = 0
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973
  return (sum % 6) + 1
}
