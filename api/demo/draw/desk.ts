import { type Canvas, type Stop, trace } from './canvas.ts'
import { lit, mix, ramp, tint } from './color.ts'
import { cap, mouth, outline, type Profile, sheen, turned } from './turned.ts'
import { box, edgeShadow, grain, lyingShadow, rod, slab, standingShadow, stitches, weave } from './volumes.ts'

const brass = tint('Brass')
const oak = tint('Oak')

/** A closed book lying on its side, its spine to the front. */
export function book(c: Canvas, width: number, height: number, depth: number, color: string): void {
  const { front } = box(c, width, height, depth, color, 8)
  c.rect(-width / 2 + 26, -height + 8, 10, height - 16, lit(color, 0.2), 0, { 'fill-opacity': 0.6 })
  c.rect(width / 2 - 36, -height + 8, 10, height - 16, lit(color, 0.2), 0, { 'fill-opacity': 0.6 })
  c.rect(-width * 0.16, -height * 0.62, width * 0.32, height * 0.2, lit(color, 0.28), 3, {
    'fill-opacity': 0.8,
  })
  weave(c, front, 6, 0.06)
}

/** A book standing upright, its spine to the front. */
export function standingBook(c: Canvas, x: number, width: number, height: number, color: string): void {
  const shape = slab(width - 2, height, 5, x, -height / 2)
  c.path(
    shape,
    c.linear([
      [0, lit(color, -0.04)],
      [0.25, lit(color, 0.07)],
      [0.6, color],
      [1, lit(color, -0.14)],
    ]),
  )
  const line = lit(color, 0.24)
  c.rect(x - width / 2 + 5, -height + 30, width - 12, 5, line, 0, { 'fill-opacity': 0.7 })
  c.rect(x - width / 2 + 5, -height + 42, width - 12, 3, line, 0, { 'fill-opacity': 0.7 })
  c.rect(x - width * 0.14, -height * 0.68, width * 0.28, height * 0.34, line, 2, { 'fill-opacity': 0.55 })
  c.rect(x - width / 2 + 5, -40, width - 12, 4, line, 0, { 'fill-opacity': 0.6 })
}

/** A notebook seen from above; 440 × 620 around the origin, its spine to the left. */
export function notebook(c: Canvas, color: string, label?: string): void {
  const cover = slab(440, 620, 14)
  lyingShadow(c, slab(446, 626, 12, 2, 2), 18)
  c.path(slab(436, 616, 8, 6, 7), '#f4ecdc')
  c.path(slab(436, 616, 8, 4, 4), '#e4d8c2')
  c.path(cover, c.linear(ramp(color, 0.05, 0, -0.08), [0, 0], [1, 1]))
  weave(c, cover, 7, 0.12)
  c.rect(
    -220,
    -310,
    46,
    620,
    c.linear([
      [0, lit(color, -0.1), 0.7],
      [0.4, lit(color, 0.08), 0.35],
      [1, lit(color, -0.14), 0.55],
    ]),
    10,
  )
  c.stroke('M-172 -308 V308', lit(color, -0.2), 3, { 'stroke-opacity': 0.5 })
  if (label !== undefined) {
    c.rect(-60, -200, 190, 130, '#2a1e1c', 0, { 'fill-opacity': 0.16, transform: 'translate(3 4)' })
    c.rect(-60, -200, 190, 130, label)
    for (const y of [-160, -132, -104])
      c.stroke(trace`M-36 ${y}h${y === -160 ? 140 : 100}`, '#8a7a68', 3, { 'stroke-opacity': 0.6 })
  } else c.rect(60, 226, 96, 6, lit(color, 0.26), 2, { 'fill-opacity': 0.8 })
}

/** The ribbon of a notebook, from its lower edge. */
export function ribbon(c: Canvas, color: string): void {
  c.path(
    'M60 306 C64 350 40 372 56 420 L44 436 L34 424 C22 372 46 350 44 306 Z',
    c.linear(ramp(color, 0.1, -0.1)),
  )
}

