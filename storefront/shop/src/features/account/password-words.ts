/** The rule of the API (NIST SP 800-63B-4), before it refuses one. */
export const passwordHint =
  'At least 15 characters. Four or five words that do not belong together make a good one; signs and digits are not needed.'

export const passwordLengthMin = 15
export const passwordLengthMax = 256
