import { type Canvas, type Stop, trace } from './canvas.ts'
import { lit, mix, ramp, tint } from './color.ts'
import { cap, mouth, outline, type Profile, roundTones, seam, sheen, tilt, turned } from './turned.ts'
import { cord, glow, grain, rod, standingShadow, weave } from './volumes.ts'

const brass = tint('Brass')
const oak = tint('Oak')

/** The cloth of a shade with a lamp burning in it: bright in the middle, its own color toward the rims. */
function litShade(c: Canvas, shape: string, color: string): void {
  c.path(shape, c.linear(roundTones(lit(color, 0.02), 'matte')))
  const inner: Stop[] = [
    [0, '#fff2cd', 0.85],
    [0.35, '#ffe2a2', 0.55],
    [0.75, '#ffd489', 0.15],
    [1, '#ffd489', 0],
  ]
  c.path(shape, c.radial(inner, [0.48, 0.62], 0.62))
  weave(c, shape, 8, 0.08)
}

/** A lamp with a turned wooden base; 640 high. The color is that of the linen shade. */
export function tableLamp(c: Canvas, color: string): void {
  standingShadow(c, 92)
  const wood = '#c4925a'
  const base: Profile = [
    [20, -300],
    [26, -276],
    [34, -236],
    [60, -190],
    [100, -128],
    [112, -82],
    [100, -34],
    [78, -10],
    [74, 0],
  ]
  turned(c, base, wood, 'wood')
  grain(c, outline(base), [-115, -250, 230, 230], wood, { lines: 11, seed: 3 })
  sheen(c, base, -170, -60, 0.35)
  seam(c, base, -262, '#5d3c1f', 3, 0.4)
  seam(c, base, -254, '#5d3c1f', 2, 0.3)
  rod(c, [0, -345], [0, -296], [14, 14], brass, 0.8)
  const shade: Profile = [
    [128, -640, 'edge'],
    [218, -330, 'edge'],
  ]
  const shape = outline(shade)
  litShade(c, shape, color)
  seam(c, shade, -334, lit(color, -0.16), 5, 0.55)
  seam(c, shade, -632, lit(color, -0.12), 4, 0.4)
  c.ellipse(
    0,
    -640,
    128,
    128 * tilt,
    c.linear(
      [
        [0, '#fff6dc'],
        [1, lit(color, 0.05)],
      ],
      [0, 0],
      [0, 1],
    ),
  )
}

/** A desk lamp with two arms; it stands on the right and reaches to the left. */
export function deskLamp(c: Canvas, color: string): void {
  standingShadow(c, 120, 150)
  const foot: Profile = [
    [118, -20],
    [124, -8],
    [124, 0],
  ]
  c.place({ x: 150 }, () => {
    turned(c, foot, color, 'gloss')
    cap(c, 118, -20, color)
  })
  const metal = mix(color, '#d8d4cc', 0.12)
  rod(c, [150, -24], [232, -336], [15, 15], metal)
  rod(c, [172, -24], [254, -336], [9, 9], lit(metal, -0.06))
  rod(c, [250, -330], [-92, -566], [15, 13], metal)
  rod(c, [244, -356], [-84, -584], [8, 8], lit(metal, -0.06))
  for (const [x, y, r] of [
    [243, -340, 22],
    [-88, -572, 18],
    [160, -30, 18],
  ] as const) {
    c.ellipse(x, y, r, r, c.radial(ramp(brass, 0.2, 0, -0.2), [0.35, 0.3], 0.7))
    c.ellipse(x, y, r * 0.32, r * 0.32, lit(brass, -0.22))
  }
  c.place({ x: -96, y: -560, rotate: 24 }, () => {
    const head: Profile = [
      [26, -52],
      [40, -44],
      [46, 0],
      [78, 66],
      [112, 128, 'edge'],
    ]
    turned(c, head, color, 'gloss')
    sheen(c, head, 0, 110, 0.45)
    c.ellipse(0, 128, 112, 112 * 0.2, '#fff3cc')
    c.ellipse(0, 130, 84, 12, '#fffbea')
  })
}

/** The light that falls from a shade: a soft cone with its tip at the origin, and the pool where it lands. */
export function lightCone(
  c: Canvas,
  topWidth: number,
  length: number,
  bottomWidth: number,
  strength = 0.5,
): void {
  const fade: Stop[] = [
    [0, '#ffedbd', strength],
    [0.6, '#ffe2a0', strength * 0.35],
    [1, '#ffe2a0', strength * 0.12],
  ]
  const [t, b] = [topWidth / 2, bottomWidth / 2]
  c.path(trace`M${-t} 0L${t} 0L${b} ${length}L${-b} ${length}Z`, c.linear(fade, [0, 0], [0, 1]), {
    filter: c.blur(14),
  })
  glow(c, 0, length, b * 1.1, strength * 1.1, b * 0.26)
}

