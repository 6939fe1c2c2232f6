import { type Canvas, type Stop, trace } from './canvas.ts'
import { lit, mix, ramp, tint } from './color.ts'
import { glassBody, liquid } from './glass.ts'
import { cap, mouth, outline, type Profile, roundTones, seam, sheen, turned } from './turned.ts'
import { box, cord, grain, lyingShadow, rod, slab, standingShadow } from './volumes.ts'

const oak = tint('Oak')
const steel = '#b9babb'

/** A stove kettle with a beech grip; about 420 high, the spout to the left. */
export function kettle(c: Canvas, color: string): void {
  standingShadow(c, 205)
  cord(c, 'M-168-268C-190-470 190-470 168-268', mix(color, '#8c8880', 0.25), 15)
  rod(c, [-86, -412], [86, -412], [34, 34], '#c08f58')
  c.stroke('M-80-418H80', '#8a5f33', 2, { 'stroke-opacity': 0.4 })
  const spout = 'M-176-150C-260-170-252-262-316-300L-282-324C-214-286-214-240-150-252Z'
  c.path(spout, c.linear(ramp(color, 0.03, 0.02, -0.16), [0.2, 0], [0.7, 1]))
  c.path('M-316-300L-282-324L-292-330L-322-308Z', lit(color, -0.3))
  const body: Profile = [
    [104, -296, 'edge'],
    [140, -284],
    [196, -200],
    [212, -96],
    [202, -18],
    [186, 0],
  ]
  turned(c, body, color, 'gloss')
  sheen(c, body, -236, -70, 0.55)
  seam(c, body, -24, lit(color, -0.3), 3, 0.4)
  const lid: Profile = [
    [20, -338],
    [74, -322],
    [104, -300],
    [106, -290],
  ]
  turned(c, lid, color, 'gloss')
  seam(c, body, -290, lit(color, -0.34), 3, 0.5)
  const knob: Profile = [
    [17, -372],
    [22, -360],
    [12, -338],
  ]
  turned(c, knob, '#b5824a', 'wood')
  cap(c, 17, -372, '#b5824a')
}

/** A coffee dripper on a glass carafe; 520 high. */
export function pourOver(c: Canvas, color: string): void {
  standingShadow(c, 150)
  const flask: Profile = [
    [66, -300],
    [70, -270],
    [120, -190],
    [158, -90],
    [154, -22],
    [136, 0],
  ]
  liquid(c, flask, -112, '#4a2a18', 0.92)
  glassBody(c, flask, '#d5dedb')
  const collar: Profile = [
    [84, -304],
    [80, -262],
    [90, -226],
  ]
  turned(c, collar, '#b98a58', 'wood')
  const pores = Array.from(
    { length: 14 },
    (_, i) => trace`M${-66 + ((i * 53) % 132)} ${-290 + ((i * 31) % 66)}h2`,
  ).join('')
  c.stroke(pores, '#7c5530', 4, { 'stroke-opacity': 0.6 })
  const dripper: Profile = [
    [166, -520],
    [150, -470],
    [84, -346],
    [78, -328],
    [120, -320, 'edge'],
    [122, -304],
  ]
  turned(c, dripper, color, 'gloss')
  for (let i = -3; i <= 3; i++)
    c.stroke(trace`M${i * 44}-496Q${i * 36}-430 ${i * 23}-352`, lit(color, -0.16), 3, {
      'stroke-opacity': 0.35,
    })
  sheen(c, dripper, -496, -370, 0.4)
  cord(c, 'M148-478C232-492 226-380 116-396', color, 24)
  mouth(c, 166, -520, '#f4ead6', color, 8)
  c.path('M-146-520Q0-440 146-520Q0-500-146-520Z', '#8a5a36', {
    'fill-opacity': 0.35,
  })
}

/** A hand mill with a crank; 500 high. */
export function grinder(c: Canvas, color: string): void {
  standingShadow(c, 102)
  const body: Profile = [
    [84, -372, 'edge'],
    [76, -300],
    [82, -190],
    [104, -70],
    [104, 0],
  ]
  turned(c, body, color, 'wood')
  grain(c, outline(body), [-105, -372, 210, 380], color, { lines: 8, upright: true, seed: 12 })
  sheen(c, body, -330, -90, 0.28)
  seam(c, body, -96, lit(color, -0.2), 3, 0.6)
  const band: Profile = [
    [86, -392],
    [88, -368],
  ]
  turned(c, band, steel, 'metal')
  cap(c, 86, -392, steel)
  const dome: Profile = [
    [14, -440],
    [56, -424],
    [70, -394],
  ]
  turned(c, dome, steel, 'metal')
  rod(c, [0, -468], [0, -436], [15, 15], steel, 0.9)
  rod(c, [-14, -466], [196, -484], [17, 15], steel, 0.9)
  rod(c, [194, -486], [194, -512], [9, 9], lit(steel, -0.2))
  const knob: Profile = [
    [15, -574],
    [27, -552],
    [25, -524],
    [14, -508],
  ]
  c.place({ x: 194 }, () => turned(c, knob, color, 'wood'))
}

