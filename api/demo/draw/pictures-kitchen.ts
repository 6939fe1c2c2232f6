import { room, surface } from './backdrop.ts'
import { tint } from './color.ts'
import { tumblerPot } from './desk.ts'
import {
  casserole,
  cuttingBoard,
  grinder,
  kettle,
  knife,
  lemon,
  pan,
  pepperMill,
  pourOver,
  stove,
} from './kitchen.ts'
import type { Picture } from './pictures-lighting.ts'
import { sprig } from './plants.ts'

export const kitchenPictures: Record<string, Picture> = {
  'herd-enamel-kettle': (c, color) => {
    room(c, color === tint('Cream') ? 'lagoon' : 'butter', { horizon: 900, window: 0.6 })
    c.place({ x: 600, y: 1230 }, () => stove(c, 1080))
    c.place({ x: 640, y: 1014, scale: 1.42 }, () => kettle(c, color))
  },
  'pour-over-set': (c, color) => {
    room(c, color === tint('Chalk') ? 'clay' : 'oatmeal', { horizon: 830 })
    c.place({ x: 560, y: 1010, scale: 1.45 }, () => pourOver(c, color))
    c.place({ x: 930, y: 1050, scale: 1.1 }, () => tumblerPot(c, color))
  },
  'kurbel-coffee-grinder': (c, color) => {
    room(c, 'blush', { horizon: 830 })
    c.place({ x: 560, y: 1020, scale: 1.45 }, () => grinder(c, color))
    for (const [x, y, turn] of [
      [800, 1040, 20],
      [856, 1064, -40],
      [760, 1084, 70],
      [930, 1030, 10],
      [880, 1110, 110],
    ] as const) {
      c.place({ x, y, rotate: turn }, () => {
        c.ellipse(5, 7, 24, 16, '#2a1e1c', { 'fill-opacity': 0.3 })
        c.ellipse(
          0,
          0,
          23,
          16,
          c.radial(
            [
              [0, '#7a4d2f'],
              [1, '#3f2416'],
            ],
            [0.35, 0.3],
            0.8,
          ),
        )
        c.stroke('M-20 0 Q0 -6 20 0', '#2c170d', 3)
      })
    }
  },
  'glut-casserole': (c, color) => {
    room(c, color === tint('Mustard') ? 'mist' : 'butter', { horizon: 790 })
    c.place({ x: 600, y: 1000, scale: 1.38 }, () => casserole(c, color))
  },
  'blank-steel-pan': (c) => {
    surface(c, 'oatmeal', 0.8)
    c.place({ x: 520, y: 520, scale: 1.12 }, () => pan(c))
    c.place({ x: 930, y: 470, rotate: 24 }, () => sprig(c, 300, '#7b8c6a', 64))
  },
  'brett-cutting-board': (c) => {
    room(c, 'sage', { horizon: 880, window: 0.7 })
    c.place({ x: 540, y: 980, scale: 1.5 }, () => cuttingBoard(c))
    c.place({ x: 830, y: 1060, scale: 1.25 }, () => lemon(c))
    c.place({ x: 985, y: 1020, scale: 1.15, rotate: -6 }, () => lemon(c))
  },
  'klinge-chefs-knife': (c) => {
    surface(c, 'lagoon', 0.6)
    c.place({ x: 610, y: 600, rotate: -36, scale: 1.22 }, () => knife(c))
    c.place({ x: 300, y: 420, rotate: 30 }, () => sprig(c, 330, '#5f7d53', 74))
    c.place({ x: 900, y: 1060, rotate: -24 }, () => sprig(c, 300, '#6b8a5c', 70))
  },
  'korn-pepper-mill': (c, color) => {
    room(c, color === tint('Black') ? 'clay' : 'lagoon', { horizon: 820 })
    c.place({ x: 590, y: 1020, scale: 1.85 }, () => pepperMill(c, color))
    for (const [x, y] of [
      [860, 1040],
      [910, 1066],
      [836, 1090],
      [970, 1046],
      [896, 1112],
      [800, 1060],
    ] as const) {
      c.ellipse(x + 5, y + 6, 14, 9, '#2a1e1c', { 'fill-opacity': 0.3 })
      c.ellipse(
        x,
        y,
        13,
        13,
        c.radial(
          [
            [0, '#6b5348'],
            [1, '#2c201d'],
          ],
          [0.35, 0.3],
          0.8,
        ),
      )
    }
  },
}
