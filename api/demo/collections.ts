/** Products that belong together, in the order to show. */
export interface DemoCollection {
  handle: string
  title: string
  descriptionHtml: string
  /** Handles */
  products: string[]
}

export const northlightCollections: DemoCollection[] = [
  {
    handle: 'the-long-table',
    title: 'The long table',
    descriptionHtml:
      '<p>What we put out when eight people come and the evening is long. Nothing matches, everything goes together.</p>',
    products: [
      'mulde-serving-bowl',
      'ufer-plate',
      'quelle-carafe',
      'quelle-tumblers',
      'gabel-cutlery-set',
      'docht-candlestick',
      'streif-tea-towels',
    ],
  },
  {
    handle: 'a-desk-of-ones-own',
    title: 'A desk of one’s own',
    descriptionHtml: '<p>A lamp, a notebook, a place for pens. A door that closes is not included.</p>',
    products: [
      'halm-desk-lamp',
      'filz-desk-mat',
      'bogen-notebook',
      'linie-ballpoint',
      'becher-pen-pot',
      'fach-desk-tray',
      'stunde-clock',
      'stuetz-bookends',
    ],
  },
]

export const kumoCollections: DemoCollection[] = [
  {
    handle: 'a-letter-by-hand',
    title: 'A letter by hand',
    descriptionHtml: '<p>Paper, pen and ink for one letter a week. The stamp is yours.</p>',
    products: ['tegami-letter-set', 'sora-fountain-pen', 'ame-ink', 'tsumi-paperweight', 'maki-washi-tape'],
  },
]
