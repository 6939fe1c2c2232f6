/** Advances of Fraunces at weight 360 and display size, in hundredths of its height: letters that share one stand together. */
const advances: Record<number, string> = {
  12: "'",
  17: '.,',
  22: 'ijl ',
  25: 'f-',
  28: 't',
  33: 'rI1JÍ',
  38: 'sz',
  42: 'aceévxyáà7',
  46: 'gkóüu',
  49: 'bdhnopqö03245689',
  54: 'FLS',
  58: 'EYTVPZ',
  62: 'ABCRX',
  67: 'KNUDw',
  72: 'GHOQÖ',
  78: 'mM',
  87: 'W&',
}
const spacing = -3
const fallback = 50

/** How wide a name is when it is set 100 units high in the display face, closely spaced. Never less than a word. */
export function widthOf(name: string): number {
  const known = Object.entries(advances)
  const sum = [...name].reduce((width, letter) => {
    const found = known.find(([, letters]) => letters.includes(letter))
    return width + (found ? Number(found[0]) : fallback) + spacing
  }, 0)
  return Math.max(sum, 260)
}
