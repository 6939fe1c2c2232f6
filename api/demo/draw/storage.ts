import { type Canvas, d, seeded, trace } from './canvas.ts'
import { lit, mix, ramp, tint } from './color.ts'
import { cap, outline, type Profile, radiusAt, sheen, tilt, turned } from './turned.ts'
import { box, cord, edgeShadow, grain, rod, slab, standingShadow, weave } from './volumes.ts'

const oak = tint('Oak')
const brass = tint('Brass')

/** A round willow basket with two grips; 560 wide, 360 high. */
export function basket(c: Canvas, color = '#b98a56'): void {
  standingShadow(c, 216, 0, 0, 1.05)
  const body: Profile = [
    [276, -340],
    [270, -200],
    [236, -60],
    [206, 0],
  ]
  const shape = outline(body, true)
  turned(c, body, color, 'matte', true)
  c.clip(shape, () => {
    for (let row = 0; row < 13; row++) {
      const y = -326 + row * 26
      const r = radiusAt(body, Math.min(0, y))
      const arc = trace`M${-r} ${y}A${r} ${r * tilt} 0 0 0 ${r} ${y}`
      c.stroke(arc, lit(color, row % 2 === 0 ? 0.09 : -0.1), 13, {
        'stroke-dasharray': '34 14',
        'stroke-dashoffset': row % 2 === 0 ? 0 : 24,
        'stroke-opacity': 0.62,
        'stroke-linecap': 'butt',
      })
      c.stroke(arc, '#4b2f18', 2.5, { 'stroke-opacity': 0.3 })
    }
  })
  for (const y of [-338, -326]) {
    const r = radiusAt(body, y) + 4
    const rim = trace`M${-r} ${y}A${r} ${r * tilt} 0 0 0 ${r} ${y}`
    c.stroke(rim, lit(color, -0.14), 18)
    c.stroke(rim, lit(color, 0.08), 15, { 'stroke-dasharray': '20 7', 'stroke-linecap': 'butt' })
  }
  c.path(
    shape,
    c.linear([
      [0, '#fff', 0.06],
      [0.3, '#fff', 0.12],
      [0.6, '#2a1a0c', 0],
      [1, '#2a1a0c', 0.34],
    ]),
  )
  for (const side of [-1, 1]) {
    const grip = trace`M${side * 262}-318c${side * 80}-20 ${side * 76} 90 ${side * -4} 74`
    cord(c, grip, color, 20)
  }
}

/** What shows of the inside of the basket, behind what lies in it. */
export function basketInside(c: Canvas, color = '#b98a56'): void {
  c.ellipse(0, -338, 280, 280 * tilt, lit(color, -0.24))
  c.ellipse(0, -338, 278, 278 * tilt, 'none', {
    stroke: lit(color, -0.02),
    'stroke-width': 16,
    'stroke-dasharray': '20 7',
  })
}

/** The folded wool in a basket, drawn between its inside and its front. */
export function woolInside(c: Canvas): void {
  const tone = tint('Rust')
  const wool = 'M-204-330C-214-410-190-436-120-438L120-446C196-446 214-420 206-330C120-280-100-280-204-330Z'
  c.path(wool, c.linear(ramp(tone, 0.1, 0, -0.12), [0, 0], [1, 0.6]))
  weave(c, wool, 8, 0.12)
  c.stroke('M-200-384C-80-398 90-402 206-392', lit(tone, -0.2), 9, {
    'stroke-opacity': 0.5,
    filter: c.blur(3),
  })
  c.stroke('M-194-398C-80-411 90-415 200-406', lit(tone, 0.12), 5, { 'stroke-opacity': 0.6 })
}