/** A casserole with lid and two grips; 330 high. */
export function casserole(c: Canvas, color: string): void {
  standingShadow(c, 262)
  for (const side of [-1, 1])
    cord(c, trace`M${side * 262}-196c${side * 74}-12 ${side * 74} 52 ${side * 2} 50`, color, 26)
  const pot: Profile = [
    [268, -212],
    [270, -120],
    [262, -30],
    [236, 0],
  ]
  turned(c, pot, color, 'gloss')
  sheen(c, pot, -180, -40, 0.5)
  const lid: Profile = [
    [36, -274],
    [140, -266],
    [236, -246],
    [274, -218],
    [276, -200],
  ]
  turned(c, lid, color, 'gloss')
  c.path('M-216-242Q-150-264-70-268Q-140-250-186-228Z', '#fff', {
    'fill-opacity': 0.38,
    filter: c.blur(3),
  })
  seam(c, lid, -204, lit(color, -0.3), 5, 0.45)
  const knob: Profile = [
    [40, -332],
    [46, -320],
    [26, -302],
    [34, -268],
  ]
  turned(c, knob, '#c6c5c2', 'metal')
  cap(c, 40, -332, '#c6c5c2')
}

/** A frying pan seen from above, its handle to the lower right; about 900 across. */
export function pan(c: Canvas): void {
  const dark = '#43434a'
  const handle = 'M232 190L470 400q34 34 10 62q-30 26-64-4L190 238Z'
  lyingShadow(c, handle, 26)
  const round = 'M-320 0a320 320 0 1 0 640 0a320 320 0 1 0-640 0Z'
  lyingShadow(c, round, 30)
  c.path(handle, c.linear(ramp(dark, 0.14, 0.02, -0.06), [0.8, 0.2], [0.2, 0.9]))
  c.ellipse(442, 418, 14, 20, '#e9dfd0', { transform: 'rotate(-48 442 418)' })
  c.path(round, c.linear(ramp(dark, 0.2, 0, -0.08), [0.1, 0.05], [0.9, 1]))
  c.ellipse(4, 6, 296, 296, c.linear(ramp(dark, -0.1, -0.02, 0.12), [0.15, 0.1], [0.85, 0.95]))
  const blue: Stop[] = [
    [0, '#5c5f6b'],
    [0.6, '#4b4c55'],
    [0.85, '#504846'],
    [1, '#3c3b40'],
  ]
  c.ellipse(4, 6, 252, 252, c.radial(blue, [0.4, 0.36], 0.64))
  for (const r of [60, 110, 160, 208])
    c.ellipse(4, 6, r, r, 'none', { stroke: '#8d909c', 'stroke-width': 2, 'stroke-opacity': 0.16 })
  c.path('M-210-90A232 232 0 0 1-60-216A270 270 0 0 0-210-90Z', '#dfe3ee', {
    'fill-opacity': 0.22,
    filter: c.blur(5),
  })
  for (const [x, y] of [
    [176, 176],
    [214, 150],
    [158, 214],
  ] as const) {
    c.ellipse(
      x + 8,
      y + 8,
      13,
      13,
      c.radial(
        [
          [0, '#b6b4b2'],
          [1, '#5a5859'],
        ],
        [0.35, 0.3],
        0.7,
      ),
    )
  }
}

/** A cutting board that leans on the wall; 360 wide, 500 high. */
export function cuttingBoard(c: Canvas, color = oak, width = 360, height = 500): void {
  c.path(slab(width, height, 34, 30, -height / 2 - 8), '#33241d', { 'fill-opacity': 0.3, filter: c.blur(14) })
  standingShadow(c, width * 0.5, 0, -4, 0.8)
  c.path(slab(width, height, 34, 9, -height / 2), lit(color, -0.18))
  const face = slab(width, height, 34, 0, -height / 2)
  c.path(face, c.linear(ramp(color, 0.07, 0, -0.06), [0, 0], [1, 1]))
  c.clip(face, () => {
    for (let row = 0; row < height / 62; row++) {
      for (let at = 0; at < width / 62 + 1; at++) {
        const shade = ((row * 7 + at * 11) % 5) - 2
        c.rect(
          -width / 2 + at * 62 - (row % 2) * 31,
          -height + row * 62,
          61,
          61,
          lit(color, shade * 0.018),
          0,
          { 'fill-opacity': 0.75 },
        )
      }
    }
  })
  c.path(slab(width - 44, height - 44, 20, 0, -height / 2), 'none', {
    stroke: lit(color, -0.17),
    'stroke-width': 7,
    'stroke-opacity': 0.55,
  })
  c.ellipse(width / 2 - 58, -height + 58, 20, 20, lit(color, -0.32))
  c.ellipse(width / 2 - 56, -height + 61, 17, 17, '#e6dccb')
}

