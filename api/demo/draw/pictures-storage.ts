import { room } from './backdrop.ts'
import { d } from './canvas.ts'
import { lit, tint } from './color.ts'
import { standingBook, tumblerPot } from './desk.ts'
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
} from './storage.ts'
import { edgeShadow, weave } from './volumes.ts'

export const storagePictures: Record<string, Picture> = {
  'flecht-basket': (c) => {
    room(c, 'lagoon', { horizon: 800, windowAt: 0.3 })
    c.place({ x: 600, y: 1020, scale: 1.45 }, () => {
      basketInside(c)
      const wool =
        'M-190 -330 C-210 -470 -60 -470 -20 -410 C30 -500 190 -470 200 -330 C120 -290 -100 -290 -190 -330 Z'
      const tone = tint('Rust')
      c.path(
        wool,
        c.linear(
          [
            [0, lit(tone, 0.1)],
            [0.5, tone],
            [1, lit(tone, -0.12)],
          ],
          [0, 0],
          [1, 0.6],
        ),
      )
      weave(c, wool, 8, 0.12)
      c.stroke(
        'M-20 -410 C-30 -370 -10 -340 -16 -300 M-110 -440 C-90 -400 -110 -350 -90 -310 M110 -450 C90 -400 120 -350 110 -300',
        lit(tone, -0.2),
        12,
        { 'stroke-opacity': 0.45, filter: c.blur(5) },
      )
      basket(c)
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
          d('M', x, -366 - (i % 3) * 14, 'H', x + 330, 'L', x + 336, -200, 'H', x - 8, 'Z'),
          c.linear([
            [0, lit(tone, 0.05)],
            [1, lit(tone, -0.08)],
          ]),
        )
        c.stroke(d('M', x, -366 - (i % 3) * 14, 'H', x + 330), lit(tone, 0.14), 3)
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
    c.place({ x: 330, y: 658 }, () => {
      edgeShadow(c, 180)
      const spines = [
        [-90, 60, 330, '#b5634a'],
        [-30, 52, 296, '#e3d5b9'],
        [30, 60, 350, '#5d7476'],
      ] as const
      for (const [x, width, height, tone] of spines) standingBook(c, x, width, height, tone)
    })
    c.place({ x: 610, y: 664, scale: 0.9 }, () => tumblerPot(c, tint('Chalk')))
    c.place({ x: 890, y: 668, scale: 0.86 }, () => {
      glazedPot(c, tint('Terracotta'))
      c.place({ y: -236 }, () => {
        bushy(c, 130)
        trailing(c, [
          [-104, 200, -24],
          [110, 340, 24],
        ])
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