/** The end of the wool that hangs over the rim, with its fringe, drawn after the basket. */
export function woolOver(c: Canvas): void {
  const tone = tint('Rust')
  const over = 'M34-424C80-442 176-442 204-414C216-370 214-290 206-178L56-160C48-260 50-350 34-430Z'
  c.place({ x: 12, y: 10 }, () => c.path(over, '#2a160c', { 'fill-opacity': 0.35, filter: c.blur(8) }))
  c.path(over, c.linear(ramp(tone, 0.1, 0.02, -0.1), [0, 0], [0.3, 1]))
  weave(c, over, 8, 0.12)
  c.stroke('M52-196L208-214M52-208L209-226', '#f3ddc4', 5, { 'stroke-opacity': 0.6 })
  let fringe = ''
  for (let i = 0; i < 12; i++)
    fringe += trace`M${60 + i * 12.8} ${-160 - i * 1.5}q${(i % 3) * 3 - 3} 20 ${(i % 2) * 4 - 2} 40`
  c.stroke(fringe, lit(tone, -0.06), 7)
  c.place({ x: -2 }, () => c.stroke(fringe, lit(tone, 0.1), 3))
}

/** A rail with turned pegs on a wall; its middle is the origin. */
export function pegRail(c: Canvas, color: string, pegs: number, width: number): void {
  const board = slab(width, 84, 12)
  c.place({ x: 10, y: 16 }, () => c.path(board, '#33241d', { 'fill-opacity': 0.32, filter: c.blur(9) }))
  c.path(board, c.linear(ramp(color, 0.08, 0, -0.1), [0, 0], [0.1, 1]))
  grain(c, board, [-width / 2, -42, width, 84], color, { lines: 6, seed: 6 })
  for (let i = 0; i < pegs; i++) {
    const x = pegs === 1 ? 0 : -width / 2 + 160 + (i * (width - 320)) / (pegs - 1)
    c.ellipse(x + 14, 24, 30, 26, '#33241d', { 'fill-opacity': 0.3, filter: c.blur(6) })
    c.ellipse(x, 4, 17, 17, lit(color, -0.2))
    c.ellipse(x + 1, 10, 27, 27, lit(color, -0.15))
    c.ellipse(x, 6, 27, 27, c.radial(ramp(color, 0.14, 0, -0.12), [0.36, 0.3], 0.75))
  }
}

/** A bag that hangs from a peg at the origin. */
export function hangingBag(c: Canvas, color: string): void {
  c.stroke('M-90 260 C-80 120 -20 0 0 0 C20 0 84 120 92 260', lit(color, -0.08), 18)
  const shape = 'M-150 250 C-60 262 60 262 152 250 L168 560 C80 584 -80 584 -166 560 Z'
  c.place({ x: 18, y: 18 }, () => c.path(shape, '#33241d', { 'fill-opacity': 0.28, filter: c.blur(12) }))
  c.path(shape, c.linear(ramp(color, 0.07, 0, -0.12), [0, 0], [1, 0.5]))
  weave(c, shape, 7, 0.1)
  c.stroke('M-70 280 C-80 380 -60 460 -90 560 M70 280 C60 400 90 470 80 560', lit(color, -0.18), 16, {
    'stroke-opacity': 0.35,
    filter: c.blur(7),
  })
}

/** A clothes brush that hangs from a peg at the origin. */
export function hangingBrush(c: Canvas): void {
  c.stroke('M0 0 C-14 40 -12 60 0 90 C12 60 14 40 0 0', '#7a5334', 5)
  const wood = '#a9753f'
  const back = slab(66, 320, 32, 0, 250)
  c.place({ x: 14, y: 14 }, () => c.path(back, '#33241d', { 'fill-opacity': 0.28, filter: c.blur(8) }))
  c.path(
    slab(84, 170, 8, 18, 310),
    c.linear([
      [0, '#6a5546'],
      [1, '#3f332b'],
    ]),
  )
  c.path(back, c.linear(ramp(wood, 0.12, 0, -0.14)))
  grain(c, back, [-33, 90, 66, 320], wood, { lines: 4, upright: true })
}

/** A stacking crate of folded steel; 560 wide, 300 high. */
export function crate(c: Canvas, color: string): void {
  const inset = 34
  c.path(trace`M-276-290L${-276 + inset}-356H${276 - inset}L276-290Z`, lit(color, -0.2))
  c.path(trace`M${-276 + inset}-356H${276 - inset}l4 10H${-276 + inset - 4}Z`, lit(color, 0.06))
}

