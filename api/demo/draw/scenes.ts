import { type Mood, room } from './backdrop.ts'
import { type Canvas, type Placement, trace } from './canvas.ts'
import { backpack, bottle, weekender } from './carry.ts'
import { lit, ramp, tint } from './color.ts'
import { book, clock, notebook, pencil, penPot, standingBook } from './desk.ts'
import { glazedPot, terracottaPot, wateringCan } from './garden.ts'
import { casserole, cuttingBoard, kettle, lemon, pepperMill } from './kitchen.ts'
import { deskLamp, domePendant, globeLamp, lightCone, tableLamp } from './lighting.ts'
import { towelStack } from './linen.ts'
import { rubberPlant, snakePlant } from './plants.ts'
import {
  brushStroke,
  fountainPen,
  inkBottle,
  letterSet,
  paperStack,
  paperweight,
  tapeRoll,
} from './stationery.ts'
import { basket, basketInside, crate, crateFront, woolInside, woolOver } from './storage.ts'
import { candlestick, carafe, mug, servingBowl, teapot, tumbler } from './table.ts'
import { cushion, throwStack } from './textiles.ts'
import { edgeShadow, glow } from './volumes.ts'

/** Draws a wide picture on a canvas of its own size. */
export interface Scene {
  width: number
  height: number
  draw: (c: Canvas) => void
}

const oak = tint('Oak')

/** Draws a thing at a place and size. */
function put(c: Canvas, at: Placement, thing: () => void): void {
  c.place(at, thing)
}

/** A row of upright books that starts at the origin. */
export function bookRow(c: Canvas, spines: readonly (readonly [number, number, string])[]): void {
  const width = spines.reduce((sum, [w]) => sum + w, 0)
  edgeShadow(c, width, 0, width / 2)
  let x = 0
  for (const [w, height, tone] of spines) {
    standingBook(c, x + w / 2, w, height, tone)
    x += w
  }
}

function category(mood: Mood, horizon: number, window: number, things: (c: Canvas) => void): Scene {
  return {
    width: 1200,
    height: 800,
    draw: (c) => {
      room(c, mood, { horizon, window, windowAt: 0.3 })
      things(c)
    },
  }
}

const lightingScene = category('dusk', 600, 0, (c) => {
  glow(c, 350, 380, 460, 0.6)
  put(c, { x: 850, y: 230 }, () => lightCone(c, 420, 470, 760, 0.36))
  put(c, { x: 850, y: 222, scale: 0.86 }, () => domePendant(c, tint('Brick')))
  put(c, { x: 350, y: 690, scale: 0.95 }, () => tableLamp(c, tint('Oat')))
  put(c, { x: 830, y: 706, scale: 0.7 }, () => globeLamp(c, 140))
})

const kitchenScene = category('butter', 560, 0.5, (c) => {
  put(c, { x: 860, y: 625, scale: 0.98 }, () => cuttingBoard(c, oak, 320, 460))
  put(c, { x: 350, y: 690, scale: 1.02 }, () => kettle(c, tint('Spruce')))
  put(c, { x: 830, y: 710, scale: 0.82 }, () => casserole(c, tint('Brick')))
  put(c, { x: 1085, y: 700, scale: 0.85 }, () => pepperMill(c, tint('Walnut')))
  put(c, { x: 560, y: 735, scale: 0.7 }, () => lemon(c))
})

const tableScene = category('clay', 530, 0.5, (c) => {
  put(c, { x: 250, y: 660, scale: 0.95 }, () => carafe(c, tint('Clear')))
  put(c, { x: 640, y: 665, scale: 0.98 }, () => servingBowl(c, tint('Ochre')))
  put(c, { x: 1060, y: 655, scale: 0.86 }, () => candlestick(c, 240, 200))
  put(c, { x: 400, y: 715, scale: 0.9 }, () => tumbler(c, tint('Clear'), true))
  put(c, { x: 880, y: 735, scale: 0.86 }, () => mug(c, tint('Sea')))
})

const textileScene = category('sage', 590, 0.6, (c) => {
  put(c, { x: 870, y: 690, scale: 0.98, rotate: 4 }, () => cushion(c, tint('Clay')))
  put(c, { x: 400, y: 715, scale: 0.98 }, () => throwStack(c, tint('Ink')))
  put(c, { x: 320, y: 462, scale: 0.56 }, () => towelStack(c, tint('Chalk')))
})

const deskScene = category('blush', 570, 0.5, (c) => {
  put(c, { x: 560, y: 210, scale: 0.4 }, () => clock(c, tint('Chalk'), 320))
  put(c, { x: 300, y: 690, scale: 0.8 }, () => penPot(c, tint('Terracotta')))
  put(c, { x: 490, y: 735, scale: 0.8 }, () => {
    edgeShadow(c, 322)
    book(c, 330, 50, 40, '#3f4f5c')
  })
  put(c, { x: 496, y: 694, scale: 0.8 }, () => book(c, 286, 40, 34, '#e3d5b9'))
  put(c, { x: 930, y: 690, scale: 0.92 }, () => deskLamp(c, tint('Spruce')))
})

