import { type Canvas, trace } from './canvas.ts'
import { lit, mix, ramp, tint } from './color.ts'
import { glassBody, liquid } from './glass.ts'
import { dipped, specks } from './glaze.ts'
import { mouth, outline, type Profile, radiusAt, roundTones, seam, sheen, tilt, turned } from './turned.ts'
import { cord, glow, standingShadow } from './volumes.ts'

const brass = tint('Brass')

/** A mug with a handle to the right; 250 high. */
export function mug(c: Canvas, color: string): void {
  standingShadow(c, 116)
  cord(c, 'M108-196C216-214 214-54 106-72', lit(color, -0.05), 27)
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
      const fill = c.radial(ramp(color, 0.1, 0, -0.16), [0.34, 0.28], 0.8)
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
  const front = trace`M${-r}-214A${r} ${r * tilt} 0 0 0 ${r}-214C${r - 4}-140 214-40 122-22L114 0A114 20 0 0 1-114 0L-122-22C-214-40 ${4 - r}-140 ${-r}-214Z`
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
  c.stroke(trace`M${-r}-214A${r} ${r * tilt} 0 0 0 ${r}-214`, lit(color, 0.1), 7)
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

/** A round teapot with a bamboo handle; the spout to the left; 470 high. */
export function teapot(c: Canvas, color: string): void {
  standingShadow(c, 160)
  cord(c, 'M-132-232C-170-500 170-500 132-232', '#b98e4e', 22)
  for (let i = 0; i < 11; i++) {
    const t = 0.3 + i * 0.04
    const u = 1 - t
    const x = u ** 3 * -132 + 3 * u * u * t * -170 + 3 * u * t * t * 170 + t ** 3 * 132
    const y = u ** 3 * -232 + 3 * u * t * -500 + t ** 3 * -232
    c.place({ x, y, rotate: (t - 0.5) * 150 }, () => c.stroke('M-3 -12 L3 12', '#7c5a2a', 6))
  }
  c.path(
    'M-150-116C-226-130-214-206-262-234L-232-258C-180-226-178-190-128-188Z',
    c.linear(ramp(color, 0.05, -0.16), [0.3, 0], [0.6, 1]),
  )
  c.path('M-262-234L-232-258l-10-4l-26 20Z', lit(color, -0.25))
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
  c.stroke(trace`M0 ${top}v-20`, '#4a3a2c', 4)
  c.path(
    trace`M0 ${top - 104}C30 ${top - 56} 20 ${top - 14} 0 ${top - 14}C-20 ${top - 14}-26 ${top - 56} 0 ${top - 104}Z`,
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
