import { type Canvas, trace } from './canvas.ts'
import { lit, ramp, tint } from './color.ts'
import { cap, outline, type Profile, seam, sheen, turned } from './turned.ts'
import {
  box,
  cord,
  edgeShadow,
  grain,
  lyingShadow,
  rod,
  slab,
  standingShadow,
  stitches,
  weave,
} from './volumes.ts'

const brass = tint('Brass')
const leather = '#9c623c'

/** Soft folds in cloth along lines, dark or light. */
function creases(c: Canvas, shape: string, lines: string, color: string, by: number): void {
  c.clip(shape, () => c.stroke(lines, lit(color, by), 20, { 'stroke-opacity': 0.4, filter: c.blur(9) }))
}

/** A canvas tote that stands open; 480 wide, 480 high without the handles. `content` is drawn behind its front. */
export function tote(c: Canvas, color: string, content?: () => void): void {
  edgeShadow(c, 450, 2)
  c.stroke('M-110 -470 C-110 -700 120 -700 116 -476', lit(color, -0.16), 26)
  c.path('M-236 -470 C-120 -510 120 -510 238 -470 L230 -430 H-230 Z', lit(color, -0.2))
  content?.()
  const front =
    'M-240 -474 C-120 -440 120 -440 242 -474 C246 -300 238 -150 226 -8 C120 10 -120 10 -224 -8 C-236 -150 -246 -300 -240 -474 Z'
  c.path(front, c.linear(ramp(color, 0.05, 0, -0.13), [0, 0], [1, 0.4]))
  creases(
    c,
    front,
    'M-130 -440 C-150 -300 -120 -220 -160 -60 M60 -440 C30 -320 90 -240 60 -60 M180 -440 C170 -300 200 -200 180 -40',
    color,
    -0.2,
  )
  creases(c, front, 'M-60 -440 C-80 -300 -40 -200 -70 -70', color, 0.12)
  weave(c, front, 8, 0.11)
  const base = 'M-234 -128 C-120 -112 120 -112 236 -128 L226 -8 C120 10 -120 10 -224 -8 Z'
  c.path(base, lit(color, -0.12), { 'fill-opacity': 0.55 })
  stitches(c, 'M-232 -122 C-120 -106 120 -106 234 -122', lit(color, 0.16), 3)
  stitches(c, 'M-232 -446 C-120 -414 120 -414 234 -446', lit(color, -0.18), 3)
  c.stroke('M-124 -112 V-452 C-126 -740 128 -740 128 -452 V-112', lit(color, -0.1), 34, {
    'stroke-linecap': 'butt',
  })
  c.stroke('M-126 -112 V-452 C-128 -740 126 -740 126 -452 V-112', lit(color, 0.03), 29, {
    'stroke-linecap': 'butt',
  })
  stitches(c, 'M-136 -116 V-440 M-114 -116 V-440 M116 -116 V-440 M138 -116 V-440', lit(color, -0.2), 2.5)
  for (const x of [-125, 127]) c.stroke(trace`M${x - 12}-420l24 26m0-26l-24 26`, lit(color, -0.2), 3)
}

/** A leek and a baguette that stick out of a bag. */
export function groceries(c: Canvas): void {
  const crust = '#cf9a5b'
  rod(c, [60, -440], [132, -760], [74, 66], crust, 0.3)
  c.ellipse(133, -762, 33, 20, lit(crust, 0.05), { transform: 'rotate(12 133 -762)' })
  for (const t of [0.2, 0.5, 0.8])
    c.stroke(trace`M${40 + 72 * t} ${-470 - 290 * t}q34-26 60-16`, '#f4ddb0', 10)
  for (const [bend, tone] of [
    [-190, '#56784e'],
    [-120, '#6f9160'],
    [-60, '#5d8054'],
    [-150, '#7c9d69'],
  ] as const) {
    c.path(trace`M-120-440C-110-600 ${bend - 30}-660 ${bend - 40}-800C${bend + 20}-700-60-620-64-440Z`, tone)
  }
  rod(c, [-92, -440], [-96, -540], [52, 50], '#dfe6c4', 0.2)
}