/** A chef's knife lying flat, its tip to the left; about 820 long around the origin. */
export function knife(c: Canvas): void {
  const blade = 'M-440 30C-330-40-180-76 90-80L90 44L66 62C-140 66-320 62-440 30Z'
  const handle = 'M84-78H360C420-76 430-20 410 6C396 24 372 20 350-6C300-18 180-22 120-20L90-8Z'
  lyingShadow(c, blade, 14)
  lyingShadow(c, handle, 20)
  c.path(
    blade,
    c.linear(
      [
        [0, '#f0f0ee'],
        [0.45, '#c4c6c7'],
        [0.62, '#dcdddc'],
        [1, '#a5a8aa'],
      ],
      [0, 0],
      [0.1, 1],
    ),
  )
  c.path('M-440 30C-320 62-140 66 66 62L70 50C-140 52-310 44-424 22Z', '#fbfbf9', { 'fill-opacity': 0.9 })
  c.rect(
    76,
    -80,
    30,
    92,
    c.linear(
      [
        [0, '#d6d6d4'],
        [1, '#8e9091'],
      ],
      [0, 0],
      [0, 1],
    ),
    4,
  )
  const wood = '#5d473a'
  c.path(handle, c.linear(ramp(wood, 0.14, 0, -0.12), [0, 0], [0, 1]))
  grain(c, handle, [90, -80, 340, 100], wood, { lines: 7, seed: 5 })
  for (const x of [160, 318])
    c.ellipse(
      x,
      -48,
      11,
      11,
      c.radial(
        [
          [0, '#f3e2b5'],
          [1, '#a07b36'],
        ],
        [0.35, 0.3],
        0.7,
      ),
    )
}

/** A turned mill with a brass nut; 430 high. */
export function pepperMill(c: Canvas, color: string): void {
  standingShadow(c, 92)
  const body: Profile = [
    [60, -252],
    [50, -210],
    [62, -130],
    [90, -50],
    [92, 0],
  ]
  turned(c, body, color, 'wood')
  const head: Profile = [
    [20, -392],
    [60, -368],
    [78, -320],
    [66, -272],
    [60, -254],
  ]
  turned(c, head, color, 'wood')
  grain(c, outline(body), [-92, -252, 184, 262], color, { lines: 6, upright: true, seed: 4 })
  grain(c, outline(head), [-78, -392, 156, 150], color, { lines: 5, upright: true, seed: 9 })
  sheen(c, head, -362, -286, 0.45)
  sheen(c, body, -190, -40, 0.28)
  seam(c, head, -256, '#2a1a10', 4, 0.55)
  const nut: Profile = [
    [16, -428],
    [22, -412],
    [16, -388],
  ]
  turned(c, nut, tint('Brass'), 'metal')
}

/** A lemon lying on the table. */
export function lemon(c: Canvas, r = 62): void {
  standingShadow(c, r * 0.8)
  const skin = '#e6bb3c'
  c.path(
    trace`M${-r * 1.25} ${-r * 0.8}C${-r * 0.9} ${-r * 1.9} ${r * 0.9} ${-r * 1.9} ${r * 1.1} ${-r * 0.95}l${r * 0.22} ${r * 0.1}l${-r * 0.18} ${r * 0.16}C${r * 0.8} ${r * 0.16} ${-r * 0.85} ${r * 0.16} ${-r * 1.25} ${-r * 0.8}Z`,
    c.radial(ramp(skin, 0.1, 0, -0.16), [0.36, 0.3], 0.75),
  )
  c.ellipse(-r * 0.4, -r * 1.2, r * 0.22, r * 0.12, '#fff', { 'fill-opacity': 0.4 })
}

/** A stove top with a pot ring, seen from the front. */
export function stove(c: Canvas, width: number): void {
  box(c, width, 150, 130, '#585553', 8)
  c.ellipse(0, -216, 250, 30, '#2f2d2e')
  c.ellipse(0, -219, 236, 26, '#413d3d')
  for (const x of [-width * 0.3, width * 0.3]) {
    c.ellipse(x, -72, 34, 34, c.linear(roundTones('#d8d3c8', 'metal')))
    c.rect(x - 4, -104, 8, 34, '#6a6661', 3)
  }
}
