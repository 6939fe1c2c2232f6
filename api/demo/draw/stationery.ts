import { type Canvas, trace } from './canvas.ts'
import { lit, mix, ramp, tint } from './color.ts'
import { glassBody, liquid } from './glass.ts'
import { cap, type Profile, seam, sheen, tilt, turned } from './turned.ts'
import { cord, grain, lyingShadow, slab, standingShadow, stitches, weave } from './volumes.ts'

const brass = tint('Brass')
const paper = '#f7f1e3'

/** A sheet of paper seen from above, around the origin. */
export function sheet(c: Canvas, width: number, height: number, tone = paper, height3d = 8): void {
  const shape = slab(width, height, 3)
  lyingShadow(c, shape, height3d)
  c.path(shape, c.linear(ramp(tone, 0.02, -0.05), [0, 0], [1, 1]))
}

/** Letter sheets, an envelope and a cotton cord, seen from above; about 800 square around the origin. */
export function letterSet(c: Canvas): void {
  for (const [x, y, turn] of [
    [-90, -60, -7],
    [-80, -70, -4],
    [-86, -64, -2],
  ] as const) {
    c.place({ x, y, rotate: turn }, () => sheet(c, 520, 720))
  }
  c.place({ x: -86, y: -64, rotate: -2 }, () => {
    for (let y = -270; y <= 290; y += 56)
      c.stroke(trace`M-210 ${y}H210`, '#b9ac95', 2, { 'stroke-opacity': 0.55 })
  })
  c.place({ x: 110, y: 160, rotate: 8 }, () => {
    sheet(c, 620, 420, '#e9dfca', 18)
    c.path(
      'M-310 -210 L0 30 L310 -210 Z',
      c.linear(
        [
          [0, '#f4ecda'],
          [1, '#dccfb5'],
        ],
        [0, 0],
        [0, 1],
      ),
    )
    c.stroke('M-310 -208 L0 32 L310 -208', '#a8987a', 3, { 'stroke-opacity': 0.55 })
    c.stroke('M-308 208 L-60 -10 M308 208 L60 -10', '#a8987a', 2, { 'stroke-opacity': 0.35 })
    cord(c, 'M-310 70 C-100 62 100 78 310 68', '#b5523a', 9)
    cord(c, 'M40 -208 C46 -60 34 60 42 208', '#b5523a', 9)
    cord(
      c,
      'M40 70 C-30 -10 -70 20 -40 56 S30 76 40 70 C110 0 150 30 116 60 S60 78 40 70 C20 110 10 130 -14 150 M42 72 C60 110 80 120 96 146',
      '#b5523a',
      9,
    )
    c.ellipse(40, 70, 12, 11, '#a2452f')
  })
}

/** A roll of tape standing on its side, seen a little from the right; r is its outer radius. */
export function tapeRoll(
  c: Canvas,
  r: number,
  width: number,
  color: string,
  motif: 'plain' | 'stripes' | 'dots',
): void {
  standingShadow(c, r)
  const side: Profile = [
    [r, -width, 'edge'],
    [r, 0, 'edge'],
  ]
  turned(c, side, color)
  if (motif === 'stripes')
    for (const share of [0.2, 0.4, 0.6, 0.8]) seam(c, side, -width * share, '#fff8ea', width * 0.07, 0.75)
  if (motif === 'dots') {
    const dots = Array.from({ length: 22 }, (_, i) => {
      const angle = (-70 + (i % 11) * 13 + (i > 10 ? 6 : 0)) * (Math.PI / 180)
      return trace`M${Math.sin(angle) * r * 0.98} ${-width * (i > 10 ? 0.3 : 0.68) + Math.cos(angle) * r * tilt}h0`
    })
    c.stroke(dots.join(''), '#fff8ea', width * 0.14, { 'stroke-opacity': 0.85 })
  }
  sheen(c, side, -width * 0.9, -width * 0.1, 0.25)
  cap(c, r, -width, color)
  for (const k of [0.94, 0.86, 0.78])
    c.ellipse(0, -width, r * k, r * k * tilt, 'none', {
      stroke: lit(color, -0.12),
      'stroke-width': 2,
      'stroke-opacity': 0.4,
    })
  c.ellipse(0, -width, r * 0.7, r * 0.7 * tilt, '#d9c19a')
  c.ellipse(0, -width + 3, r * 0.64, r * 0.64 * tilt, '#7d6443')
}

