import { room, surface } from './backdrop.ts'
import { tint } from './color.ts'
import type { Picture } from './pictures-lighting.ts'
import { cutlery, napkin, plate } from './place-setting.ts'
import { sprig } from './plants.ts'
import { candlestick, carafe, mug, servingBowl, teapot, tumbler } from './table.ts'

const clear = tint('Clear')

export const tablePictures: Record<string, Picture> = {
  'ufer-mug': (c, color) => {
    room(c, color === tint('Chalk') ? 'clay' : color === tint('Rust') ? 'lagoon' : 'butter', { horizon: 770 })
    c.place({ x: 560, y: 985, scale: 2.25 }, () => mug(c, color))
  },
  'ufer-plate': (c, color) => {
    surface(c, color === tint('Chalk') ? 'slate' : 'sand', 0.6)
    c.place({ x: 520, y: 600, rotate: -14 }, () => napkin(c, '#d9b79c', 560, 900))
    c.place({ x: 620, y: 600 }, () => plate(c, color, 430))
  },
  'mulde-serving-bowl': (c, color) => {
    room(c, color === tint('Ochre') ? 'mist' : color === tint('Chalk') ? 'clay' : 'blush', { horizon: 790 })
    c.place({ x: 600, y: 1000, scale: 1.45 }, () => servingBowl(c, color))
  },
  'quelle-carafe': (c, color) => {
    room(c, color === clear ? 'lagoon' : 'oatmeal', { horizon: 820, window: 0.8 })
    c.place({ x: 530, y: 1000, scale: 1.42 }, () => carafe(c, color))
    c.place({ x: 830, y: 1040, scale: 1.3 }, () => tumbler(c, color, true))
  },
  'quelle-tumblers': (c, color) => {
    room(c, color === clear ? 'clay' : 'mist', { horizon: 740, window: 0.8 })
    c.place({ x: 400, y: 880, scale: 1.45 }, () => tumbler(c, color))
    c.place({ x: 700, y: 870, scale: 1.45 }, () => tumbler(c, color))
    c.place({ x: 540, y: 1000, scale: 1.6 }, () => tumbler(c, color, true))
    c.place({ x: 870, y: 1010, scale: 1.6 }, () => tumbler(c, color))
  },
  'gabel-cutlery-set': (c) => {
    surface(c, 'sage', 0.7)
    c.place({ x: 600, y: 600, rotate: 8 }, () => {
      napkin(c, '#c89f84', 640, 980)
      c.place({ x: -14, scale: 1.26 }, () => cutlery(c))
    })
  },
  'tau-teapot': (c, color) => {
    room(c, color === tint('Charcoal') ? 'blush' : 'clay', { horizon: 810 })
    c.place({ x: 610, y: 1000, scale: 1.72 }, () => teapot(c, color))
  },
  'docht-candlestick': (c) => {
    room(c, 'dusk', { horizon: 840, window: 0 })
    c.place({ x: 740, y: 960, scale: 1.35 }, () => candlestick(c, 260, 230))
    c.place({ x: 420, y: 1020, scale: 1.35 }, () => candlestick(c, 110, 250))
    c.place({ x: 860, y: 1090, rotate: -70 }, () => sprig(c, 260, '#7f9471', 60))
  },
}
