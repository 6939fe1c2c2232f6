import { type Canvas, d, type Stop, seeded } from './canvas.ts'
import { lit, mix, tint } from './color.ts'
import { glassBody, liquid } from './kitchen.ts'
import {
  beltBetween,
  mouth,
  outline,
  type Profile,
  radiusAt,
  roundTones,
  seam,
  sheen,
  tilt,
  turned,
} from './turned.ts'
import { cord, glow, lyingShadow, slab, standingShadow, weave } from './volumes.ts'

const rawClay = '#cbb08f'
const brass = tint('Brass')

/** Specks of iron in a glaze; the same ones in every run. */
export function specks(
  c: Canvas,
  shape: string,
  area: readonly [number, number, number, number],
  count = 40,
): void {
  const [left, top, width, height] = area
  const next = seeded(count)
  const dots = (share: number) =>
    Array.from({ length: Math.round(count * share) }, () =>
      d('M', Math.round(left + next() * width), Math.round(top + next() * height), 'h0'),
    ).join('')
  c.clip(shape, () => {
    c.stroke(dots(0.6), '#5b4634', 2.6, { 'stroke-opacity': 0.45 })
    c.stroke(dots(0.3), '#5b4634', 4.4, { 'stroke-opacity': 0.5 })
  })
}

/** Glaze over the upper part of a pot; where it ends the line runs a little. */
export function dipped(c: Canvas, profile: Profile, glaze: string, end: number): void {
  const top = profile[0]![1]
  turned(c, profile, rawClay)
  const belt = beltBetween(profile, top, end)
  c.path(belt, c.linear(roundTones(glaze, 'gloss')))
  const dark = mix(glaze, '#241c26', 0.75)
  c.path(
    belt,
    c.linear(
      [
        [0, '#fff', 0.08],
        [0.5, dark, 0],
        [1, dark, 0.16],
      ],
      [0, 0],
      [0, 1],
    ),
  )
  seam(c, profile, end, lit(glaze, -0.16), 5, 0.5)
  seam(c, profile, end - 4, lit(glaze, 0.12), 2.5, 0.5)
}

/** A mug with a handle to the right; 250 high. */
export function mug(c: Canvas, color: string): void {
  standingShadow(c, 116)
  cord(c, d('M', 108, -196, 'C', 216, -214, 214, -54, 106, -72), lit(color, -0.05), 27)
  const body: Profile = [
    [122, -250],
    [124, -170],
    [120, -60],
    [106, -12],
    [96, 0],
  ]
  dipped(c, body, color, -64)
  specks(c, outline(body), [-120, -230, 240, 230], 34)
  sheen(c, body, -216, -90, 0.5)
  mouth(c, 122, -250, lit(color, 0.04), color, 9)
}

/** A flat plate seen from above; r is its radius. */
export function plate(c: Canvas, color: string, r: number): void {
  const round = d('M', -r, 0, 'a', r, r, 0, 1, 0, 2 * r, 0, 'a', r, r, 0, 1, 0, -2 * r, 0, 'Z')
  lyingShadow(c, round, r * 0.07)
  c.path(
    round,
    c.linear(
      [
        [0, lit(color, 0.1)],
        [0.5, lit(color, -0.01)],
        [1, lit(color, -0.1)],
      ],
      [0.1, 0.05],
      [0.9, 1],
    ),
  )
  c.ellipse(0, 0, r - 5, r - 5, 'none', { stroke: '#b58e64', 'stroke-width': 5, 'stroke-opacity': 0.5 })
  c.ellipse(
    2,
    3,
    r * 0.9,
    r * 0.9,
    c.linear(
      [
        [0, lit(color, -0.11)],
        [0.35, lit(color, -0.02)],
        [1, lit(color, 0.06)],
      ],
      [0.12, 0.08],
      [0.88, 0.95],
    ),
  )
  c.ellipse(
    3,
    4,
    r * 0.82,
    r * 0.82,
    c.radial(
      [
        [0, lit(color, 0.05)],
        [0.7, lit(color, 0.01)],
        [1, lit(color, -0.03)],
      ],
      [0.36, 0.32],
      0.75,
    ),
  )
  specks(c, round, [-r, -r, 2 * r, 2 * r], 60)
  c.path(
    d(
      'M',
      -r * 0.62,
      -r * 0.28,
      'A',
      r * 0.7,
      r * 0.7,
      0,
      0,
      1,
      -r * 0.2,
      -r * 0.66,
      'A',
      r * 0.86,
      r * 0.86,
      0,
      0,
      0,
      -r * 0.62,
      -r * 0.28,
      'Z',
    ),
    '#fff',
    { 'fill-opacity': 0.4, filter: c.blur(6) },
  )
}

