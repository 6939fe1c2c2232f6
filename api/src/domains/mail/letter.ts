import type { Context, Store } from '../../platform/context.ts'

/** A mail as it will be read. */
export interface Letter {
  /** One line, at most 200 characters */
  subject: string
  html: string
  /** The same in plain text, lines ended by \n */
  text: string
}

/** What a template may know beside its data. `locale` is one that its words are written in, for numbers and dates. */
export interface Setting {
  store: Pick<Store, 'name' | 'origins' | 'supportEmail'>
  desks: Context['desks']
  /** BCP 47 language of the words */
  language: string
  /** BCP 47 */
  locale: string
}

/** The words of a template, an object per BCP 47 language; English is what everybody else gets. */
export type Words<W> = { en: W } & Partial<Record<string, W>>

/** What a template was asked to write for: everything but the language, which depends on the words it has. */
export interface Occasion extends Omit<Setting, 'language' | 'locale'> {
  /** BCP 47, as the reader or the store has it; nonsense counts as English */
  locale: string
}

export interface Template<Data> {
  languages: string[]
  write(data: Data, occasion: Occasion): Letter
}

/** A template is its words and a pure function of data, words and setting. */
export function template<Data, W>(
  words: Words<W>,
  write: (data: Data, words: W, setting: Setting) => Letter,
): Template<Data> {
  return {
    languages: Object.keys(words),
    write(data, occasion) {
      const { language, locale } = chooseLanguage(words, occasion.locale)
      return write(data, words[language] ?? words.en, { ...occasion, language, locale })
    },
  }
}

/** The language of a locale that these words have (RFC 4647, lookup by the primary language), else English. */
export function chooseLanguage(words: Words<unknown>, locale: string): { language: string; locale: string } {
  const tag = canonical(locale)
  const language = tag === null ? 'en' : new Intl.Locale(tag).language
  return tag !== null && Object.hasOwn(words, language)
    ? { language, locale: tag }
    : { language: 'en', locale: 'en' }
}

function canonical(locale: string): string | null {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? null
  } catch {
    return null
  }
}
