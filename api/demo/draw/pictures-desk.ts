import { room, surface } from './backdrop.ts'
import { tint } from './color.ts'
import {
  ballpoint,
  bookend,
  clock,
  deskMat,
  deskTray,
  notebook,
  pencil,
  penPot,
  ribbon,
  standingBook,
} from './desk.ts'
import type { Picture } from './pictures-lighting.ts'
import { edgeShadow, lyingShadow, slab } from './volumes.ts'

export const deskPictures: Record<string, Picture> = {
  'bogen-notebook': (c, color) => {
    surface(c, color === tint('Rust') ? 'lagoon' : 'clay', 0.7)
    c.place({ x: 560, y: 570, rotate: -9, scale: 1.28 }, () => {
      ribbon(c, '#e9dcc3')
      notebook(c, color)
    })
    c.place({ x: 860, y: 1010, rotate: -58, scale: 1.3 }, () => pencil(c, 470, '#d9a544'))
  },
  'linie-ballpoint': (c, color) => {
    surface(c, color === tint('Brass') ? 'lagoon' : 'clay', 0.6)
    c.place({ x: 570, y: 640, rotate: -8 }, () => {
      const sheet = slab(720, 940, 3)
      lyingShadow(c, sheet, 10)
      c.path(
        sheet,
        c.linear(
          [
            [0, '#fffdf6'],
            [1, '#efe7d6'],
          ],
          [0, 0],
          [1, 1],
        ),
      )
      for (let y = -320; y < 420; y += 62)
        c.stroke(`M-290 ${y} H290`, '#c9bda6', 2, { 'stroke-opacity': 0.7 })
      c.stroke(
        'M-270 -336 q30 -50 46 0 t46 -6 t40 4 t52 -8 q30 -30 40 6 t60 -4 M-270 -272 q24 -40 44 0 t50 -4 t36 0 t70 -6',
        '#2f4360',
        5,
      )
    })
    c.place({ x: 250, y: 960, rotate: -40, scale: 1.12 }, () => ballpoint(c, color))
  },
  'fach-desk-tray': (c) => {
    surface(c, 'sage', 0.7)
    c.place({ x: 600, y: 600, rotate: -12, scale: 1.1 }, () => deskTray(c))
  },
  'becher-pen-pot': (c, color) => {
    room(c, color === tint('Terracotta') ? 'mist' : color === tint('Chalk') ? 'lagoon' : 'blush', {
      horizon: 820,
      windowAt: 0.25,
    })
    c.place({ x: 590, y: 1010, scale: 1.42 }, () => penPot(c, color))
  },
  'stunde-clock': (c, color) => {
    room(c, color === tint('Chalk') ? 'clay' : color === tint('Spruce') ? 'butter' : 'lagoon', {
      horizon: 1200,
      window: 0.6,
    })
    c.place({ x: 600, y: 590 }, () => clock(c, color, 400))
  },
  'stuetz-bookends': (c, color) => {
    room(c, color === tint('Brick') ? 'sand' : 'blush', { horizon: 790, edge: 1060 })
    c.place({ x: 600, y: 965, scale: 1.28 }, () => {
      edgeShadow(c, 380)
      const spines = [
        [-166, 62, 380, '#e3d5b9'],
        [-104, 60, 420, '#5d7476'],
        [-52, 44, 350, '#c98a58'],
        [2, 62, 400, '#3f4f5c'],
        [58, 48, 370, '#e9e0cf'],
        [114, 62, 430, '#7d8560'],
        [168, 46, 360, '#b5634a'],
      ] as const
      for (const [x, width, height, tone] of spines) standingBook(c, x, width, height, tone)
      c.place({ x: -296 }, () => bookend(c, color))
      c.place({ x: 290 }, () => bookend(c, color))
    })
  },
  'filz-desk-mat': (c, color) => {
    surface(c, color === tint('Oat') ? 'clay' : 'sand', 0.7)
    c.place({ x: 600, y: 620, rotate: -8, scale: 1.06 }, () => {
      deskMat(c, color)
      c.place({ x: -170, y: -70, rotate: 5, scale: 0.62 }, () => notebook(c, '#e7dcc6', undefined))
      c.place({ x: 80, y: 130, rotate: -52, scale: 1.1 }, () =>
        pencil(c, 400, color === tint('Oat') ? '#4d6a60' : '#d9a544'),
      )
    })
  },
}