const storageScene = category('lagoon', 590, 0.6, (c) => {
  put(c, { x: 850, y: 715, scale: 0.9 }, () => {
    edgeShadow(c, 556)
    crate(c, tint('Ochre'))
    bookRowInCrate(c)
    crateFront(c, tint('Ochre'))
  })
  put(c, { x: 340, y: 715, scale: 0.95 }, () => {
    basketInside(c)
    woolInside(c)
    basket(c)
    woolOver(c)
  })
})

function bookRowInCrate(c: Canvas): void {
  const spines = [
    [62, 400, '#b5634a'],
    [56, 440, '#e6dcc8'],
    [60, 380, '#3f4f5c'],
    [64, 420, '#7d8560'],
    [54, 460, '#efe6d6'],
    [62, 400, '#5d7476'],
    [58, 430, '#8b4a3c'],
  ] as const
  let x = -210
  for (const [w, height, tone] of spines) {
    standingBook(c, x + w / 2, w, height, tone)
    x += w
  }
}

const gardenScene = category('mist', 590, 0.6, (c) => {
  put(c, { x: 230, y: 680, scale: 0.86 }, () => {
    terracottaPot(c)
    c.place({ y: -322, scale: 0.86 }, () => rubberPlant(c))
  })
  put(c, { x: 690, y: 728, scale: 0.8 }, () => wateringCan(c, tint('Spruce')))
  put(c, { x: 1000, y: 690, scale: 0.95 }, () => {
    glazedPot(c, tint('Chalk'))
    c.place({ y: -240, scale: 0.8 }, () => snakePlant(c))
  })
})

const carryScene = category('sand', 600, 0.6, (c) => {
  put(c, { x: 320, y: 715, scale: 0.9 }, () => backpack(c, tint('Olive')))
  put(c, { x: 780, y: 725, scale: 0.9 }, () => weekender(c, tint('Ink')))
  put(c, { x: 1100, y: 730, scale: 0.82 }, () => bottle(c, tint('Brick'), 400))
})

const paperScene = category('oatmeal', 0, 0, (c) => {
  put(c, { x: 350, y: 400, rotate: -6, scale: 0.98 }, () => notebook(c, tint('Indigo'), '#f4ecdc'))
  put(c, { x: 860, y: 400, rotate: 4, scale: 0.8 }, () => letterSet(c))
})

const writingScene = category('blush', 0, 0, (c) => {
  put(c, { x: 560, y: 400, rotate: 3 }, () => c.rect(-420, -330, 840, 900, '#fbf6ea'))
  put(c, { x: 680, y: 700, scale: 0.8 }, () => brushStroke(c, tint('Indigo')))
  put(c, { x: 200, y: 400, rotate: -18, scale: 0.98 }, () => fountainPen(c, tint('Indigo')))
  put(c, { x: 930, y: 180, rotate: 66, scale: 1 }, () => pencil(c, 470, '#dcb483', true))
})

const deskThingsScene = category('clay', 520, 0.5, (c) => {
  put(c, { x: 470, y: 690, scale: 1.05 }, () => paperStack(c))
  put(c, { x: 480, y: 606, scale: 1.05 }, () => paperweight(c))
  put(c, { x: 960, y: 690, scale: 0.84 }, () => penPot(c, tint('Chalk')))
})

/** A long oak sideboard with three doors; its top edge is at the origin's height. */
function sideboard(c: Canvas, width: number): void {
  const height = 300
  c.rect(30, height + 60, width, 60, '#2a1a12', 30, { 'fill-opacity': 0.35, filter: c.blur(22) })
  for (const x of [90, width - 90]) c.path(trace`M${x - 18} ${height}h36l-6 100h-22Z`, lit(oak, -0.16))
  c.path(trace`M0 0L46-64H${width - 46}L${width} 0Z`, c.linear(ramp(oak, 0.1, 0.02)))
  c.rect(0, 0, width, height, c.linear(ramp(oak, 0.03, 0, -0.09), [0, 0], [1, 0.2]), 8)
  const door = (width - 40) / 4
  for (let i = 0; i < 4; i++) {
    c.rect(20 + i * door + 5, 34, door - 10, height - 56, c.linear(ramp(oak, 0.02, -0.06)), 4)
    let slats = ''
    for (let x = 20 + i * door + 22; x < 20 + (i + 1) * door - 10; x += 17)
      slats += trace`M${x} 36v${height - 60}`
    c.stroke(slats, lit(oak, -0.16), 3.5, { 'stroke-opacity': 0.55 })
    c.ellipse(20 + i * door + (i % 2 === 0 ? door - 24 : 24), height * 0.5, 9, 9, tint('Brass'))
  }
  c.rect(0, 0, width, 20, lit(oak, 0.05), 6)
  c.rect(0, 20, width, 10, '#2a1a12', 0, { 'fill-opacity': 0.22 })
}

