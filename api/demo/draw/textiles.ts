import { type Canvas, d, type Stop, seeded } from './canvas.ts'
import { lit, mix } from './color.ts'
import { outline, type Profile, tilt, turned } from './turned.ts'
import { edgeShadow, lyingShadow, slab, standingShadow, stitches, weave } from './volumes.ts'

/** The tones of cloth that hangs or lies: lit from the upper left, without a hard edge. */
function clothTones(color: string): Stop[] {
  return [
    [0, lit(color, 0.06)],
    [0.45, color],
    [1, lit(color, -0.1)],
  ]
}

/** One folded layer of thick cloth, its fold to the left; bottom at `y`. */
function fold(c: Canvas, width: number, height: number, y: number, color: string, shift = 0): void {
  const r = height / 2
  const left = -width / 2 + shift
  const shape = d(
    'M',
    left + r,
    y - height,
    'H',
    width / 2 + shift,
    'q',
    10,
    r,
    0,
    height,
    'H',
    left + r,
    'a',
    r,
    r,
    0,
    0,
    1,
    0,
    -height,
    'Z',
  )
  c.path(
    shape,
    c.linear(
      [
        [0, lit(color, 0.08)],
        [0.5, color],
        [1, lit(color, -0.15)],
      ],
      [0.1, 0],
      [0.25, 1],
    ),
  )
  weave(c, shape, 8, 0.1)
  c.stroke(d('M', left + r, y - height + r, 'H', width / 2 + shift), lit(color, -0.2), 3, {
    'stroke-opacity': 0.4,
  })
  c.stroke(d('M', left + r * 0.9, y - height + 4, 'H', width / 2 + shift - 4), lit(color, 0.16), 4, {
    'stroke-opacity': 0.55,
  })
}

/** A wool throw folded into a thick stack, its fringe hanging over the front edge. */
export function throwStack(c: Canvas, color: string): void {
  edgeShadow(c, 584)
  const layers = [
    [600, 92, 0, -6],
    [584, 88, -90, 8],
    [592, 86, -176, -4],
  ] as const
  for (const [width, height, y, shift] of layers) fold(c, width, height, y, color, shift)
  const over = d(
    'M',
    40,
    -262,
    'C',
    120,
    -268,
    250,
    -268,
    284,
    -256,
    'C',
    292,
    -180,
    284,
    -120,
    290,
    -62,
    'L',
    46,
    -62,
    'C',
    40,
    -130,
    48,
    -200,
    40,
    -262,
    'Z',
  )
  c.path(over, '#2a1e1c', { 'fill-opacity': 0.28, filter: c.blur(8) })
  c.path(
    over,
    c.linear(
      [
        [0, lit(color, 0.1)],
        [0.18, lit(color, 0.03)],
        [1, lit(color, -0.08)],
      ],
      [0, 0],
      [0.15, 1],
    ),
  )
  weave(c, over, 8, 0.12)
  const next = seeded(21)
  for (let x = 50; x < 290; x += 12) {
    const sway = (next() - 0.5) * 12
    const tassel = d('M', x, -64, 'q', sway, 26, sway * 0.4, 52 + next() * 10)
    c.stroke(tassel, lit(color, -0.1), 8)
    c.place({ x: -1.5 }, () => c.stroke(tassel, lit(color, 0.06), 4))
  }
  const stripe = mix(color, '#fff7e8', 0.55)
  for (const y of [-104, -92]) c.stroke(d('M', 45, y, 'H', 287), stripe, 5, { 'stroke-opacity': 0.6 })
}

/** A cushion that leans; 560 wide, 520 high. */
export function cushion(c: Canvas, color: string): void {
  edgeShadow(c, 500)
  const shape = d(
    'M',
    -268,
    -520,
    'C',
    -190,
    -488,
    -60,
    -486,
    0,
    -478,
    'C',
    60,
    -486,
    190,
    -488,
    268,
    -520,
    'C',
    250,
    -400,
    252,
    -150,
    272,
    -10,
    'C',
    170,
    8,
    -170,
    8,
    -272,
    -10,
    'C',
    -252,
    -150,
    -250,
    -400,
    -268,
    -520,
    'Z',
  )
  c.path(
    shape,
    c.radial(
      [
        [0, lit(color, 0.11)],
        [0.4, lit(color, 0.03)],
        [0.75, lit(color, -0.06)],
        [1, lit(color, -0.2)],
      ],
      [0.38, 0.36],
      0.72,
    ),
  )
  weave(c, shape, 6, 0.07)
  c.stroke(shape, lit(color, -0.12), 9)
  c.place({ x: -2, y: -2 }, () => c.stroke(shape, lit(color, 0.08), 4))
  const crease = (line: string, strength: number) =>
    c.stroke(line, lit(color, -0.22), 16, { 'stroke-opacity': strength, filter: c.blur(7) })
  crease('M-240 -490 C-190 -420 -150 -400 -120 -390', 0.4)
  crease('M240 -490 C200 -430 170 -400 130 -392', 0.45)
  crease('M-250 -36 C-210 -80 -190 -100 -150 -116', 0.35)
  crease('M250 -36 C216 -80 190 -110 150 -124', 0.45)
  crease('M0 -470 C-10 -420 -50 -390 -90 -370 M4 -470 C20 -420 60 -390 110 -380', 0.32)
}

