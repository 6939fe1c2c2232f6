import { room } from './backdrop.ts'
import { type Canvas, trace } from './canvas.ts'
import { tint } from './color.ts'
import {
  deskLamp,
  domePendant,
  floorLamp,
  globeLamp,
  lampCord,
  lightCone,
  paperPendant,
  portableLamp,
  tableLamp,
  wallLight,
} from './lighting.ts'
import { box, glow, grain } from './volumes.ts'

/** Draws a whole picture of a product in one of its colors. */
export type Picture = (c: Canvas, color: string) => void

const chalk = tint('Chalk')

export const lightingPictures: Record<string, Picture> = {
  'alder-table-lamp': (c, color) => {
    room(c, 'dusk', { window: 0, horizon: 880 })
    glow(c, 590, 420, 640, 0.75)
    glow(c, 600, 990, 520, 0.5, 110)
    lampCord(c, 'M690 990 C860 1010 900 930 1210 960')
    c.place({ x: 600, y: 990, scale: 1.22 }, () => tableLamp(c, color))
  },
  'halm-desk-lamp': (c, color) => {
    room(c, color === tint('Black') ? 'clay' : 'forest', { window: 0, horizon: 850 })
    c.place({ x: 362, y: 400, rotate: 8 }, () => lightCone(c, 200, 560, 620, 0.6))
    c.place({ x: -110, y: -64 }, () => {
      c.path('M254 1018 L570 998 L648 1092 L306 1114 Z', '#4a3225', {
        'fill-opacity': 0.35,
        filter: c.blur(6),
      })
      c.path('M250 1010 L560 990 L640 1080 L300 1104 Z', '#f6eedc')
      c.path('M250 1010 L400 1000 L466 1092 L300 1104 Z', '#fffaf0')
      for (let i = 0; i < 4; i++)
        c.stroke(trace`M${460 + i * 14} ${1016 + i * 15}l90-6`, '#b9a98d', 3, { 'stroke-opacity': 0.8 })
    })
    c.place({ x: 560, y: 985, scale: 1.12 }, () => deskLamp(c, color))
  },
  'orla-globe-lamp': (c) => {
    room(c, 'forest', { window: 0, horizon: 800, edge: 1010 })
    c.place({ x: 470, y: 935 }, () => globeLamp(c, 250))
    c.place({ x: 880, y: 945 }, () => globeLamp(c, 140))
  },
  'fold-paper-pendant': (c) => {
    room(c, 'clay', { window: 0, horizon: 1200 })
    c.place({ x: 600, y: 600 }, () => paperPendant(c, 390))
  },
  'kuppel-pendant': (c, color) => {
    room(c, 'sage', { window: 0.35, horizon: 930 })
    c.place({ x: 600, y: 560 }, () => lightCone(c, 560, 480, 1000, 0.75))
    c.place({ x: 600, y: 545, scale: 1.15 }, () => domePendant(c, color))
  },
  'stelz-floor-lamp': (c) => {
    room(c, 'ember', { window: 0, horizon: 930 })
    glow(c, 600, 300, 700, 0.7)
    c.place({ x: 600, y: 1090, scale: 1.06 }, () => floorLamp(c))
  },
  'wisp-portable-lamp': (c, color) => {
    room(c, 'slate', { window: 0, horizon: 830 })
    c.place({ x: 600, y: 990, scale: 1.6 }, () => portableLamp(c, color))
  },
  'scheibe-wall-light': (c, color) => {
    room(c, 'clay', { window: 0, horizon: 1060 })
    c.place({ x: 600, y: 520, scale: 1.3 }, () => wallLight(c, color))
    c.place({ x: 600, y: 1240 }, () => {
      const { top } = box(c, 1400, 110, 90, chalk)
      grain(c, top, [-700, -200, 1400, 90], chalk, { lines: 4 })
    })
  },
}
