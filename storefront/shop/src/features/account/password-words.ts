/** The rule of the API (NIST SP 800-63B-4), before it refuses one. */
export const passwordHint =
  'At least 15 characters. Four or five words that do not belong together make a good one; signs and digits are not needed.'

const passwordLengthMin = 15

/** What a form can say of a new password before the API judges it. Length is counted in signs, not in UTF-16. */
export const newPasswordRule = {
  empty: 'Choose a password.',
  fits: (text: string) => [...text.normalize('NFC')].length >= passwordLengthMin,
  unfit: `Use at least ${passwordLengthMin} characters. Four or five random words make a good one.`,
}