/** A roll-top backpack; 440 wide, 680 high. */
export function backpack(c: Canvas, color: string): void {
  edgeShadow(c, 390, 4)
  c.stroke('M-40 -650 C-40 -730 44 -730 44 -650', leather, 22)
  const body =
    'M-186 -560 C-196 -420 -220 -300 -216 -140 C-214 -40 -200 0 -160 2 C-60 12 60 12 162 2 C204 0 216 -40 218 -140 C222 -300 198 -420 188 -560 Z'
  c.path(body, c.linear(ramp(color, 0.05, 0.02, -0.13), [0, 0], [1, 0.3]))
  creases(
    c,
    body,
    'M-120 -540 C-150 -420 -120 -330 -170 -240 M110 -540 C130 -440 100 -340 150 -250 M-10 -540 C-20 -470 10 -420 0 -360',
    color,
    -0.2,
  )
  weave(c, body, 7, 0.09)
  const roll =
    'M-206 -640 C-214 -662 -204 -676 -184 -676 L190 -676 C210 -676 216 -660 208 -640 L194 -548 C60 -530 -60 -530 -192 -548 Z'
  c.path(
    roll,
    c.linear(
      [
        [0, lit(color, 0.12)],
        [0.35, lit(color, 0.03)],
        [0.6, lit(color, -0.06)],
        [1, lit(color, -0.14)],
      ],
      [0, 0],
      [0.1, 1],
    ),
  )
  weave(c, roll, 7, 0.09)
  c.stroke('M-200 -622 C-60 -608 60 -608 204 -622', lit(color, -0.22), 4, { 'stroke-opacity': 0.55 })
  c.stroke('M-192 -552 C-60 -534 60 -534 194 -552', '#1d1612', 12, {
    'stroke-opacity': 0.28,
    filter: c.blur(4),
  })
  const pocket =
    'M-170 -290 C-60 -278 60 -278 172 -290 L178 -60 C172 -34 160 -28 130 -26 C40 -18 -40 -18 -130 -26 C-160 -28 -172 -34 -176 -60 Z'
  c.path(pocket, c.linear(ramp(color, 0.07, 0.01, -0.09), [0, 0], [1, 0.6]))
  weave(c, pocket, 7, 0.09)
  c.stroke('M-170 -290 C-60 -278 60 -278 172 -290', lit(color, -0.2), 6)
  stitches(c, 'M-158 -264 C-60 -254 60 -254 160 -264', lit(color, 0.2), 3)
  for (const x of [-92, 94]) {
    c.rect(x - 16, -690, 32, 400, '#1d1612', 6, { 'fill-opacity': 0.2, transform: 'translate(6 6)' })
    c.rect(x - 16, -690, 32, 420, c.linear(ramp(leather, 0.06, 0, -0.12)), 8)
    stitches(c, trace`M${x - 10}-680v400m20-400v400`, '#e6cba6', 2)
    c.rect(x - 24, -420, 48, 40, 'none', 8, { stroke: lit(brass, 0.02), 'stroke-width': 8 })
    c.stroke(trace`M${x}-420v36`, lit(brass, 0.14), 6)
  }
  c.path(slab(90, 60, 8, 0, -130), leather)
  stitches(c, slab(76, 46, 5, 0, -130), '#e6cba6', 2)
}

