import { expect, it } from 'vitest'
import { mailLanguages } from './mail-languages.ts'

const names = (locales: string[], current = locales[0] ?? '') =>
  mailLanguages(locales, current).map(({ name }) => name)

it('names each language of a store in the language itself, with a capital', () => {
  expect(mailLanguages(['en-DE', 'de-DE', 'fr-FR'], 'de-DE')).toEqual([
    { locale: 'en-DE', name: 'English' },
    { locale: 'de-DE', name: 'Deutsch' },
    { locale: 'fr-FR', name: 'Français' },
  ])
  expect(names(['ja-JP', 'pt-BR'])).toEqual(['日本語', 'Português'])
})

it('tells two languages of one name apart by their country', () => {
  const [austrian, german, english] = names(['de-AT', 'de-DE', 'en-DE'])
  expect(austrian).not.toBe(german)
  expect([austrian, german].every((name) => name?.includes('Deutsch'))).toBe(true)
  expect(english).toBe('English')
})

it('offers no choice where there is none', () => {
  expect(mailLanguages(['en-DE'], 'en-DE')).toEqual([])
  expect(mailLanguages(['en-DE'], 'de-DE'), 'what was chosen before the store changed').toEqual([])
})

it('keeps a language that the customer has and the store no longer offers', () => {
  expect(names(['en-DE', 'de-DE'], 'fr-FR')).toEqual(['English', 'Deutsch', 'Français'])
})