/** A six-sided pencil from the origin to the right, `length` long. */
export function pencil(c: Canvas, length: number, color: string, plain = false): void {
  const shape = trace`M0-11H${length - 62}L${length} 0L${length - 62} 11H0Z`
  lyingShadow(c, shape, 9)
  const body = trace`M0-11H${length - 62}l5 4l-5 4l5 4l-5 4l4 6H0Z`
  c.path(
    trace`M${length - 66}-11L${length} 0L${length - 66} 11Z`,
    c.linear(
      [
        [0, '#efd3a6'],
        [1, '#c39a62'],
      ],
      [0, 0],
      [0, 1],
    ),
  )
  c.path(trace`M${length - 22}-4L${length} 0L${length - 22} 4Z`, '#3c3a3b')
  c.path(
    body,
    c.linear(
      [
        [0, lit(color, 0.12)],
        [0.34, lit(color, 0.1)],
        [0.36, color],
        [0.68, color],
        [0.7, lit(color, -0.12)],
        [1, lit(color, -0.14)],
      ],
      [0, 0],
      [0, 1],
    ),
  )
  if (plain) grain(c, body, [0, -11, length - 62, 22], color, { lines: 3, seed: length })
  else c.rect(0, -11, 16, 22, lit(color, -0.2), 3)
}

/** A six-sided metal ballpoint from the origin to the right; 780 long. */
export function ballpoint(c: Canvas, color: string): void {
  const shape = 'M0 -16 H30 V-24 H620 L740 -10 V10 L620 24 H30 V16 H0 Z'
  lyingShadow(c, shape, 18)
  const faces: Stop[] = [
    [0, lit(color, 0.16)],
    [0.3, lit(color, 0.2)],
    [0.32, lit(color, 0.02)],
    [0.66, color],
    [0.68, lit(color, -0.14)],
    [1, lit(color, -0.16)],
  ]
  c.rect(-26, -12, 60, 24, c.linear(ramp(color, 0.2, -0.02, -0.18), [0, 0], [0, 1]), 6)
  c.path('M24 -24 H620 V24 H24 Z', c.linear(faces, [0, 0], [0, 1]))
  c.path('M620 -24 L728 -9 V9 L620 24 Z', c.linear(faces, [0, 0], [0, 1]))
  c.path(
    'M728 -9 L752 -3 V3 L728 9 Z',
    c.linear(
      [
        [0, '#f4f4f2'],
        [1, '#8d8e90'],
      ],
      [0, 0],
      [0, 1],
    ),
  )
  c.stroke('M620 -24 V24', lit(color, -0.2), 3, { 'stroke-opacity': 0.6 })
  c.stroke('M420 -24 V24 M426 -24 V24', lit(color, -0.2), 2, { 'stroke-opacity': 0.5 })
  const clip = 'M52 -6 H300 q10 6 0 12 H52 Z'
  c.place({ x: 4, y: 7 }, () => c.path(clip, '#2a1e1c', { 'fill-opacity': 0.35 }))
  c.path(
    clip,
    c.linear(
      [
        [0, '#fafaf8'],
        [0.5, '#c8c9c9'],
        [1, '#939597'],
      ],
      [0, 0],
      [0, 1],
    ),
  )
}

/** A hollow milled into a board. */
function bay(c: Canvas, shape: string): void {
  c.path(shape, c.linear(ramp(oak, -0.2, -0.1, -0.02), [0, 0], [0.7, 1]))
  c.stroke(shape, lit(oak, 0.1), 3, { 'stroke-opacity': 0.6 })
}

