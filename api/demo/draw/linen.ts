import { type Canvas, type Point, trace } from './canvas.ts'
import { lit, ramp } from './color.ts'
import { edgeShadow, stitches, weave } from './volumes.ts'

function pillow(c: Canvas, x: number, color: string): void {
  const shape = trace`M${x - 222}-428C${x - 100}-486 ${x + 100}-486 ${x + 222}-428C${x + 240}-370 ${x + 236}-310 ${x + 214}-262L${x - 214}-262C${x - 238}-310 ${x - 240}-370 ${x - 222}-428Z`
  c.path(shape, c.radial(ramp(color, 0.1, 0.02, -0.13), [0.38, 0.3], 0.75))
  c.stroke(shape, lit(color, -0.12), 4, { 'stroke-opacity': 0.5 })
  c.stroke(trace`M${x - 196}-420q60 50 80 84M${x + 196}-420q-50 44-70 90`, lit(color, -0.2), 12, {
    'stroke-opacity': 0.3,
    filter: c.blur(5),
  })
}

/** A made bed seen from its foot; about 1,060 wide, 520 high. */
export function bed(c: Canvas, color: string): void {
  edgeShadow(c, 1090, 6)
  const oak = '#c59a64'
  c.rect(-520, -560, 1040, 420, c.linear(ramp(oak, 0.06, -0.1), [0, 0], [1, 0.6]), 26)
  pillow(c, -258, color)
  pillow(c, 262, color)
  const cover =
    'M-540-232C-540-304-470-312-400-312L400-312C480-312 546-300 544-232L556 4C300 26-300 26-556 4Z'
  c.path(
    cover,
    c.linear(
      [
        [0, lit(color, 0.06)],
        [0.34, lit(color, 0.03)],
        [0.5, lit(color, -0.03)],
        [1, lit(color, -0.12)],
      ],
      [0.15, 0],
      [0.3, 1],
    ),
  )
  weave(c, cover, 8, 0.07)
  const turnedBack =
    'M-540-232C-540-304-470-316-400-316L400-316C480-316 546-300 544-232C300-206-280-214-540-232Z'
  c.path(turnedBack, c.linear(ramp(color, 0.11, 0.02), [0, 0], [0.2, 1]))
  c.stroke('M-540 -230 C-280 -212 300 -204 544 -230', lit(color, -0.2), 9, {
    'stroke-opacity': 0.4,
    filter: c.blur(3),
  })
  const folds = [
    'M-420 -200 C-400 -120 -440 -60 -430 0',
    'M-220 -206 C-190 -140 -240 -70 -210 10',
    'M40 -210 C10 -140 60 -80 30 14',
    'M270 -206 C300 -120 250 -60 280 8',
    'M450 -200 C430 -140 470 -60 450 2',
  ]
  for (const line of folds) {
    c.stroke(line, lit(color, -0.2), 18, { 'stroke-opacity': 0.3, filter: c.blur(8) })
    c.place({ x: -16 }, () =>
      c.stroke(line, lit(color, 0.12), 14, { 'stroke-opacity': 0.5, filter: c.blur(6) }),
    )
  }
}

/** A stack of folded waffle towels; 520 wide, 300 high. */
export function towelStack(c: Canvas, color: string): void {
  edgeShadow(c, 505)
  const waffle = c.pattern(
    20,
    20,
    `<rect width="20" height="20" fill="${lit(color, -0.1)}" fill-opacity=".5"/><rect x="3" y="3" width="14" height="14" rx="4" fill="${lit(color, 0.03)}"/><path d="M4 16V4H16" fill="none" stroke="#fff" stroke-opacity=".5" stroke-width="2"/>`,
  )
  const layers = [
    [530, 86, 0, 0],
    [520, 82, -84, 6],
    [526, 80, -164, -6],
    [512, 78, -242, 4],
  ] as const
  for (const [width, height, y, shift] of layers) {
    const r = height / 2
    const shape = trace`M${-width / 2 + shift + r} ${y - height}H${width / 2 + shift - 14}q26 ${r} 0 ${height}H${-width / 2 + shift + r}a${r} ${r} 0 0 1 0 ${-height}Z`
    c.path(shape, waffle)
    c.path(
      shape,
      c.linear(
        [
          [0, '#fff', 0.16],
          [0.4, lit(color, -0.2), 0],
          [1, lit(color, -0.34), 0.62],
        ],
        [0, 0],
        [0.04, 1],
      ),
    )
    c.path(
      shape,
      c.linear([
        [0, '#fff', 0.1],
        [0.5, '#fff', 0],
        [1, lit(color, -0.3), 0.3],
      ]),
    )
    c.stroke(trace`M${-width / 2 + shift + r} ${y - r}H${width / 2 + shift}`, lit(color, -0.24), 4, {
      'stroke-opacity': 0.45,
    })
  }
}

