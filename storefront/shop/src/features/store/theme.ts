/** Words and pictures that belong to one shop and that the API does not know. */
export interface Theme {
  /** A file under `/media`; absent: the home page opens with products instead. */
  hero?: { url: string; alt: string; width: number; height: number }
  /** Beside the headline, which is the tagline of the store. */
  welcome: string
  categoriesTitle: string
  featuredTitle: string
  statement: string
  about: string
  /** The last words of every page. */
  note?: string
}

const demonstration = 'A demonstration shop: nothing is sold and nothing is sent.'

const neutral: Theme = {
  welcome: 'Have a look around. Prices are final, and what you see in stock is in stock.',
  categoriesTitle: 'What we carry',
  featuredTitle: 'A good place to begin',
  statement: 'A small shop, run by people who answer.',
  about: 'Everything here is packed and sent by us. You can follow your parcel from the page of your order.',
}

const themes: Record<string, Theme> = {
  northlight: {
    hero: {
      url: '/media/northlight-hero.svg',
      alt: 'A sideboard with a lamp, books, a carafe and a plant, in morning light from a window',
      width: 2400,
      height: 1200,
    },
    welcome:
      'Lamps, pots, linen and paper, chosen because we use them ourselves. Few of each kind, all of them made to be repaired.',
    categoriesTitle: 'Room by room',
    featuredTitle: 'On the shelf this season',
    statement: 'We would rather sell you one good lamp than three you will move to the cellar.',
    about:
      'Northlight is a shop in Hamburg. We visit the workshops we buy from, keep spare parts for what we sell, and write descriptions that say how a thing is made.',
    note: demonstration,
  },
  'kumo-paper': {
    hero: {
      url: '/media/kumo-hero.svg',
      alt: 'A desk by a paper screen with a teapot, notebooks, ink and brushes',
      width: 2400,
      height: 1200,
    },
    welcome: 'Notebooks that take ink, pens that are tested before they leave us, and ink named after rain.',
    categoriesTitle: 'On the desk',
    featuredTitle: 'Written with, every day',
    statement: 'Good paper is quiet. You notice the pen, then the sentence.',
    about:
      'Kumo Paper is a small shop in Tokyo. The paper comes from mills we know by name; every pen is filled, written with and cleaned before we pack it.',
    note: demonstration,
  },
}

/** The theme of a store by its slug; a neutral one for stores that have none. */
export function themeOf(slug: string): Theme {
  return Object.hasOwn(themes, slug) ? (themes[slug] ?? neutral) : neutral
}