/** A weekender with leather base and grips; 660 wide, 400 high without the grips. */
export function weekender(c: Canvas, color: string): void {
  edgeShadow(c, 620, 2)
  cord(c, 'M-126 -330 C-120 -560 126 -560 126 -330', lit(leather, -0.12), 22)
  const body =
    'M-300 -330 C-290 -400 -200 -408 0 -408 C200 -408 292 -400 304 -330 C330 -220 336 -120 326 -34 C322 -6 306 0 270 0 H-268 C-304 0 -320 -6 -324 -34 C-334 -120 -326 -220 -300 -330 Z'
  c.path(body, c.linear(ramp(color, 0.08, 0, -0.12), [0.1, 0], [0.8, 1]))
  creases(
    c,
    body,
    'M-230 -360 C-250 -280 -220 -220 -260 -140 M-40 -370 C-60 -300 -20 -240 -50 -150 M170 -360 C200 -280 160 -220 220 -140',
    color,
    -0.2,
  )
  weave(c, body, 8, 0.1)
  c.stroke('M-290 -352 C-180 -376 180 -376 294 -352', lit(color, -0.2), 7)
  c.stroke('M-290 -352 C-180 -376 180 -376 294 -352', brass, 4, { 'stroke-dasharray': '4 5' })
  const base =
    'M-330 -120 C-150 -104 150 -104 332 -120 C334 -84 332 -60 326 -34 C322 -6 306 0 270 0 H-268 C-304 0 -320 -6 -324 -34 C-330 -60 -332 -84 -330 -120 Z'
  c.path(base, c.linear(ramp(leather, 0.05, 0, -0.12), [0.1, 0], [0.6, 1]))
  stitches(c, 'M-326 -106 C-150 -90 150 -90 328 -106', '#e6cba6', 3)
  for (const x of [-150, 150]) {
    c.rect(x - 19, -360, 38, 250, c.linear(ramp(leather, 0.06, 0, -0.12)), 8)
    stitches(c, trace`M${x - 12}-350v236m24-236v236`, '#e6cba6', 2)
    c.ellipse(x, -336, 8, 8, lit(brass, 0.05))
  }
  cord(c, 'M-150 -350 C-146 -600 146 -600 150 -350', leather, 24)
  for (const x of [-240, 240]) c.ellipse(x, 2, 18, 8, lit(brass, -0.1))
}

/** A card wallet with two cards showing, seen from above; 640 × 430 around the origin. */
export function wallet(c: Canvas, color: string): void {
  c.place({ x: 30, y: -140, rotate: 2 }, () => {
    lyingShadow(c, slab(540, 330, 24), 6)
    c.path(
      slab(540, 330, 24),
      c.linear(
        [
          [0, '#e9e2d3'],
          [1, '#d1c6b2'],
        ],
        [0, 0],
        [1, 1],
      ),
    )
    c.rect(-240, -140, 70, 14, '#a79a85', 6)
  })
  c.place({ x: -8, y: -104, rotate: -1 }, () => {
    lyingShadow(c, slab(540, 330, 24), 6)
    c.path(
      slab(540, 330, 24),
      c.linear(
        [
          [0, '#86a5a6'],
          [1, '#68898b'],
        ],
        [0, 0],
        [1, 1],
      ),
    )
  })
  const body = slab(640, 430, 30)
  lyingShadow(c, body, 24)
  c.path(body, c.linear(ramp(color, 0.09, 0, -0.08), [0, 0], [1, 1]))
  const pebble =
    '<path d="M2 4q3 -3 6 0M10 10q3 -3 6 0M3 14q2 -2 5 0M12 3q2 2 4 0" fill="none" stroke="#1d1210" stroke-opacity=".13" stroke-width="1.4"/>'
  c.path(body, c.pattern(18, 18, pebble, 20))
  const flap = 'M-320 -60 C-180 20 180 20 320 -60 V185 a30 30 0 0 1 -30 30 H-290 a30 30 0 0 1 -30 -30 Z'
  c.place({ y: -8 }, () =>
    c.clip(body, () => c.path(flap, '#1d1210', { 'fill-opacity': 0.35, filter: c.blur(7) })),
  )
  c.path(flap, c.linear(ramp(color, 0.08, 0.01, -0.1), [0, 0], [0.8, 1]))
  c.path(flap, c.pattern(18, 18, pebble, 20))
  c.stroke('M-316 -58 C-180 20 180 20 316 -58', lit(color, 0.16), 3)
  stitches(c, 'M-300 -34 V184 a12 12 0 0 0 12 12 H288 a12 12 0 0 0 12 -12 V-34', lit(color, 0.3), 4)
}

/** An insulated bottle with a cup lid; `height` without the lid's 90. */
export function bottle(c: Canvas, color: string, height = 430): void {
  standingShadow(c, 96)
  const body: Profile = [
    [70, -height],
    [94, -height + 46],
    [98, -height + 90],
    [98, -14],
    [92, 0],
  ]
  turned(c, body, color)
  sheen(c, body, -height + 70, -40, 0.26)
  const lid: Profile = [
    [66, -height - 100],
    [74, -height - 90],
    [76, -height + 2],
  ]
  turned(c, lid, '#c9cac8', 'metal')
  cap(c, 66, -height - 100, '#c9cac8')
  seam(c, lid, -height - 4, '#6e6f70', 5, 0.7)
  seam(c, body, -16, lit(color, -0.2), 3, 0.4)
  c.rect(-14, -height * 0.46, 28, 5, lit(color, 0.22), 2)
}