function northlightHero(c: Canvas): void {
  room(c, 'sage', { horizon: 960, window: 0.95, windowAt: 0.05 })
  put(c, { x: 1420, y: 270, scale: 0.6 }, () => clock(c, tint('Ochre'), 260))
  glow(c, 1850, 380, 560, 0.45)
  put(c, { x: 960, y: 770 }, () => sideboard(c, 1080))
  put(c, { x: 1110, y: 744, scale: 0.76 }, () => {
    glazedPot(c, tint('Terracotta'))
    c.place({ y: -240, scale: 0.78 }, () => snakePlant(c))
  })
  put(c, { x: 1256, y: 750, scale: 0.7 }, () =>
    bookRow(c, [
      [60, 330, '#b5634a'],
      [48, 380, '#e6dcc8'],
      [56, 350, '#3f4f5c'],
      [46, 300, '#c98a58'],
      [60, 370, '#5d7476'],
    ]),
  )
  put(c, { x: 1545, y: 752, scale: 0.56 }, () => carafe(c, tint('Smoke')))
  put(c, { x: 1640, y: 764, scale: 0.56 }, () => mug(c, tint('Chalk')))
  put(c, { x: 1850, y: 752, scale: 0.84 }, () => tableLamp(c, tint('Oat')))
  heroFloor(c)
}

function heroFloor(c: Canvas): void {
  put(c, { x: 780, y: 1130, scale: 0.78 }, () => {
    basketInside(c)
    woolInside(c)
    basket(c)
    woolOver(c)
  })
  put(c, { x: 2235, y: 1125, scale: 0.8 }, () => {
    terracottaPot(c, tint('Chalk'))
    c.place({ y: -322, scale: 1.5 }, () => rubberPlant(c))
  })
}

/** The paper screen behind the desk: light from outside through a lattice. */
function screen(c: Canvas, x: number, y: number, width: number, height: number): void {
  c.rect(
    x,
    y,
    width,
    height,
    c.radial(
      [
        [0, '#fffdf4'],
        [0.6, '#fbf1dc'],
        [1, '#ead9ba'],
      ],
      [0.35, 0.3],
      0.85,
    ),
  )
  let lattice = ''
  for (let i = 1; i < 8; i++) lattice += trace`M${x + (i * width) / 8} ${y}v${height}`
  for (let i = 1; i < 5; i++) lattice += trace`M${x} ${y + (i * height) / 5}h${width}`
  c.stroke(lattice, '#8a6543', 7)
  c.stroke(trace`M${x} ${y}h${width}v${height}h${-width}ZM${x + width / 2} ${y}v${height}`, '#6f4e33', 22)
}

function kumoHero(c: Canvas): void {
  room(c, 'sand', { horizon: 800, window: 0 })
  screen(c, 980, -20, 1160, 700)
  c.path('M900 802 L2240 802 L2400 1200 L620 1200 Z', '#fff6df', { 'fill-opacity': 0.22, filter: c.blur(24) })
  put(c, { x: 2090, y: 930, scale: 1.02 }, () => penPot(c, tint('Indigo')))
  put(c, { x: 1310, y: 1030, scale: 1.02 }, () => paperStack(c))
  put(c, { x: 1310, y: 948 }, () => paperweight(c))
  put(c, { x: 1745, y: 970, scale: 0.96 }, () => inkBottle(c, tint('Evening Rain')))
  put(c, { x: 1900, y: 1090, scale: 0.62 }, () => tapeRoll(c, 190, 110, tint('Tea'), 'stripes'))
  put(c, { x: 2140, y: 1110, scale: 0.58 }, () => tapeRoll(c, 180, 110, tint('Persimmon'), 'dots'))
  put(c, { x: 880, y: 960, scale: 0.98 }, () => teapot(c, tint('Charcoal')))
  put(c, { x: 640, y: 1090, scale: 0.95 }, () => {
    edgeShadow(c, 352)
    book(c, 360, 54, 40, tint('Indigo'))
  })
  put(c, { x: 650, y: 1036, scale: 0.95 }, () => book(c, 320, 44, 34, tint('Persimmon')))
}

/** Every wide picture by the name of its file, without the ending. */
export const scenes: Record<string, Scene> = {
  'northlight-hero': { width: 2400, height: 1200, draw: northlightHero },
  'kumo-hero': { width: 2400, height: 1200, draw: kumoHero },
  'category-lighting': lightingScene,
  'category-kitchen': kitchenScene,
  'category-table': tableScene,
  'category-textiles': textileScene,
  'category-desk': deskScene,
  'category-storage': storageScene,
  'category-garden': gardenScene,
  'category-carry': carryScene,
  'category-paper': paperScene,
  'category-writing-tools': writingScene,
  'category-desk-things': deskThingsScene,
}