/** A glass globe on a brass ring; 2 × r wide. */
export function globeLamp(c: Canvas, r: number): void {
  standingShadow(c, r * 0.62)
  glow(c, 0, -r - 24, r * 2.6, 0.75)
  const foot: Profile = [
    [r * 0.5, -44],
    [r * 0.47, -22],
    [r * 0.6, 0],
  ]
  const ball: Stop[] = [
    [0, '#fffdf4'],
    [0.5, '#fff3d6'],
    [0.8, '#f8dfae'],
    [1, '#e2bd83'],
  ]
  c.ellipse(0, -r - 30, r, r, c.radial(ball, [0.42, 0.44], 0.62))
  turned(c, foot, brass, 'metal')
  c.ellipse(-r * 0.42, -r * 1.55, r * 0.2, r * 0.12, '#fff', {
    transform: `rotate(-38 ${-r * 0.42} ${-r * 1.55})`,
    'fill-opacity': 0.9,
  })
}

/** A pleated paper lantern on its cord; hangs from y = -900, its middle at the origin. */
export function paperPendant(c: Canvas, r: number): void {
  c.stroke(trace`M0-900V${-r * 0.84}`, '#4b4039', 6)
  glow(c, 0, 0, r * 2.3, 0.7)
  const shape = trace`M${-r * 0.2} ${-r * 0.84}C${-r * 0.75} ${-r * 0.7} ${-r} ${-r * 0.3} ${-r} 0C${-r} ${r * 0.4} ${-r * 0.6} ${r * 0.72} ${-r * 0.24} ${r * 0.8}H${r * 0.24}C${r * 0.6} ${r * 0.72} ${r} ${r * 0.4} ${r} 0C${r} ${-r * 0.3} ${r * 0.75} ${-r * 0.7} ${r * 0.2} ${-r * 0.84}Z`
  const paper: Stop[] = [
    [0, '#fffaf0'],
    [0.45, '#fdeecd'],
    [0.8, '#f2d7a5'],
    [1, '#dcb67e'],
  ]
  c.path(shape, c.radial(paper, [0.46, 0.52], 0.62))
  c.clip(shape, () => {
    for (let i = -9; i <= 9; i++) {
      const bend = Math.sin((i / 10) * (Math.PI / 2)) * r * 1.06
      const line = trace`M${bend * 0.2} ${-r * 0.86}C${bend * 0.8} ${-r * 0.66} ${bend} ${-r * 0.3} ${bend} 0C${bend} ${r * 0.4} ${bend * 0.62} ${r * 0.72} ${bend * 0.24} ${r * 0.82}`
      c.stroke(line, '#b3854b', 3.5, { 'stroke-opacity': 0.38 })
      c.place({ x: 5 }, () => c.stroke(line, '#fffdf6', 5, { 'stroke-opacity': 0.55 }))
    }
  })
  c.rect(-r * 0.22, -r * 0.9, r * 0.44, r * 0.08, c.linear(ramp(brass, 0.1, -0.15)), 6)
  c.ellipse(0, r * 0.8, r * 0.24, r * 0.04, '#fff8e4')
}

/** An enamel dome on its cord; hangs from y = -900, its opening at the origin. */
export function domePendant(c: Canvas, color: string, r = 290): void {
  c.stroke(trace`M0-900V${-r}`, '#4b4039', 7)
  const dome: Profile = [
    [r * 0.13, -r * 0.92, 'edge'],
    [r * 0.15, -r * 0.8],
    [r * 0.32, -r * 0.72],
    [r * 0.72, -r * 0.47],
    [r * 0.95, -r * 0.14],
    [r, 0, 'edge'],
  ]
  turned(c, dome, color, 'gloss')
  sheen(c, dome, -r * 0.62, -r * 0.1, 0.5)
  const knob: Profile = [
    [r * 0.06, -r * 1.06],
    [r * 0.09, -r * 0.98],
    [r * 0.15, -r * 0.8],
  ]
  turned(c, knob, brass, 'metal')
  const bowl: Stop[] = [
    [0, '#fffdf2'],
    [0.35, '#fff1c9'],
    [1, '#eccf95'],
  ]
  c.ellipse(0, 0, r, r * tilt, lit(color, 0.06))
  c.ellipse(0, 1, r - 7, r * tilt - 5, c.radial(bowl, [0.5, 0.4], 0.6))
  c.ellipse(0, 2, r * 0.2, r * 0.1, '#fffef8')
}

