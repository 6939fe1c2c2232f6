import type { Words } from './templates.ts'

/**
 * Words that a store has of its own, by its slug and by language; what is not here is said as in `templates.ts`. Look at
 * the outcome with the preview.
 */
export const wordsOfStores: Record<string, Record<string, Partial<Words>>> = {
  'kumo-paper': {
    en: {
      orderShippedTitle: 'Your paper is on its way',
      orderShippedBody: '{store} has wrapped order {number} and handed it to {carrier}.',
    },
  },
}
