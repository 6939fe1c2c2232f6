/**
 * What stands for a seller in addresses: its name in lower-case ASCII and the end of its id, so that no two meet and
 * nobody can take another's name from him.
 */
export function sellerHandle(name: string, id: string): string {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, '')
  return `${words || 'seller'}-${id.slice(-8)}`
}