/** A cloth that hangs from one point, striped; `drop` long. */
export function hangingTowel(c: Canvas, base: string, stripe: string, drop: number, wide: boolean): void {
  const w = 120
  const shape = trace`M0-6C-30 40 ${-w * 0.8} 110 ${-w} 210L${-w - 10} ${drop}L${w + 14} ${drop - 14}L${w} 210C${w * 0.8} 110 30 40 0-6Z`
  c.place({ x: 18, y: 20 }, () => c.path(shape, '#33241d', { 'fill-opacity': 0.22, filter: c.blur(12) }))
  c.path(shape, c.linear(ramp(base, 0.06, 0, -0.1), [0, 0], [1, 0.5]))
  c.clip(shape, () => {
    const lines: readonly Point[] = wide
      ? [[drop - 130, 64]]
      : [
          [drop - 150, 12],
          [drop - 124, 12],
          [drop - 98, 12],
        ]
    for (const [y, weight] of lines) c.rect(-200, y, 400, weight, stripe)
    if (wide)
      for (const x of [-70, 64]) c.path(trace`M${x * 0.1} 0L${x - 8} ${drop}h16L${x * 0.1 + 2} 0Z`, stripe)
    for (const [x, strength] of [
      [-58, 0.34],
      [-6, 0.28],
      [52, 0.42],
      [92, 0.3],
    ] as const) {
      c.stroke(trace`M${x * 0.06} 10C${x * 0.5} 130 ${x} 200 ${x} ${drop}`, lit(base, -0.25), 15, {
        'stroke-opacity': strength,
        filter: c.blur(7),
      })
    }
    c.stroke(trace`M-3 10C-14 130-30 200-32 ${drop}`, lit(base, 0.14), 16, {
      'stroke-opacity': 0.55,
      filter: c.blur(6),
    })
  })
  weave(c, shape, 7, 0.08)
}

/** An apron that hangs from a peg at the origin; 760 long. */
export function apron(c: Canvas, color: string): void {
  const strap = lit(color, -0.06)
  c.stroke('M-86 150 C-60 60 -20 0 0 -4 C24 0 64 60 90 150', strap, 20)
  const shape =
    'M-100 140 C-60 156 64 156 104 140 C112 240 150 300 236 330 L254 770 C120 800 -120 800 -256 770 L-236 330 C-150 300 -108 240 -100 140 Z'
  c.place({ x: 20, y: 22 }, () => c.path(shape, '#33241d', { 'fill-opacity': 0.26, filter: c.blur(14) }))
  c.path(shape, c.linear(ramp(color, 0.06, 0, -0.1), [0, 0], [1, 0.4]))
  c.clip(shape, () => {
    for (const [x, strength] of [
      [-150, 0.4],
      [-40, 0.25],
      [90, 0.4],
      [190, 0.45],
    ] as const)
      c.stroke(trace`M${x * 0.5} 300Q${x * 0.9} 500 ${x} 800`, lit(color, -0.2), 22, {
        'stroke-opacity': strength,
        filter: c.blur(10),
      })
    c.stroke('M-70 180 C-80 400 -110 600 -110 790', lit(color, 0.14), 20, {
      'stroke-opacity': 0.35,
      filter: c.blur(9),
    })
  })
  weave(c, shape, 7, 0.09, 45)
  const pocket = 'M-130 470 H134 L128 650 Q0 662 -124 650 Z'
  c.path(pocket, c.linear(ramp(color, 0.04, -0.06), [0, 0], [1, 1]))
  weave(c, pocket, 7, 0.09, 45)
  c.stroke('M-130 470 H134', lit(color, 0.12), 4)
  stitches(c, 'M-120 482 L-114 640 Q0 652 118 640 L124 482', lit(color, 0.24), 3)
  stitches(c, 'M-92 154 C-54 168 60 168 96 154', lit(color, 0.24), 3)
}
