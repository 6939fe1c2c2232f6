/** Who sends a package, and to whom where an order goes to several people: `Northlight to Grace Hopper`. */
export const packageWords = (of: { sellerName: string; recipient: string | null }): string =>
  [of.sellerName || 'us', of.recipient && `to ${of.recipient}`].filter(Boolean).join(' ')