/** An open fountain pen from the origin to the right, and its cap below; 760 long. */
export function fountainPen(c: Canvas, color: string): void {
  const barrel = 'M0 -14 C10 -30 40 -32 80 -32 H470 V32 H80 C40 32 10 30 0 14 Z'
  lyingShadow(c, `${barrel} M470 -26 H600 L760 0 L600 26 H470 Z`, 20)
  const round = (tone: string) =>
    c.linear(
      [
        [0, lit(tone, 0.04)],
        [0.22, lit(tone, 0.22)],
        [0.42, tone],
        [1, lit(tone, -0.14)],
      ],
      [0, 0],
      [0, 1],
    )
  c.path(barrel, round(color))
  c.rect(452, -32, 14, 64, round(brass))
  c.path('M466 -27 H596 C604 -14 604 14 596 27 H466 Z', round(mix(color, '#1c1c22', 0.5)))
  const nib = 'M598 -22 C640 -24 690 -14 748 -1 V2 C690 16 640 24 598 22 Z'
  c.path(
    nib,
    c.linear(
      [
        [0, '#f6f6f4'],
        [0.45, '#c9cbcc'],
        [0.55, '#9b9ea0'],
        [1, '#cfd0d0'],
      ],
      [0, 0],
      [0, 1],
    ),
  )
  c.stroke('M664 0 H746', '#55585a', 2.5)
  c.ellipse(660, 0, 6, 6, '#55585a')
  c.stroke('M70 -18 H440', '#fff', 5, { 'stroke-opacity': 0.35 })
  c.place({ x: 60, y: 170, rotate: 5 }, () => {
    const capShape = 'M0 -20 C8 -38 30 -40 60 -40 H372 V40 H60 C30 40 8 38 0 20 Z'
    lyingShadow(c, capShape, 22)
    c.path(capShape, round(color))
    c.rect(340, -40, 22, 80, round(brass))
    c.place({ x: 4, y: 8 }, () => c.path('M40 -8 H300 q14 8 0 16 H40 Z', '#1d1714', { 'fill-opacity': 0.4 }))
    c.path('M30 -9 H300 q14 9 0 18 H30 Z', round(brass))
  })
}

/** A low ink bottle; 380 wide, 260 high. */
export function inkBottle(c: Canvas, color: string): void {
  standingShadow(c, 172)
  const body: Profile = [
    [82, -176],
    [150, -160],
    [186, -110],
    [186, -18],
    [172, 0],
  ]
  liquid(c, body, -120, color, 0.96)
  glassBody(c, body, '#cfd9da')
  c.rect(-92, -104, 184, 74, '#f6efe0', 4)
  c.stroke('M-60 -78 H20 M-60 -56 H-10', '#7d7264', 4, { 'stroke-opacity': 0.7 })
  c.ellipse(58, -68, 20, 20, color)
  const lid: Profile = [
    [84, -262],
    [88, -252],
    [88, -178],
  ]
  turned(c, lid, '#3a3836', 'gloss')
  for (let i = -5; i <= 5; i++)
    c.stroke(trace`M${Math.sin(i * 0.27) * 86} ${-250 + Math.cos(i * 0.27) * 14}v62`, '#1f1d1c', 3, {
      'stroke-opacity': 0.6,
    })
  cap(c, 84, -262, '#3a3836')
}

/** A stroke of ink on paper, from full to dry; 600 long around the origin. */
export function brushStroke(c: Canvas, color: string): void {
  const wash = c.linear([
    [0, color, 0.95],
    [0.5, color, 0.7],
    [1, color, 0.22],
  ])
  c.path(
    'M-300 -10 C-280 -50 -180 -46 -60 -40 S200 -52 296 -34 C310 -10 290 6 250 8 C120 20 -60 30 -200 26 C-270 24 -304 12 -300 -10 Z',
    wash,
  )
  c.stroke('M40 -28 C140 -34 220 -34 290 -24 M80 4 C160 2 230 -4 280 -8', paper, 4, { 'stroke-opacity': 0.5 })
}

