import { room, surface } from './backdrop.ts'
import { mix, tint } from './color.ts'
import { notebook, pencil } from './desk.ts'
import type { Picture } from './pictures-lighting.ts'
import {
  brushStroke,
  fountainPen,
  inkBottle,
  letterSet,
  paperStack,
  paperweight,
  pencilSet,
  penRoll,
  sheet,
  tapeRoll,
} from './stationery.ts'

export const kumoPictures: Record<string, Picture> = {
  'kasumi-notebook': (c, color) => {
    surface(c, color === tint('Indigo') ? 'oatmeal' : 'mist', 0.6)
    c.place({ x: 620, y: 600, rotate: 7, scale: 1.42 }, () => notebook(c, color, '#f4ecdc'))
  },
  'tegami-letter-set': (c) => {
    surface(c, 'sage', 0.6)
    c.place({ x: 600, y: 610, scale: 1.12 }, () => letterSet(c))
  },
  'maki-washi-tape': (c, color) => {
    const warm = color === tint('Tea')
    room(c, warm ? 'mist' : 'blush', { horizon: 780, windowAt: 0.35 })
    c.place({ x: 430, y: 900, scale: 1.3 }, () => tapeRoll(c, 190, 110, color, 'stripes'))
    c.place({ x: 830, y: 940, scale: 1.3 }, () => tapeRoll(c, 180, 110, warm ? '#a8533c' : '#3f5f7d', 'dots'))
    c.place({ x: 430, y: 757, scale: 1.3 }, () => tapeRoll(c, 190, 110, mix(color, '#f5ecd9', 0.55), 'plain'))
  },
  'sora-fountain-pen': (c, color) => {
    surface(c, color === tint('Indigo') ? 'blush' : 'butter', 0.6)
    c.place({ x: 610, y: 600, rotate: -10 }, () => sheet(c, 820, 940, '#fbf6ea'))
    c.place({ x: 260, y: 760, rotate: -32 }, () => fountainPen(c, color))
  },
  'ame-ink': (c, color) => {
    room(c, 'oatmeal', { horizon: 700, windowAt: 0.4 })
    c.path('M180 1100 L300 830 H980 L1090 1100 Z', '#2a1e1c', { 'fill-opacity': 0.25, filter: c.blur(10) })
    c.path('M170 1092 L300 824 H970 L1080 1092 Z', '#fbf6ea')
    c.place({ x: 640, y: 1030, scale: 1.1 }, () => brushStroke(c, color))
    c.place({ x: 560, y: 930, scale: 1.6 }, () => inkBottle(c, color))
  },
  'hinoki-pencils': (c) => {
    surface(c, 'lagoon', 0.6)
    c.place({ x: 600, y: 600, rotate: -32, scale: 1.25 }, () =>
      pencilSet(c, (length, color) => pencil(c, length, color, true)),
    )
  },
  'tsumi-paperweight': (c) => {
    room(c, 'clay', { horizon: 740, windowAt: 0.3 })
    c.place({ x: 600, y: 980, scale: 1.55 }, () => paperStack(c))
    c.place({ x: 610, y: 860, scale: 1.5 }, () => paperweight(c))
  },
  'tsutsumi-pen-roll': (c, color) => {
    surface(c, color === tint('Natural') ? 'clay' : 'sand', 0.6)
    c.place({ x: 570, y: 600, rotate: -6, scale: 1.2 }, () =>
      penRoll(c, color, () => {
        c.place({ x: -160, y: 300, rotate: -90, scale: 0.9 }, () => pencil(c, 540, '#dcb483', true))
        c.place({ x: -55, y: 300, rotate: -90, scale: 0.9 }, () => pencil(c, 600, '#b5523a'))
        c.place({ x: 55, y: 330, rotate: -90, scale: 0.9 }, () => pencil(c, 570, '#3b4c6d'))
        c.place({ x: 165, y: 300, rotate: -90, scale: 0.9 }, () => pencil(c, 520, '#4f6a58'))
      }),
    )
  },
}
