import { room, slantingLight, surface } from './backdrop.ts'
import { mix, tint } from './color.ts'
import { book } from './desk.ts'
import { apron, bed, hangingTowel, towelStack } from './linen.ts'
import type { Picture } from './pictures-lighting.ts'
import { pegRail } from './storage.ts'
import { cushion, pouf, rug, throwStack } from './textiles.ts'
import { box, grain } from './volumes.ts'

const oak = tint('Oak')

export const textilePictures: Record<string, Picture> = {
  'heide-wool-throw': (c, color) => {
    const pale = color === tint('Oat')
    room(c, pale ? 'clay' : color === tint('Rust') ? 'mist' : 'oatmeal', { horizon: 760, windowAt: 0.2 })
    c.place({ x: 600, y: 1190 }, () => {
      const { top } = box(c, 1130, 150, 110, oak, 10)
      grain(c, top, [-565, -260, 1130, 110], oak, { lines: 6 })
    })
    c.place({ x: 600, y: 985, scale: 1.62 }, () => throwStack(c, color))
  },
  'leinen-cushion': (c, color) => {
    room(c, color === tint('Moss') ? 'blush' : color === tint('Clay') ? 'sage' : 'clay', { horizon: 880 })
    c.place({ x: 600, y: 1020, rotate: -3, scale: 1.42 }, () => cushion(c, color))
  },
  'nacht-bedding-set': (c, color) => {
    room(c, color === tint('Chalk') ? 'clay' : 'sage', { horizon: 960, window: 0.8, windowAt: 0.3 })
    c.place({ x: 600, y: 1070 }, () => bed(c, color))
  },
  'waffel-towel': (c, color) => {
    room(c, color === tint('Sea') ? 'blush' : 'lagoon', { horizon: 770, windowAt: 0.35 })
    c.place({ x: 600, y: 1000, scale: 1.5 }, () => towelStack(c, color))
  },
  'streif-tea-towels': (c, color) => {
    room(c, 'sand', { horizon: 1200, window: 0.6, windowAt: 0.3 })
    c.place({ x: 600, y: 230 }, () => pegRail(c, oak, 3, 900))
    c.place({ x: 310, y: 262, scale: 1.28 }, () => hangingTowel(c, '#f1eadb', color, 600, true))
    c.place({ x: 890, y: 262, scale: 1.28 }, () =>
      hangingTowel(c, mix('#f1eadb', color, 0.12), color, 540, false),
    )
  },
  'werktag-apron': (c, color) => {
    room(c, 'butter', { horizon: 1200, window: 0.6, windowAt: 0.35 })
    c.place({ x: 600, y: 160 }, () => pegRail(c, oak, 1, 360))
    c.place({ x: 600, y: 196, scale: 1.14 }, () => apron(c, color))
  },
  'flur-rug': (c, color) => {
    surface(c, 'clay', 0)
    for (let i = 0; i < 7; i++) {
      const plank = `M${i * 180} 0h176v1200h-176Z`
      c.path(plank, i % 2 === 0 ? '#c89a6c' : '#c2946a')
      grain(c, plank, [i * 180, 0, 176, 1200], '#c2946a', { lines: 4, seed: i + 2, upright: true })
    }
    slantingLight(c, 0.7)
    c.place({ x: 600, y: 600, rotate: 9, scale: 1.02 }, () => rug(c, color))
  },
  'knuff-pouf': (c, color) => {
    room(c, color === tint('Mustard') ? 'mist' : 'blush', { horizon: 800, windowAt: 0.25 })
    c.place({ x: 600, y: 1010, scale: 1.5 }, () => pouf(c, color))
    c.place({ x: 590, y: 498, scale: 0.9 }, () => book(c, 330, 54, 56, '#8b4a3c'))
    c.place({ x: 600, y: 448, scale: 0.9 }, () => book(c, 280, 44, 50, '#e6dcc8'))
  },
}