const fruitOrder = [
  [-130, -196, '#8e9a4a', 'pear'],
  [120, -200, '#b8503c', 'apple'],
  [-10, -216, '#c98f3c', 'pear'],
  [30, -180, '#a3a552', 'apple'],
  [-90, -170, '#bb5a40', 'apple'],
] as const

/** A heap of pears and apples behind the front rim of a bowl. */
function fruit(c: Canvas): void {
  for (const [x, y, color, kind] of fruitOrder) {
    c.place({ x, y }, () => {
      const fill = c.radial(
        [
          [0, lit(color, 0.1)],
          [0.5, color],
          [1, lit(color, -0.16)],
        ],
        [0.34, 0.28],
        0.8,
      )
      if (kind === 'apple') c.ellipse(0, 0, 76, 70, fill)
      else
        c.path(
          'M0 -118 C34 -118 34 -74 58 -40 C96 20 60 76 0 76 C-60 76 -96 20 -58 -40 C-34 -74 -34 -118 0 -118 Z',
          fill,
        )
      const stem = kind === 'apple' ? 'M0 -58 q4 -22 14 -30' : 'M0 -116 q4 -22 16 -34'
      c.stroke(stem, '#5a4130', 6)
      c.ellipse(-26, -24, 16, 22, '#fff', { 'fill-opacity': 0.25, filter: c.blur(3) })
    })
  }
}

/** A wide bowl on a narrow foot; 560 wide, 220 high. */
export function servingBowl(c: Canvas, color: string, filled = true): void {
  standingShadow(c, 150, 0, 0, 1.3)
  const r = 282
  c.ellipse(0, -214, r, r * tilt, lit(color, -0.1))
  c.ellipse(0, -210, r - 10, r * tilt - 4, lit(color, -0.16))
  if (filled) fruit(c)
  const body: Profile = [
    [r, -214, 'edge'],
    [276, -170],
    [214, -66],
    [122, -26],
    [114, 0],
  ]
  const dark = mix(color, '#241c26', 0.75)
  const front = d(
    'M',
    -r,
    -214,
    'A',
    r,
    r * tilt,
    0,
    0,
    0,
    r,
    -214,
    'C',
    r - 4,
    -140,
    214,
    -40,
    122,
    -22,
    'L',
    114,
    0,
    'A',
    114,
    20,
    0,
    0,
    1,
    -114,
    0,
    'L',
    -122,
    -22,
    'C',
    -214,
    -40,
    4 - r,
    -140,
    -r,
    -214,
    'Z',
  )
  c.path(front, c.linear(roundTones(color, 'matte')))
  c.path(
    front,
    c.linear(
      [
        [0, '#fff', 0.08],
        [0.4, dark, 0],
        [1, dark, 0.36],
      ],
      [0, 0],
      [0, 1],
    ),
  )
  c.stroke(d('M', -r, -214, 'A', r, r * tilt, 0, 0, 0, r, -214), lit(color, 0.1), 7)
  seam(c, body, -26, lit(color, -0.25), 4, 0.35)
}

/** A bottle-like carafe with an oak stopper; 560 high. */
export function carafe(c: Canvas, color: string): void {
  standingShadow(c, 104, 0, 0, 0.9)
  const body: Profile = [
    [62, -500],
    [50, -450],
    [54, -390],
    [102, -270],
    [116, -120],
    [112, -14],
    [100, 0],
  ]
  liquid(c, body, -210, mix(color, '#d4e6e8', 0.5), 0.55)
  glassBody(c, body, color)
  c.ellipse(0, -500, 62, 62 * tilt, '#fff', {
    'fill-opacity': 0.3,
    stroke: lit(color, -0.15),
    'stroke-width': 3,
    'stroke-opacity': 0.7,
  })
  const stopper: Profile = [
    [30, -566],
    [44, -548],
    [45, -506],
    [40, -478],
  ]
  turned(c, stopper, tint('Oak'), 'wood')
  sheen(c, stopper, -552, -500, 0.3)
}