/** An oak tray with five bays, seen from above; 900 × 400 around the origin. */
export function deskTray(c: Canvas): void {
  const board = slab(900, 400, 44)
  lyingShadow(c, board, 26)
  c.path(slab(900, 400, 44, 3, 8), lit(oak, -0.2))
  c.path(board, c.linear(ramp(oak, 0.08, 0, -0.06), [0, 0], [1, 1]))
  grain(c, board, [-450, -200, 900, 400], oak, { lines: 13, seed: 8 })
  bay(c, slab(560, 130, 40, -136, 96))
  bay(c, slab(170, 150, 34, -331, -94))
  bay(c, slab(170, 150, 34, -131, -94))
  bay(c, slab(250, 44, 22, 108, -94))
  bay(c, 'M212 60 a98 98 0 1 1 196 0 a98 98 0 1 1 -196 0 Z')
  c.place({ x: -380, y: 78, rotate: 2, scale: 0.66 }, () => ballpoint(c, brass))
  c.place({ x: -370, y: 122, rotate: -2 }, () => pencil(c, 430, '#b1523c'))
  for (const [x, y, turn] of [
    [-350, -110, 20],
    [-316, -84, 80],
    [-340, -66, -40],
  ] as const) {
    c.place({ x, y, rotate: turn }, () =>
      c.stroke('M-22 -8 H20 q10 8 0 16 H-14 q-8 -6 0 -9 H14', '#a4a7a9', 4),
    )
  }
  c.ellipse(-131, -112, 30, 30, 'none', { stroke: lit(brass, -0.03), 'stroke-width': 7 })
  c.stroke('M-131 -80 L-116 -44 M-124 -62 l14 -4 M-119 -52 l12 -4', lit(brass, -0.05), 9)
  for (const [x, y] of [
    [280, 40],
    [330, 74],
    [296, 96],
  ] as const) {
    c.ellipse(x + 3, y + 4, 27, 27, '#2a1e1c', { 'fill-opacity': 0.3 })
    c.ellipse(x, y, 27, 27, c.radial(ramp(brass, 0.16, -0.1), [0.35, 0.3], 0.8))
  }
}

/** A thick-walled pot with pens in it; 300 high, or 560 with the pens. */
export function penPot(c: Canvas, color: string): void {
  standingShadow(c, 116)
  c.ellipse(0, -292, 118, 20, lit(color, -0.18))
  rod(c, [-40, -240], [-92, -520], [17, 17], '#b1523c', 0.3)
  c.path('M-101 -518 L-100 -562 L-83 -521 Z', '#e6c392')
  rod(c, [-8, -240], [-26, -560], [17, 17], '#d9a544', 0.3)
  c.path('M-35 -560 L-29 -602 L-17 -560 Z', '#e6c392')
  rod(c, [30, -240], [34, -500], [12, 15], '#5d4535', 0.3)
  rod(c, [34, -498], [35, -536], [18, 20], '#c2c3c2', 0.9)
  c.path('M24 -534 C18 -580 34 -600 36 -622 C48 -600 52 -570 46 -534 Z', '#4b3c33')
  c.path(
    'M60 -240 L96 -556 L128 -552 L92 -236 Z',
    c.linear([
      [0, '#ead0a0'],
      [1, '#c69c60'],
    ]),
  )
  for (let i = 0; i < 9; i++)
    c.stroke(trace`M${92 - i * 3.6} ${-540 + i * 32}l${i % 2 === 0 ? 14 : 8} 1.4`, '#6c4d2b', 2)
  const body: Profile = [
    [120, -300],
    [118, -150],
    [116, -10],
    [110, 0],
  ]
  turned(c, body, color)
  const lip = 'M-120-300A120 20.4 0 0 0 120-300'
  c.stroke(lip, lit(color, 0.1), 9)
  sheen(c, body, -262, -50, 0.22)
}

