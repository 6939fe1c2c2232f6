import { room, surface } from './backdrop.ts'
import { backpack, bottle, groceries, lunchBox, tote, umbrella, wallet, weekender } from './carry.ts'
import { tint } from './color.ts'
import type { Picture } from './pictures-lighting.ts'

export const carryPictures: Record<string, Picture> = {
  'markt-tote': (c, color) => {
    room(c, color === tint('Natural') ? 'lagoon' : 'sand', { horizon: 830, windowAt: 0.3 })
    c.place({ x: 600, y: 1060, scale: 1.22 }, () => tote(c, color, () => groceries(c)))
  },
  'wander-backpack': (c, color) => {
    room(c, color === tint('Rust') ? 'mist' : 'clay', { horizon: 860, windowAt: 0.35 })
    c.place({ x: 600, y: 1070, scale: 1.32 }, () => backpack(c, color))
  },
  'freitag-weekender': (c, color) => {
    room(c, color === tint('Ink') ? 'blush' : 'lagoon', { horizon: 800, windowAt: 0.35 })
    c.place({ x: 600, y: 1020, scale: 1.42 }, () => weekender(c, color))
  },
  'falz-card-wallet': (c, color) => {
    surface(c, color === tint('Cognac') ? 'lagoon' : 'blush', 0.7)
    c.place({ x: 600, y: 640, rotate: -10, scale: 1.2 }, () => wallet(c, color))
  },
  'rast-bottle': (c, color) => {
    room(c, color === tint('Sand') ? 'lagoon' : color === tint('Spruce') ? 'blush' : 'mist', {
      horizon: 820,
      windowAt: 0.3,
    })
    c.place({ x: 470, y: 990, scale: 1.5 }, () => bottle(c, color, 470))
    c.place({ x: 800, y: 1030, scale: 1.5 }, () => bottle(c, color, 340))
  },
  'pause-lunch-box': (c) => {
    room(c, 'butter', { horizon: 760, windowAt: 0.3 })
    c.place({ x: 600, y: 960, scale: 1.62 }, () => lunchBox(c))
  },
  'niesel-umbrella': (c, color) => {
    room(c, color === tint('Mustard') ? 'slate' : 'butter', { horizon: 960, window: 0.5, windowAt: 0.2 })
    c.place({ x: 660, y: 1090, rotate: 9, scale: 1.08 }, () => umbrella(c, color))
  },
}