/** A floor lamp on three legs; 900 high. */
export function floorLamp(c: Canvas): void {
  standingShadow(c, 22, -190, -6, 2)
  standingShadow(c, 22, 208, 0, 2)
  standingShadow(c, 16, 40, -46, 2)
  rod(c, [0, -560], [40, -46], [17, 11], lit(oak, -0.1), 0.1)
  rod(c, [-6, -560], [-190, -6], [22, 13], oak)
  rod(c, [6, -560], [208, 0], [22, 13], lit(oak, -0.04))
  const hub: Profile = [
    [26, -590],
    [28, -548],
  ]
  turned(c, hub, '#4b4845', 'metal')
  rod(c, [0, -640], [0, -584], [12, 12], brass, 0.8)
  const drum: Profile = [
    [176, -900, 'edge'],
    [206, -640, 'edge'],
  ]
  const shape = outline(drum)
  litShade(c, shape, '#ead9b8')
  seam(c, drum, -644, '#a98d60', 5, 0.5)
  c.ellipse(0, -900, 176, 176 * tilt, '#fff3d2')
}

/** A rechargeable lamp with a handle; 430 high. */
export function portableLamp(c: Canvas, color: string): void {
  standingShadow(c, 116)
  glow(c, 0, -200, 420, 0.7)
  c.stroke('M-104-318C-130-500 130-500 104-318', lit(color, -0.1), 11)
  c.stroke('M-106-320C-132-502 128-502 102-320', lit(color, 0.08), 4)
  const glass: Profile = [
    [84, -300],
    [98, -200],
    [102, -92],
  ]
  const shine: Stop[] = [
    [0, '#f7dca6'],
    [0.3, '#fffaf0'],
    [0.6, '#fff1cf'],
    [1, '#e9c78c'],
  ]
  c.path(outline(glass), c.linear(shine))
  const foot: Profile = [
    [105, -100],
    [112, -84],
    [114, -10],
    [108, 0],
  ]
  turned(c, foot, color, 'matte')
  mouth(c, 105, -100, '#f5dca9', color, 6)
  c.path(
    outline([
      [99, -110],
      [103, -98],
    ]),
    '#fff0c8',
  )
  const roof: Profile = [
    [60, -352],
    [98, -330],
    [108, -300],
    [106, -292],
  ]
  turned(c, roof, color, 'matte')
  cap(c, 60, -352, color)
  sheen(c, foot, -76, -18, 0.3)
  c.ellipse(0, -38, 6, 6, '#fff5d8')
}

/** A metal disk on the wall that hides its bulb; its middle is the origin. */
export function wallLight(c: Canvas, color: string): void {
  glow(c, 0, 0, 640, 1)
  glow(c, 0, 0, 440, 0.7)
  c.ellipse(
    0,
    0,
    262,
    262,
    c.radial([
      [0, '#fff7dd'],
      [0.86, '#fff3cc'],
      [1, '#ffeab2', 0],
    ]),
  )
  c.ellipse(10, 16, 226, 226, '#5a3c20', { 'fill-opacity': 0.25, filter: c.blur(10) })
  const metal = color === brass
  const face: Stop[] = metal
    ? [
        [0, lit(color, 0.16)],
        [0.4, lit(color, 0.05)],
        [0.65, lit(color, -0.08)],
        [0.85, lit(color, 0.04)],
        [1, lit(color, -0.12)],
      ]
    : [
        [0, lit(color, 0.14)],
        [0.5, color],
        [1, lit(color, -0.06)],
      ]
  c.ellipse(0, 0, 222, 222, c.linear(face, [0.1, 0], [0.9, 1]))
  for (const r of [205, 178, 148, 116, 82, 46]) {
    c.ellipse(0, 0, r, r, 'none', {
      stroke: lit(color, r % 4 === 0 ? 0.14 : -0.12),
      'stroke-width': 2.5,
      'stroke-opacity': 0.32,
    })
  }
  c.ellipse(0, 0, 219, 219, 'none', { stroke: lit(color, 0.24), 'stroke-width': 4, 'stroke-opacity': 0.7 })
  c.ellipse(0, 0, 11, 11, lit(color, -0.16))
  c.ellipse(-2, -3, 5, 5, lit(color, 0.2))
}

/** The cotton cord of a lamp lying on the table. */
export function lampCord(c: Canvas, shape: string): void {
  cord(c, shape, '#6b5b4c', 7)
}