/** A made bed seen from its foot; about 1,060 wide, 520 high. */
export function bed(c: Canvas, color: string): void {
  edgeShadow(c, 1090, 6)
  const oak = '#c59a64'
  c.rect(
    -520,
    -560,
    1040,
    420,
    c.linear(
      [
        [0, lit(oak, 0.06)],
        [1, lit(oak, -0.1)],
      ],
      [0, 0],
      [1, 0.6],
    ),
    26,
  )
  for (const x of [-258, 262]) {
    const pillow = d(
      'M',
      x - 222,
      -428,
      'C',
      x - 100,
      -486,
      x + 100,
      -486,
      x + 222,
      -428,
      'C',
      x + 240,
      -370,
      x + 236,
      -310,
      x + 214,
      -262,
      'L',
      x - 214,
      -262,
      'C',
      x - 238,
      -310,
      x - 240,
      -370,
      x - 222,
      -428,
      'Z',
    )
    c.path(
      pillow,
      c.radial(
        [
          [0, lit(color, 0.1)],
          [0.5, lit(color, 0.02)],
          [1, lit(color, -0.13)],
        ],
        [0.38, 0.3],
        0.75,
      ),
    )
    c.stroke(pillow, lit(color, -0.12), 4, { 'stroke-opacity': 0.5 })
    c.stroke(
      d('M', x - 196, -420, 'q', 60, 50, 80, 84, 'M', x + 196, -420, 'q', -50, 44, -70, 90),
      lit(color, -0.2),
      12,
      { 'stroke-opacity': 0.3, filter: c.blur(5) },
    )
  }
  const cover = d(
    'M',
    -540,
    -232,
    'C',
    -540,
    -304,
    -470,
    -312,
    -400,
    -312,
    'L',
    400,
    -312,
    'C',
    480,
    -312,
    546,
    -300,
    544,
    -232,
    'L',
    556,
    4,
    'C',
    300,
    26,
    -300,
    26,
    -556,
    4,
    'Z',
  )
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
  const turnedBack = d(
    'M',
    -540,
    -232,
    'C',
    -540,
    -304,
    -470,
    -316,
    -400,
    -316,
    'L',
    400,
    -316,
    'C',
    480,
    -316,
    546,
    -300,
    544,
    -232,
    'C',
    300,
    -206,
    -280,
    -214,
    -540,
    -232,
    'Z',
  )
  c.path(
    turnedBack,
    c.linear(
      [
        [0, lit(color, 0.11)],
        [1, lit(color, 0.02)],
      ],
      [0, 0],
      [0.2, 1],
    ),
  )
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
    const shape = d(
      'M',
      -width / 2 + shift + r,
      y - height,
      'H',
      width / 2 + shift - 14,
      'q',
      26,
      r,
      0,
      height,
      'H',
      -width / 2 + shift + r,
      'a',
      r,
      r,
      0,
      0,
      1,
      0,
      -height,
      'Z',
    )
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
    c.stroke(d('M', -width / 2 + shift + r, y - r, 'H', width / 2 + shift), lit(color, -0.24), 4, {
      'stroke-opacity': 0.45,
    })
  }
}