/** A steel box with a beech lid and a cotton strap; 520 wide, 260 high. */
export function lunchBox(c: Canvas): void {
  edgeShadow(c, 440)
  const body = 'M-256 -190 H256 L246 -40 q-4 40 -44 40 H-202 q-40 0 -44 -40 Z'
  c.path(
    body,
    c.linear([
      [0, '#a9abac'],
      [0.1, '#d9dad8'],
      [0.25, '#f4f4f1'],
      [0.5, '#c4c6c6'],
      [0.85, '#97999b'],
      [1, '#b4b6b6'],
    ]),
  )
  c.path(
    body,
    c.linear(
      [
        [0, '#fff', 0.15],
        [0.5, '#3a3a3e', 0],
        [1, '#3a3a3e', 0.3],
      ],
      [0, 0],
      [0, 1],
    ),
  )
  c.stroke('M-254 -180 H254', '#f7f7f4', 4, { 'stroke-opacity': 0.8 })
  const beech = '#d9b383'
  c.place({ y: -190 }, () => {
    const { front, top } = box(c, 536, 44, 96, beech, 14)
    grain(c, top, [-268, -140, 536, 96], beech, { lines: 7 })
    grain(c, front, [-268, -44, 536, 44], beech, { lines: 3 })
  })
  c.stroke('M-266 -192 H266', '#5a5452', 6, { 'stroke-opacity': 0.5 })
  const strap = tint('Spruce')
  c.path('M-150 -336 L-86 -336 L-92 -232 V0 H-164 V-232 Z', c.linear(ramp(strap, 0.08, 0, -0.1)))
  weave(c, 'M-150 -336 L-86 -336 L-92 -232 V0 H-164 V-232 Z', 6, 0.14)
  c.rect(-172, -150, 88, 58, 'none', 8, { stroke: '#d8d8d4', 'stroke-width': 9 })
}

/** A closed long umbrella leaning, its crook up; 900 high, standing on its tip at the origin. */
export function umbrella(c: Canvas, color: string): void {
  const umbra =
    'M0 0 L-8 -60 C-40 -200 -64 -420 -52 -600 L-8 -660 L-10 -850 L14 -850 L10 -660 L54 -600 C66 -420 42 -200 8 -60 Z'
  c.place({ x: 60, y: -20, rotate: 7 }, () =>
    c.path(umbra, '#1d1714', { 'fill-opacity': 0.3, filter: c.blur(12) }),
  )
  standingShadow(c, 16, 4, 0, 2)
  rod(c, [0, 0], [0, -70], [8, 14], '#8d8f91', 0.9)
  const cloth =
    'M-8 -60 C-40 -200 -64 -420 -52 -600 C-44 -640 -20 -650 0 -652 C22 -650 46 -640 54 -600 C66 -420 42 -200 8 -60 Z'
  c.path(
    cloth,
    c.linear([
      [0, lit(color, -0.02)],
      [0.25, lit(color, 0.09)],
      [0.55, color],
      [1, lit(color, -0.17)],
    ]),
  )
  c.clip(cloth, () => {
    for (const [x, tone] of [
      [-34, -0.14],
      [-12, 0.1],
      [8, -0.16],
      [30, -0.2],
    ] as const)
      c.stroke(trace`M${x * 0.2}-60Q${x * 1.5}-360 ${x}-652`, lit(color, tone), 6, {
        'stroke-opacity': 0.7,
      })
  })
  c.path(
    'M-60 -470 C-20 -456 24 -456 62 -472 L60 -436 C24 -420 -20 -420 -60 -434 Z',
    c.linear(ramp(color, 0.1, -0.2)),
  )
  c.ellipse(24, -446, 9, 9, lit(brass, 0.05))
  rod(c, [0, -648], [0, -690], [22, 18], brass, 0.9)
  cord(c, 'M0 -690 V-850 C0 -950 -120 -950 -120 -860 V-836', '#8c5a34', 27)
  c.path(
    outline([
      [9, -700],
      [9, -690],
    ]),
    lit(brass, -0.1),
  )
}