/** The front of the crate, drawn after what lies in it. */
export function crateFront(c: Canvas, color: string): void {
  const front =
    'M-280 -296 H280 L272 -8 a8 8 0 0 1 -8 8 H-264 a8 8 0 0 1 -8 -8 Z M-76 -226 a22 22 0 0 0 0 44 H76 a22 22 0 0 0 0 -44 Z'
  c.path(front, c.linear(ramp(color, 0.06, 0, -0.1), [0, 0], [1, 0.5]), { 'fill-rule': 'evenodd' })
  c.path('M-76 -226 a22 22 0 0 0 0 44 H76 a22 22 0 0 0 0 -44 Z', lit(color, -0.34), { 'fill-opacity': 0.55 })
  c.stroke('M-76 -182 H76 a22 22 0 0 0 22 -22', lit(color, 0.15), 4, { 'stroke-opacity': 0.7 })
  c.stroke('M-278 -293 H278', lit(color, 0.15), 7)
  c.stroke('M-274 -262 H274', lit(color, -0.14), 3, { 'stroke-opacity': 0.5 })
  c.stroke('M-268 -40 H268', lit(color, -0.14), 3, { 'stroke-opacity': 0.5 })
  for (const x of [-246, 246]) c.ellipse(x, -150, 8, 8, lit(color, -0.2))
}

/** A canister with a cork lid. */
export function canister(c: Canvas, color: string, r: number, height: number): void {
  standingShadow(c, r)
  const body: Profile = [
    [r * 0.94, -height],
    [r, -height + 16],
    [r, -14],
    [r * 0.93, 0],
  ]
  turned(c, body, color, 'gloss')
  sheen(c, body, -height + 34, -30, 0.4)
  const cork: Profile = [
    [r * 0.84, -height - 46],
    [r * 0.86, -height - 38],
    [r * 0.82, -height + 2],
  ]
  const tone = '#c69a66'
  turned(c, cork, tone, 'wood')
  cap(c, r * 0.84, -height - 46, tone)
  const next = seeded(height)
  const pores = Array.from({ length: 22 }, () =>
    d('M', Math.round((next() - 0.5) * r * 1.5), Math.round(-height - 56 + next() * 54), 'h3'),
  ).join('')
  c.stroke(pores, '#7c5530', 4, { 'stroke-opacity': 0.5 })
  c.rect(-r * 0.5, -height * 0.56, r, Math.min(70, height * 0.3), '#4a4c4e', 8)
  c.stroke(
    trace`M${-r * 0.3} ${-height * 0.56 + Math.min(38, height * 0.16)}q${r * 0.1}-22 ${r * 0.18} 0t${r * 0.2}-2t${r * 0.18} 0`,
    '#f0ece2',
    4,
  )
}

/** A plank on two brass brackets; its front edge is centered at the origin. */
export function wallShelf(c: Canvas, color: string, width: number): void {
  c.rect(-width / 2 + 20, 30, width, 70, '#33241d', 20, { 'fill-opacity': 0.3, filter: c.blur(20) })
  for (const x of [-width * 0.34, width * 0.34]) {
    c.stroke(trace`M${x + 12} 0V130`, '#33241d', 12, { 'stroke-opacity': 0.3, filter: c.blur(6) })
    rod(c, [x, -6], [x, 128], [18, 18], brass, 1)
    c.ellipse(x, 104, 5, 5, lit(brass, -0.2))
  }
  c.place({ y: 26 }, () => {
    const { front, top } = box(c, width, 46, 60, color, 12)
    grain(c, front, [-width / 2, -46, width, 46], color, { lines: 4, seed: 3 })
    grain(c, top, [-width / 2, -106, width, 60], color, { lines: 5, seed: 5 })
  })
}

