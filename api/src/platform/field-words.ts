/** How many pieces of a text or list the validator counts, with its singular. */
const counted = (bound: string, unit: string): string =>
  `${bound} ${Number(bound) === 1 ? unit.replace(/s$/, '') : unit}`

const bounds: Record<string, string> = {
  '>=': 'at least',
  '<=': 'at most',
  '>': 'more than',
  '<': 'less than',
}

/** The validator's own words, made into what the field must be: they are read by people, in forms of a shop and a desk. */
export const plainWords = (message: string): string =>
  message
    .replace(/^Invalid input: expected \S+, received undefined$/, 'is required')
    .replace(/^Invalid input: expected int, received .+$/, 'must be a whole number')
    .replace(/^Invalid input: expected (\S+), received (.+)$/, 'must be of type $1, not $2')
    .replace(/^Invalid option: expected one of /, 'must be one of ')
    .replace(/^Invalid (string|ID|input).*$/, 'is not of the form that the contract gives')
    .replace(/^Too small: expected \w+ to have >=1 (?:characters|items)$/, 'must not be empty')
    .replace(
      /^Too (?:small|big): expected \w+ to have ([<>]=?)(\d+) (\w+)$/,
      (_, sign: string, bound: string, unit: string) => `must have ${bounds[sign]} ${counted(bound, unit)}`,
    )
    .replace(
      /^Too (?:small|big): expected \w+ to be ([<>]=?)(.+)$/,
      (_, sign: string, bound: string) => `must be ${bounds[sign]} ${bound}`,
    )