/** A straight glass with a heavy base; 190 high; with water when told. */
export function tumbler(c: Canvas, color: string, water = false): void {
  standingShadow(c, 84, 0, 0, 0.8)
  const body: Profile = [
    [88, -190],
    [86, -90],
    [80, -10],
    [74, 0],
  ]
  c.ellipse(0, -190, 88, 88 * tilt, lit(color, 0.05), { 'fill-opacity': 0.2 })
  if (water) liquid(c, body, -120, mix(color, '#d4e6e8', 0.5), 0.6)
  glassBody(c, body, color)
  c.ellipse(0, -190, 88, 88 * tilt, 'none', { stroke: '#fff', 'stroke-width': 4, 'stroke-opacity': 0.75 })
  const r = radiusAt(body, -14)
  c.ellipse(0, -16, r - 6, r * tilt, '#fff', { 'fill-opacity': 0.35 })
}

/** Steel of cutlery, lit from the left. */
function brushed(c: Canvas, shape: string): void {
  lyingShadow(c, shape, 10)
  const steel: Stop[] = [
    [0, '#fafaf8'],
    [0.35, '#c3c5c6'],
    [0.7, '#8d9194'],
    [1, '#c3c4c4'],
  ]
  c.path(shape, c.linear(steel))
}

/** Knife, fork, spoon and teaspoon side by side, seen from above; about 560 high around the origin. */
export function cutlery(c: Canvas): void {
  const stem = (y: number, end: number) =>
    d('L', 7, y, 'L', 15, end - 30, 'q', 2, 30, -15, 30, 'q', -17, 0, -15, -30, 'L', -7, y)
  c.place({ x: -150 }, () => {
    brushed(
      c,
      `M-9 -20 ${stem(-20, 330)} Z M-10 -16 C-14 -120 -14 -240 -12 -320 C8 -300 26 -240 24 -40 L10 -14 Z`,
    )
  })
  c.place({ x: -40 }, () => {
    brushed(
      c,
      `M-7 -110 ${stem(-110, 330)} C-30 -130 -36 -170 -36 -320 L-26 -320 L-22 -210 L-16 -210 L-15 -320 L-5 -320 L-4 -210 L4 -210 L5 -320 L15 -320 L16 -210 L22 -210 L26 -320 L36 -320 C36 -170 30 -130 7 -110 Z`,
    )
  })
  const bowl = (w: number, top: number, bottom: number) =>
    d(
      'M',
      0,
      bottom,
      'C',
      -w * 1.3,
      bottom - 20,
      -w,
      top,
      0,
      top,
      'C',
      w,
      top,
      w * 1.3,
      bottom - 20,
      0,
      bottom,
      'Z',
    )
  for (const [x, w, top, neck, end] of [
    [78, 46, -320, -170, 330],
    [176, 34, -190, -80, 250],
  ] as const) {
    c.place({ x }, () => {
      brushed(c, `M-7 ${neck - 10} ${stem(neck, end)} Z`)
      brushed(c, bowl(w, top, neck))
      c.path(
        bowl(w * 0.8, top + 14, neck - 16),
        c.linear(
          [
            [0, '#9fa1a3'],
            [0.6, '#d4d5d4'],
            [1, '#f6f6f4'],
          ],
          [0.1, 0],
          [0.9, 1],
        ),
      )
    })
  }
}

/** A folded napkin seen from above. */
export function napkin(c: Canvas, color: string, width: number, height: number): void {
  const shape = slab(width, height, 10)
  lyingShadow(c, shape, 10)
  c.path(
    shape,
    c.linear(
      [
        [0, lit(color, 0.05)],
        [1, lit(color, -0.05)],
      ],
      [0, 0],
      [1, 1],
    ),
  )
  weave(c, shape, 7, 0.1)
  c.stroke(d('M', width * 0.18, -height / 2, 'V', height / 2), lit(color, -0.14), 3, {
    'stroke-opacity': 0.5,
  })
  c.stroke(d('M', width * 0.18 + 4, -height / 2, 'V', height / 2), lit(color, 0.12), 4, {
    'stroke-opacity': 0.7,
  })
  c.path(slab(width - 28, height - 28, 6), 'none', {
    stroke: lit(color, -0.16),
    'stroke-width': 2.5,
    'stroke-dasharray': '9 7',
    'stroke-opacity': 0.55,
  })
}