/** A canvas bag in a frame of dowels; 460 wide, 660 high. */
export function hamper(c: Canvas): void {
  edgeShadow(c, 400, -8)
  rod(c, [180, -640], [-190, -30], [22, 22], lit(oak, -0.12), 0.1)
  rod(c, [-170, -640], [200, -30], [22, 22], lit(oak, -0.14), 0.1)
  const cloth = '#e8decb'
  const bag =
    'M-206 -604 C-120 -582 120 -582 206 -604 C212 -420 190 -240 176 -96 C120 -58 -120 -58 -176 -96 C-190 -240 -212 -420 -206 -604 Z'
  c.ellipse(0, -606, 206, 34, lit(cloth, -0.16))
  c.path(
    'M-120 -610 C-60 -680 40 -664 70 -620 C110 -650 150 -630 160 -600 C80 -570 -80 -574 -120 -610 Z',
    c.linear(
      [
        [0, '#a9bcc0'],
        [1, '#7d959c'],
      ],
      [0, 0],
      [1, 1],
    ),
  )
  c.path(
    'M-150 -604 C-110 -650 -40 -640 -20 -596 C-60 -584 -110 -588 -150 -604 Z',
    c.linear(
      [
        [0, '#d8a48a'],
        [1, '#bb7f64'],
      ],
      [0, 0],
      [1, 1],
    ),
  )
  c.path(bag, c.linear(ramp(cloth, 0.03, 0, -0.13), [0, 0], [1, 0.3]))
  weave(c, bag, 8, 0.1)
  for (const [x, strength] of [
    [-110, 0.3],
    [-10, 0.22],
    [96, 0.34],
  ] as const)
    c.stroke(trace`M${x}-580C${x + 16}-420 ${x - 12}-260 ${x * 0.86}-90`, lit(cloth, -0.22), 18, {
      'stroke-opacity': strength,
      filter: c.blur(8),
    })
  c.stroke('M-206 -604 C-120 -582 120 -582 206 -604', lit(cloth, -0.1), 10)
  for (const side of [-1, 1])
    cord(c, trace`M${side * 60}-588c${side * 6} 90 ${side * 80} 90 ${side * 84}-6`, '#c9b48e', 13)
  for (const side of [-1, 1])
    rod(c, [side * -196, -662], [side * 214, 0], [24, 24], side === 1 ? oak : lit(oak, -0.05), 0.4)
  c.ellipse(0, -330, 14, 14, c.radial(ramp(brass, 0.2, -0.14), [0.35, 0.3], 0.8))
  rod(c, [-226, -650], [-170, -650], [24, 24], oak)
  rod(c, [170, -650], [226, -650], [24, 24], oak)
}

/** A stool with two steps; 560 wide, 560 high. */
export function stepStool(c: Canvas, color: string): void {
  edgeShadow(c, 470)
  const dark = lit(color, -0.16)
  c.path('M-190 -300 H210 L226 -6 H186 L176 -260 H-156 L-166 -6 H-206 Z', lit(color, -0.22))
  const side = 'M-206 -500 L-170 -500 L-196 0 L-236 0 Z'
  c.path(side, c.linear(ramp(color, 0.04, -0.06)))
  c.place({ flip: true }, () =>
    c.path(
      side,
      c.linear([
        [0, dark],
        [1, lit(color, -0.08)],
      ]),
    ),
  )
  grain(c, side, [-236, -500, 70, 500], color, { lines: 3, upright: true })
  c.place({ y: -206 }, () => {
    const { front, top } = box(c, 520, 40, 110, color, 8)
    grain(c, top, [-260, -150, 520, 110], color, { lines: 6, seed: 11 })
    grain(c, front, [-260, -40, 520, 40], color, { lines: 3, seed: 2 })
  })
  c.path('M-200 -206 H200 V-168 Q0 -190 -200 -168 Z', '#2a1e1c', { 'fill-opacity': 0.3 })
  c.place({ y: -494 }, () => {
    const { front, top } = box(c, 470, 42, 96, color, 8)
    grain(c, top, [-235, -138, 470, 96], color, { lines: 7, seed: 4 })
    grain(c, front, [-235, -42, 470, 42], color, { lines: 3, seed: 9 })
    c.path('M-62 -92 h124 a10 10 0 0 1 0 22 h-124 a10 10 0 0 1 0 -22 Z', mix(color, '#1c120a', 0.75))
    c.stroke('M-62 -70 h124', lit(color, 0.1), 3)
  })
  for (const x of [-186, 186]) c.rect(x - 12, -530, 24, 26, lit(color, -0.13), 2)
}
