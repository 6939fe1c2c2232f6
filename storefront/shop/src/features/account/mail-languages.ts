/** A language of the store's mails, as a form offers it. */
export interface MailLanguage {
  /** BCP 47. */
  locale: string
  /** In the language itself; with its country only where two would have the same name. */
  name: string
}

/**
 * The languages a customer may choose from for their mails, each under the name its speakers know. Empty when there is
 * no choice.
 * @param locales what the store speaks, BCP 47
 * @param current what the customer has now; stays in the list when the store has ceased to speak it
 */
export function mailLanguages(locales: readonly string[], current: string): MailLanguage[] {
  if (locales.length < 2) return []
  const all = [...new Set([...locales, current])]
  const short = all.map((locale) => ownName(locale, new Intl.Locale(locale).language))
  return all.map((locale, index) => {
    const name = short[index] ?? locale
    const isShared = short.filter((other) => other === name).length > 1
    return { locale, name: isShared ? ownName(locale, locale) : name }
  })
}

/** `de` as German writes it: Deutsch. Alone in a list a name begins with a capital in every language that has them. */
function ownName(locale: string, code: string): string {
  const name = new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code
  const [first = '', ...rest] = name
  return first.toLocaleUpperCase(locale) + rest.join('')
}