/** A round teapot with a bamboo handle; the spout to the left; 470 high. */
export function teapot(c: Canvas, color: string): void {
  standingShadow(c, 160)
  cord(c, d('M', -132, -232, 'C', -170, -500, 170, -500, 132, -232), '#b98e4e', 22)
  for (let i = 0; i < 11; i++) {
    const t = 0.3 + i * 0.04
    const u = 1 - t
    const x = u ** 3 * -132 + 3 * u * u * t * -170 + 3 * u * t * t * 170 + t ** 3 * 132
    const y = u ** 3 * -232 + 3 * u * t * -500 + t ** 3 * -232
    c.place({ x, y, rotate: (t - 0.5) * 150 }, () => c.stroke('M-3 -12 L3 12', '#7c5a2a', 6))
  }
  c.path(
    d(
      'M',
      -150,
      -116,
      'C',
      -226,
      -130,
      -214,
      -206,
      -262,
      -234,
      'L',
      -232,
      -258,
      'C',
      -180,
      -226,
      -178,
      -190,
      -128,
      -188,
      'Z',
    ),
    c.linear(
      [
        [0, lit(color, 0.05)],
        [1, lit(color, -0.16)],
      ],
      [0.3, 0],
      [0.6, 1],
    ),
  )
  c.path(d('M', -262, -234, 'L', -232, -258, 'l', -10, -4, 'l', -26, 20, 'Z'), lit(color, -0.25))
  const body: Profile = [
    [80, -244],
    [140, -208],
    [176, -124],
    [150, -36],
    [106, 0],
  ]
  turned(c, body, color, 'matte')
  specks(c, outline(body), [-176, -244, 352, 240], 36)
  sheen(c, body, -196, -70, 0.4)
  const lid: Profile = [
    [16, -274],
    [62, -262],
    [84, -244],
    [84, -238],
  ]
  turned(c, lid, color, 'matte')
  seam(c, lid, -240, lit(color, -0.3), 4, 0.5)
  const knob: Profile = [
    [14, -310],
    [22, -296],
    [14, -270],
  ]
  turned(c, knob, color, 'gloss')
}

/** A brass candlestick with a burning candle; `height` is that of the brass. */
export function candlestick(c: Canvas, height: number, candle: number): void {
  standingShadow(c, 92)
  const wax: Profile = [
    [25, -height - candle, 'edge'],
    [25, -height],
  ]
  turned(c, wax, '#f3ead8')
  const body: Profile = [
    [40, -height - 14],
    [42, -height + 26],
    [20, -height + 44],
    [17, -height * 0.5],
    [26, -48],
    [86, -24],
    [92, 0],
  ]
  turned(c, body, brass, 'metal')
  sheen(c, body, -20, -4, 0.4)
  c.ellipse(0, -height - 14, 40, 40 * tilt, lit(brass, 0.1))
  c.path(
    outline([
      [25, -height - 40, 'edge'],
      [25, -height - 12],
    ]),
    c.linear(roundTones('#f3ead8', 'matte')),
  )
  const top = -height - candle
  c.ellipse(0, top, 25, 25 * tilt, '#fffaf0')
  glow(c, 0, top - 56, 260, 0.8)
  c.stroke(d('M', 0, top, 'v', -20), '#4a3a2c', 4)
  c.path(
    d(
      'M',
      0,
      top - 104,
      'C',
      30,
      top - 56,
      20,
      top - 14,
      0,
      top - 14,
      'C',
      -20,
      top - 14,
      -26,
      top - 56,
      0,
      top - 104,
      'Z',
    ),
    c.radial(
      [
        [0, '#fffdf0'],
        [0.45, '#ffe08a'],
        [1, '#f6a945'],
      ],
      [0.5, 0.72],
      0.6,
    ),
  )
}