/** A cloth that hangs from one point, striped; `drop` long. */
export function hangingTowel(c: Canvas, base: string, stripe: string, drop: number, wide: boolean): void {
  const w = 120
  const shape = d(
    'M',
    0,
    -6,
    'C',
    -30,
    40,
    -w * 0.8,
    110,
    -w,
    210,
    'L',
    -w - 10,
    drop,
    'L',
    w + 14,
    drop - 14,
    'L',
    w,
    210,
    'C',
    w * 0.8,
    110,
    30,
    40,
    0,
    -6,
    'Z',
  )
  c.place({ x: 18, y: 20 }, () => c.path(shape, '#33241d', { 'fill-opacity': 0.22, filter: c.blur(12) }))
  c.path(shape, c.linear(clothTones(base), [0, 0], [1, 0.5]))
  c.clip(shape, () => {
    const lines = wide
      ? [[drop - 130, 64]]
      : [
          [drop - 150, 12],
          [drop - 124, 12],
          [drop - 98, 12],
        ]
    for (const [y, weight] of lines) c.rect(-200, y!, 400, weight!, stripe)
    if (wide)
      for (const x of [-70, 64])
        c.path(d('M', x * 0.1, 0, 'L', x - 8, drop, 'h', 16, 'L', x * 0.1 + 2, 0, 'Z'), stripe)
    for (const [x, strength] of [
      [-58, 0.34],
      [-6, 0.28],
      [52, 0.42],
      [92, 0.3],
    ] as const) {
      c.stroke(d('M', x * 0.06, 10, 'C', x * 0.5, 130, x, 200, x, drop), lit(base, -0.25), 15, {
        'stroke-opacity': strength,
        filter: c.blur(7),
      })
    }
    c.stroke(d('M', -3, 10, 'C', -14, 130, -30, 200, -32, drop), lit(base, 0.14), 16, {
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
  c.path(shape, c.linear(clothTones(color), [0, 0], [1, 0.4]))
  c.clip(shape, () => {
    for (const [x, strength] of [
      [-150, 0.4],
      [-40, 0.25],
      [90, 0.4],
      [190, 0.45],
    ] as const)
      c.stroke(d('M', x * 0.5, 300, 'Q', x * 0.9, 500, x, 800), lit(color, -0.2), 22, {
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
  c.path(
    pocket,
    c.linear(
      [
        [0, lit(color, 0.04)],
        [1, lit(color, -0.06)],
      ],
      [0, 0],
      [1, 1],
    ),
  )
  weave(c, pocket, 7, 0.09, 45)
  c.stroke('M-130 470 H134', lit(color, 0.12), 4)
  stitches(c, 'M-120 482 L-114 640 Q0 652 118 640 L124 482', lit(color, 0.24), 3)
  stitches(c, 'M-92 154 C-54 168 60 168 96 154', lit(color, 0.24), 3)
}

/** A flat-woven rug seen from above; 620 × 940 around the origin. */
export function rug(c: Canvas, color: string): void {
  const [w, h] = [620, 940]
  const shape = slab(w, h, 4)
  lyingShadow(c, shape, 12)
  const wool = '#eadfca'
  const fringe = Array.from({ length: 44 }, (_, i) =>
    d('M', -w / 2 + 8 + i * 14, -h / 2, 'l', (i % 3) - 1, -34),
  ).join('')
  c.stroke(fringe, '#f3ead8', 5)
  c.place({ rotate: 180 }, () => c.stroke(fringe, '#efe4ce', 5))
  c.path(shape, wool)
  c.clip(shape, () => {
    for (const side of [-1, 1]) {
      c.rect(-w / 2, side === -1 ? -h / 2 : h / 2 - 70, w, 70, color)
      c.rect(-w / 2, side * (h / 2 - 92) - 5, w, 10, color)
    }
    for (let row = 0; row < 4; row++) {
      for (let at = 0; at < 3; at++) {
        const x = -w / 2 + (at + 0.5) * (w / 3)
        const y = -h / 2 + 200 + row * 180
        const diamond = (k: number) =>
          d('M', x, y - 84 * k, 'L', x + 92 * k, y, 'L', x, y + 84 * k, 'L', x - 92 * k, y, 'Z')
        c.path(diamond(1), color)
        c.path(diamond(0.66), wool)
        c.path(diamond(0.34), (row + at) % 2 === 0 ? mix(color, '#d8a24c', 0.8) : color)
      }
    }
  })
  const tile =
    '<path d="M0 2H10" stroke="#3a2a20" stroke-opacity=".16" stroke-width="1.6"/><path d="M0 5H10" stroke="#fff" stroke-opacity=".14" stroke-width="1.6"/>'
  c.path(shape, c.pattern(10, 6, tile))
  c.path(
    shape,
    c.linear(
      [
        [0, '#fff', 0.12],
        [0.5, '#fff', 0],
        [1, '#2a1e1c', 0.16],
      ],
      [0, 0],
      [1, 1],
    ),
  )
}

/** A knitted pouf; 560 wide, 350 high. */
export function pouf(c: Canvas, color: string): void {
  standingShadow(c, 250, 0, 0, 0.95)
  const body: Profile = [
    [190, -336],
    [258, -270],
    [286, -170],
    [262, -56],
    [204, 0],
  ]
  turned(c, body, color)
  c.ellipse(0, -336, 190, 190 * tilt, lit(color, 0.06))
  c.clip(`${outline(body)} M-190 -336 a190 32 0 1 0 380 0 a190 32 0 1 0 -380 0 Z`, () => {
    for (let ring = 0; ring <= 8; ring++) {
      const narrow = Math.cos((ring / 9) * (Math.PI / 2))
      const strand = (x: number) =>
        d(
          'M',
          x * 0.3,
          -366,
          'C',
          x * 0.66,
          -350,
          x * 0.92,
          -300,
          x,
          -170,
          'C',
          x * 0.96,
          -70,
          x * 0.8,
          -20,
          x * 0.7,
          34,
        )
      const x = Math.sin((ring / 9) * (Math.PI / 2)) * 286
      const line = ring === 0 ? strand(0) : strand(x) + strand(-x)
      const width = 7 + 15 * narrow
      const dash = { 'stroke-dasharray': d(width * 0.7, width * 1.5), 'stroke-opacity': 0.6 }
      c.stroke(line, lit(color, -0.13), width, dash)
      c.place({ x: -3 - narrow * 5, y: -5 }, () => c.stroke(line, lit(color, 0.1), width * 0.55, dash))
    }
  })
}
