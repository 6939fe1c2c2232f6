import { room } from './backdrop.ts'
import { trace } from './canvas.ts'
import { lit, ramp, tint } from './color.ts'
import { standingBook } from './desk.ts'
import { glazedPot } from './garden.ts'
import type { Picture } from './pictures-lighting.ts'
import { bushy, trailing } from './plants.ts'
import {
  basket,
  basketInside,
  canister,
  crate,
  crateFront,
  hamper,
  hangingBag,
  hangingBrush,
  pegRail,
  stepStool,
  wallShelf,
  woolInside,
  woolOver,
} from './storage.ts'
import { edgeShadow } from './volumes.ts'

export const storagePictures: Record<string, Picture> = {
  'flecht-basket': (c) => {
    room(c, 'lagoon', { horizon: 800, windowAt: 0.3 })
    c.place({ x: 600, y: 1020, scale: 1.45 }, () => {
      basketInside(c)
      woolInside(c)
      basket(c)
      woolOver(c)
    })
  },
  'zapfen-peg-rail': (c, color) => {
    room(c, color === tint('Oak') ? 'sage' : 'blush', { horizon: 1200, window: 0.7, windowAt: 0.3 })
    c.place({ x: 600, y: 290 }, () => pegRail(c, color, 5, 1040))
    c.place({ x: 420, y: 312, scale: 1.15 }, () => hangingBag(c, '#dccfb4'))
    c.place({ x: 780, y: 308, scale: 1.05 }, () => hangingBrush(c))
  },
  'lager-crate': (c, color) => {
    room(c, color === tint('Chalk') ? 'clay' : color === tint('Ochre') ? 'mist' : 'butter', { horizon: 860 })
    c.place({ x: 600, y: 1090, scale: 1.34 }, () => {
      edgeShadow(c, 556)
      crateFront(c, color)
      c.rect(-272, -310, 544, 18, '#2a1e1c', 0, { 'fill-opacity': 0.35 })
    })
    c.place({ x: 600, y: 690, scale: 1.34 }, () => {
      crate(c, color)
      const sleeves = ['#b5634a', '#e6dcc8', '#3f4f5c', '#d2a04a', '#7d8560', '#efe6d6', '#5d7476']
      sleeves.forEach((tone, i) => {
        const x = -226 + i * 20
        c.path(
          trace`M${x} ${-366 - (i % 3) * 14}H${x + 330}L${x + 336}-200H${x - 8}Z`,
          c.linear(ramp(tone, 0.05, -0.08)),
        )
        c.stroke(trace`M${x} ${-366 - (i % 3) * 14}H${x + 330}`, lit(tone, 0.14), 3)
      })
      crateFront(c, color)
    })
  },
  'vorrat-canisters': (c, color) => {
    room(c, color === tint('Chalk') ? 'lagoon' : 'blush', { horizon: 780, edge: 1070 })
    c.place({ x: 850, y: 930, scale: 1.5 }, () => canister(c, color, 112, 400))
    c.place({ x: 550, y: 960, scale: 1.5 }, () => canister(c, color, 108, 280))
    c.place({ x: 290, y: 985, scale: 1.5 }, () => canister(c, color, 104, 180))
  },
  'bord-wall-shelf': (c, color) => {
    room(c, color === tint('Oak') ? 'lagoon' : 'sand', { horizon: 1200, window: 0.7, windowAt: 0.32 })
    c.place({ x: 600, y: 720 }, () => wallShelf(c, color, 980))
    c.place({ x: 360, y: 658, scale: 1.15 }, () => {
      edgeShadow(c, 180)
      const spines = [
        [-90, 60, 330, '#b5634a'],
        [-30, 52, 296, '#e3d5b9'],
        [30, 60, 350, '#5d7476'],
      ] as const
      for (const [x, width, height, tone] of spines) standingBook(c, x, width, height, tone)
    })
    c.place({ x: 800, y: 668, scale: 1.05 }, () => {
      glazedPot(c, tint('Terracotta'))
      c.place({ y: -236 }, () => {
        bushy(c, 130)
        trailing(c, [[110, 340, 24]])
      })
    })
  },
  'wasch-laundry-hamper': (c) => {
    room(c, 'sage', { horizon: 880, windowAt: 0.4 })
    c.place({ x: 600, y: 1080, scale: 1.32 }, () => hamper(c))
  },
  'tritt-step-stool': (c, color) => {
    room(c, color === tint('Oak') ? 'mist' : 'clay', { horizon: 830, windowAt: 0.3 })
    c.place({ x: 600, y: 1040, scale: 1.42 }, () => stepStool(c, color))
  },
}
