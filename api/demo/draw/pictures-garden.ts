import { room, surface } from './backdrop.ts'
import { tint } from './color.ts'
import {
  glazedPot,
  handTools,
  hangingBowl,
  hangingCords,
  mister,
  plantStand,
  plantStandFront,
  terracottaPot,
  wateringCan,
} from './garden.ts'
import type { Picture } from './pictures-lighting.ts'
import { bushy, largeLeaves, rubberPlant, snakePlant, sprig, trailing } from './plants.ts'

export const gardenPictures: Record<string, Picture> = {
  'erde-terracotta-pot': (c) => {
    room(c, 'mist', { horizon: 860, edge: 1080, window: 0.7, windowAt: 0.3 })
    c.place({ x: 600, y: 1010, scale: 1.16 }, () => {
      terracottaPot(c)
      c.place({ y: -322, scale: 0.9 }, () => rubberPlant(c))
    })
  },
  'laub-planter': (c, color) => {
    room(c, color === tint('Celadon') ? 'blush' : color === tint('Ochre') ? 'lagoon' : 'clay', {
      horizon: 830,
      windowAt: 0.3,
    })
    c.place({ x: 600, y: 1030, scale: 1.5 }, () => {
      glazedPot(c, color)
      c.place({ y: -240, scale: 0.9 }, () => snakePlant(c))
    })
  },
  'schwebe-hanging-planter': (c, color) => {
    room(c, color === tint('Chalk') ? 'clay' : 'sage', { horizon: 1200, window: 0.7, windowAt: 0.25 })
    c.place({ x: 600, y: 690, scale: 1.25 }, () => {
      hangingBowl(c, color)
      c.place({ y: 10 }, () => bushy(c, 190))
      trailing(c, [
        [-190, 300, -26],
        [-100, 200, -16],
        [-20, 130, 0],
        [70, 250, 14],
        [186, 330, 26],
      ])
      hangingCords(c)
    })
  },
  'guss-watering-can': (c, color) => {
    room(c, color === tint('Spruce') ? 'butter' : color === tint('Chalk') ? 'lagoon' : 'oatmeal', {
      horizon: 790,
      windowAt: 0.35,
    })
    c.place({ x: 640, y: 1000, scale: 1.42 }, () => wateringCan(c, color))
  },
  'beet-hand-tools': (c) => {
    surface(c, 'sage', 0.7)
    c.place({ x: 600, y: 600, rotate: 14, scale: 1.18 }, () => handTools(c))
    c.place({ x: 1010, y: 560, rotate: 20 }, () => sprig(c, 300, '#64834f', 70))
  },
  'dunst-plant-mister': (c, color) => {
    room(c, color === tint('Clear') ? 'clay' : 'mist', { horizon: 800, windowAt: 0.3 })
    c.place({ x: 620, y: 1000, scale: 1.68 }, () => mister(c, color))
  },
  'sockel-plant-stand': (c) => {
    room(c, 'clay', { horizon: 930, window: 0.6, windowAt: 0.3 })
    c.place({ x: 600, y: 1090, scale: 1.12 }, () => {
      plantStand(c)
      c.place({ y: -150, scale: 1.06 }, () => {
        glazedPot(c, tint('Chalk'))
        c.place({ y: -244, scale: 0.84 }, () => largeLeaves(c))
      })
      plantStandFront(c)
    })
  },
}