/** A round clock; its middle is the origin, r its radius. */
export function clock(c: Canvas, color: string, r: number): void {
  c.ellipse(20, 28, r, r, '#33241d', { 'fill-opacity': 0.36, filter: c.blur(18) })
  c.ellipse(0, 0, r, r, c.linear(ramp(color, 0.1, 0, -0.16), [0.1, 0.05], [0.9, 1]))
  c.ellipse(0, 0, r * 0.9, r * 0.9, c.linear(ramp(color, -0.18, 0.08), [0.1, 0.05], [0.9, 1]))
  const face = '#f8f3e7'
  c.ellipse(
    0,
    0,
    r * 0.875,
    r * 0.875,
    c.linear(
      [
        [0, lit(face, -0.09)],
        [0.25, face],
        [1, '#fffcf4'],
      ],
      [0.1, 0.05],
      [0.9, 1],
    ),
  )
  for (let i = 0; i < 60; i++) {
    if (i % 5 === 0)
      c.place({ rotate: i * 6 }, () =>
        c.rect(-r * 0.013, -r * 0.79, r * 0.026, r * (i % 15 === 0 ? 0.13 : 0.09), '#3f3a37', 2),
      )
  }
  const dots = Array.from(
    { length: 60 },
    (_, i) => trace`M${Math.sin(i * 0.10472) * r * 0.78} ${-Math.cos(i * 0.10472) * r * 0.78}h0`,
  ).join('')
  c.stroke(dots, '#3f3a37', r * 0.012)
  const hand = (turn: number, length: number, width: number, tone: string) =>
    c.place({ rotate: turn }, () => c.rect(-width / 2, -length, width, length + r * 0.12, tone, width / 2))
  c.place({ x: 5, y: 7, opacity: 0.2 }, () => {
    hand(305, r * 0.46, r * 0.045, '#2a1e1c')
    hand(50, r * 0.68, r * 0.032, '#2a1e1c')
  })
  hand(305, r * 0.46, r * 0.045, '#3f3a37')
  hand(50, r * 0.68, r * 0.032, '#3f3a37')
  hand(200, r * 0.7, r * 0.011, '#b5523a')
  c.ellipse(0, 0, r * 0.036, r * 0.036, '#b5523a')
  c.path(
    trace`M${-r * 0.7} ${-r * 0.42}A${r * 0.82} ${r * 0.82} 0 0 1 ${-r * 0.1} ${-r * 0.81}L${r * 0.14} ${-r * 0.8}L${-r * 0.6} ${r * 0.1}Z`,
    '#fff',
    { 'fill-opacity': 0.16 },
  )
}

/** One steel arch of a pair of bookends; 190 wide, 300 high. */
export function bookend(c: Canvas, color: string): void {
  edgeShadow(c, 180)
  const arch = 'M-95 0 V-205 a95 95 0 0 1 190 0 V0 H47 V-205 a47 47 0 0 0 -94 0 V0 Z'
  c.place({ x: 12, y: -6 }, () => c.path(arch, lit(color, -0.17)))
  c.path(arch, c.linear(ramp(color, 0.07, 0, -0.06), [0, 0], [1, 1]))
  c.stroke('M-93 -4 V-205 a93 93 0 0 1 160 -66', lit(color, 0.18), 4, { 'stroke-opacity': 0.8 })
}

/** A felt mat with a leather edge, seen from above; 960 × 560 around the origin. */
export function deskMat(c: Canvas, color: string): void {
  const mat = slab(960, 560, 26)
  lyingShadow(c, mat, 12)
  c.path(mat, c.linear(ramp(color, 0.06, 0, -0.06), [0, 0], [1, 1]))
  const fiber =
    '<path d="M2 3l5 2M12 8l4 -3M8 13l5 1M17 16l3 -2M1 17l3 1" stroke="#fff" stroke-opacity=".16" stroke-width="1.2"/><path d="M6 9l4 2M15 2l4 1M3 12l3 -2M12 18l4 0" stroke="#1e1a18" stroke-opacity=".2" stroke-width="1.2"/>'
  c.path(mat, c.pattern(20, 20, fiber, 12))
  const leather = '#ad6f43'
  c.path(
    'M-480 214 H480 V254 a26 26 0 0 1 -26 26 H-454 a26 26 0 0 1 -26 -26 Z',
    c.linear(ramp(leather, 0.05, 0, -0.12), [0, 0], [0, 1]),
  )
  stitches(c, 'M-462 226 H462', '#efd9b8', 3)
}

/** A plain pot for desk or sill, empty; used in scenes. */
export function tumblerPot(c: Canvas, color: string): void {
  standingShadow(c, 70)
  const body: Profile = [
    [76, -130],
    [74, -40],
    [66, 0],
  ]
  turned(c, body, color)
  mouth(c, 76, -130, lit(color, -0.1), color, 7)
}

/** A flat round tin or coaster. */
export function tin(c: Canvas, color: string, r: number, height: number): void {
  standingShadow(c, r)
  const body: Profile = [
    [r, -height],
    [r, 0],
  ]
  turned(c, body, mix(color, '#ffffff', 0.05), 'matte')
  grain(c, outline(body), [-r, -height, 2 * r, height], color, { lines: 2 })
  cap(c, r, -height, color)
}