/** Six cypress pencils in a paper sleeve, seen from above; 800 long around the origin. */
export function pencilSet(c: Canvas, pencil: (length: number, color: string) => void): void {
  for (let i = 0; i < 6; i++)
    c.place({ x: -380 + (i % 2) * 8, y: -70 + i * 27 }, () =>
      pencil(740, i % 2 === 0 ? '#dcb483' : '#d6ac79'),
    )
  const sleeve = slab(330, 190, 4, -120, -2)
  lyingShadow(c, sleeve, 10)
  c.path(
    sleeve,
    c.linear(
      [
        [0, '#fbf6ea'],
        [0.3, '#f1e8d6'],
        [1, '#dccfb6'],
      ],
      [0, 0],
      [0, 1],
    ),
  )
  c.rect(-285, -60, 330, 10, '#b5523a', 0, { 'fill-opacity': 0.9 })
  c.ellipse(-120, 14, 34, 34, 'none', { stroke: '#3b4c6d', 'stroke-width': 5 })
  c.stroke('M-142 20 q14 -26 28 -6 q20 -14 18 10', '#3b4c6d', 5)
}

/** A brass pebble; 300 wide, 110 high. */
export function paperweight(c: Canvas): void {
  standingShadow(c, 140)
  const shape =
    'M-150 -50 C-150 -104 -70 -122 10 -120 C96 -118 154 -92 154 -48 C154 -8 90 14 0 14 C-94 14 -150 -6 -150 -50 Z'
  c.path(
    shape,
    c.linear(
      [
        [0, lit(brass, -0.04)],
        [0.25, lit(brass, 0.18)],
        [0.5, brass],
        [0.85, lit(brass, -0.18)],
        [1, lit(brass, -0.06)],
      ],
      [0, 0.1],
      [1, 0.7],
    ),
  )
  c.path(
    'M-104 -66 C-96 -100 -40 -110 10 -108 C66 -106 110 -92 112 -68 C108 -46 60 -36 4 -36 C-56 -36 -104 -44 -104 -66 Z',
    c.linear(ramp(brass, 0.24, 0.1, -0.03), [0, 0], [1, 0.8]),
  )
  c.path('M-72 -78 C-50 -98 -10 -100 20 -98 C-10 -90 -40 -86 -60 -70 Z', '#fffdf2', {
    'fill-opacity': 0.75,
    filter: c.blur(3),
  })
}

/** A stack of loose sheets seen from the front; 560 wide. */
export function paperStack(c: Canvas): void {
  const sheets = [
    [0, 0],
    [8, -9],
    [-6, -18],
    [4, -27],
    [-3, -36],
  ] as const
  c.path('M-290 0 H290 L400 -20 L330 30 H-250 Z', '#2a1e1c', { 'fill-opacity': 0.3, filter: c.blur(12) })
  for (const [x, y] of sheets) {
    c.path(
      trace`M${-300 + x} ${y}L${-220 + x} ${y - 128}H${230 + x}L${306 + x} ${y}Z`,
      c.linear(
        [
          [0, '#fffaf0'],
          [1, '#e7dcc8'],
        ],
        [0, 0],
        [1, 0.6],
      ),
    )
    c.stroke(trace`M${-300 + x} ${y}H${306 + x}`, '#b8a98e', 3, { 'stroke-opacity': 0.7 })
  }
}

/** An open pen roll seen from above; 620 × 700 around the origin. `pens` fills the slots. */
export function penRoll(c: Canvas, color: string, pens: () => void): void {
  const cloth = slab(660, 700, 16)
  lyingShadow(c, cloth, 12)
  c.path(cloth, c.linear(ramp(color, 0.06, 0, -0.07), [0, 0], [1, 1]))
  weave(c, cloth, 7, 0.12)
  stitches(c, slab(628, 668, 10), lit(color, -0.18), 3)
  pens()
  const pocket = 'M-330 60 H330 V334 a16 16 0 0 1 -16 16 H-314 a16 16 0 0 1 -16 -16 Z'
  c.path('M-328 52 H328 V80 H-328 Z', '#2a1e1c', { 'fill-opacity': 0.25, filter: c.blur(5) })
  c.path(pocket, c.linear(ramp(color, 0.03, -0.09), [0, 0], [1, 1]))
  weave(c, pocket, 7, 0.12)
  stitches(c, 'M-320 76 H320', lit(color, -0.2), 3)
  for (const x of [-220, -110, 0, 110, 220]) stitches(c, trace`M${x} 76V336`, lit(color, -0.2), 3)
  const wood = '#c8955a'
  cord(c, 'M330 -40 C420 -60 470 20 440 120', '#8a6a45', 9)
  c.place({ x: 440, y: 140, rotate: 20 }, () => {
    lyingShadow(c, slab(30, 100, 14), 10)
    c.path(slab(30, 100, 14), c.linear(ramp(wood, 0.1, -0.14)))
    grain(c, slab(30, 100, 14), [-15, -50, 30, 100], wood, { lines: 3, upright: true })
  })
}
