import { type Canvas, type Stop, trace } from './canvas.ts'
import { lit, mix, ramp, tint } from './color.ts'
import { glassBody, liquid } from './glass.ts'
import { cap, outline, type Profile, roundTones, seam, sheen, tilt, turned } from './turned.ts'
import { box, cord, grain, lyingShadow, rod, standingShadow } from './volumes.ts'

const brass = tint('Brass')
const oak = tint('Oak')
const soil = '#4a372c'

/** A terracotta pot on its saucer; 400 wide, 330 high. Draw the plant from (0, -316). */
export function terracottaPot(c: Canvas, color = tint('Terracotta')): void {
  standingShadow(c, 158)
  const saucer: Profile = [
    [172, -34],
    [164, -6],
    [156, 0],
  ]
  turned(c, saucer, color)
  c.ellipse(0, -34, 172, 172 * tilt, lit(color, -0.14))
  const body: Profile = [
    [164, -262, 'edge'],
    [126, -16, 'edge'],
  ]
  turned(c, body, color)
  const collar: Profile = [
    [186, -330],
    [184, -262, 'edge'],
  ]
  c.place({ y: 9 }, () =>
    c.path(
      outline([
        [166, -262, 'edge'],
        [160, -238, 'edge'],
      ]),
      '#3a1c10',
      { 'fill-opacity': 0.32 },
    ),
  )
  turned(c, collar, color)
  c.ellipse(0, -330, 186, 186 * tilt, lit(color, 0.08))
  c.ellipse(0, -328, 170, 170 * tilt - 2, soil)
  c.ellipse(-20, -322, 140, 18, lit(soil, 0.04))
  c.path('M-120 -180 C-100 -120 -110 -60 -92 -30 C-60 -40 -66 -120 -84 -190 Z', '#f3ddca', {
    'fill-opacity': 0.14,
    filter: c.blur(8),
  })
}

/** A glazed cover pot on a low foot; 300 wide, 260 high. Draw the plant from (0, -240). */
export function glazedPot(c: Canvas, color: string): void {
  standingShadow(c, 112)
  const body: Profile = [
    [138, -250],
    [148, -200],
    [146, -100],
    [118, -30],
    [98, -22],
    [102, 0],
  ]
  c.ellipse(0, -250, 138, 138 * tilt, lit(color, 0.09))
  c.ellipse(0, -248, 126, 126 * tilt - 1, soil)
  turned(c, body, color, 'gloss', true)
  c.stroke(trace`M-138-250A138 ${138 * tilt} 0 0 0 138-250`, lit(color, 0.13), 6)
  c.stroke('M-116 -36 C-80 -8 -60 -24 -20 -10 S60 -20 116 -36', lit(color, -0.14), 5, {
    'stroke-opacity': 0.4,
  })
  sheen(c, body, -216, -70, 0.5)
}

/** A bowl on three cords; hangs from (0, -760), its rim at y = 0. Draw the plant from there. */
export function hangingBowl(c: Canvas, color: string): void {
  const ring = -520
  c.stroke(trace`M0 ${ring - 24}V-900`, '#cbb894', 6)
  c.stroke(trace`M0 ${ring}L30-30`, '#a8946f', 5)
  c.ellipse(0, 0, 206, 206 * tilt, lit(color, 0.1))
  c.ellipse(0, 2, 192, 192 * tilt - 1, soil)
  const body: Profile = [
    [206, 0],
    [200, 50],
    [150, 134],
    [70, 170],
  ]
  const front = 'M-206 0A206 35 0 0 0 206 0C206 70 150 150 70 170A70 12 0 0 1-70 170C-150 150-206 70-206 0Z'
  c.path(front, c.linear(roundTones(color, 'matte')))
  const dark = mix(color, '#241c26', 0.75)
  c.path(
    front,
    c.linear(
      [
        [0, '#fff', 0.06],
        [0.4, dark, 0],
        [1, dark, 0.34],
      ],
      [0, 0],
      [0, 1],
    ),
  )
  c.stroke('M-206 0 A206 35 0 0 0 206 0', lit(color, 0.12), 6)
  sheen(c, body, 46, 120, 0.35)
}

/** The two front cords and the brass ring of the hanging bowl, drawn after the plant. */
export function hangingCords(c: Canvas): void {
  for (const x of [-202, 202]) {
    c.stroke(trace`M0-520L${x} 4`, '#cbb894', 6)
    c.ellipse(x, 10, 9, 11, lit(brass, 0.02))
  }
  c.ellipse(0, -534, 24, 24, 'none', { stroke: brass, 'stroke-width': 9 })
  c.path('M-20 -546 a24 24 0 0 1 30 -12', 'none', { stroke: lit(brass, 0.2), 'stroke-width': 4 })
}

/** A watering can, its spout to the left; about 420 high. */
export function wateringCan(c: Canvas, color: string): void {
  standingShadow(c, 150)
  const grip = 'M84-268C120-420 330-350 250-150C226-96 176-70 136-66'
  cord(c, grip, color, 20)
  const spout =
    'M-130 -54 L-128 -124 C-220 -160 -300 -300 -372 -392 L-346 -408 C-270 -320 -220 -230 -120 -190 Z'
  c.path(spout, c.linear(ramp(color, 0.08, 0, -0.14), [0.3, 0.2], [0.7, 0.8]))
  c.path('M-380 -384 L-340 -418 L-334 -410 L-374 -376 Z', lit(color, -0.12))
  const body: Profile = [
    [112, -272, 'edge'],
    [140, -150],
    [152, -16, 'edge'],
    [148, 0],
  ]
  turned(c, body, color, 'gloss')
  sheen(c, body, -240, -50, 0.42)
  seam(c, body, -24, lit(color, -0.24), 4, 0.5)
  seam(c, body, -258, lit(color, -0.2), 3, 0.4)
  c.ellipse(0, -272, 112, 112 * tilt, lit(color, 0.1))
  c.ellipse(20, -270, 84, 84 * tilt, lit(color, -0.3))
}

/** A trowel and a hand fork lying side by side, seen from above; about 800 high around the origin. */
export function handTools(c: Canvas): void {
  const steel: Stop[] = [
    [0, '#e2e2e0'],
    [0.45, '#a9acae'],
    [0.55, '#85898c'],
    [1, '#b7b9ba'],
  ]
  const handle = (x: number) =>
    c.place({ x }, () => {
      const wood = '#d2a873'
      const shape = 'M-24 60 C-30 140 -40 240 -30 330 C-26 372 26 372 30 330 C40 240 30 140 24 60 Z'
      lyingShadow(c, shape, 18)
      c.path(
        shape,
        c.linear([
          [0, lit(wood, 0.06)],
          [0.3, lit(wood, 0.1)],
          [0.6, wood],
          [1, lit(wood, -0.17)],
        ]),
      )
      grain(c, shape, [-40, 60, 80, 310], wood, { lines: 5, upright: true, seed: x + 300 })
      c.path(
        'M-25 30 H25 L26 92 H-26 Z',
        c.linear([
          [0, lit(brass, -0.1)],
          [0.3, lit(brass, 0.2)],
          [0.6, brass],
          [1, lit(brass, -0.2)],
        ]),
      )
      c.stroke('M-3 340 C-30 420 30 440 6 346', '#8a5a36', 8)
    })
  c.place({ x: -150 }, () => {
    const blade =
      'M-12 40 L-12 -40 C-90 -70 -96 -150 -92 -240 C-88 -310 -40 -360 0 -400 C40 -360 88 -310 92 -240 C96 -150 90 -70 12 -40 L12 40 Z'
    lyingShadow(c, blade, 20)
    c.path(blade, c.linear(steel))
    c.path(
      'M-10 -46 C-60 -90 -70 -180 -60 -260 C-50 -320 -20 -350 0 -380 C20 -350 50 -320 60 -260 C70 -180 60 -90 10 -46 Z',
      c.linear([
        [0, '#7d8184', 0.55],
        [0.4, '#9da0a2', 0.5],
        [1, '#eeeeec', 0.75],
      ]),
    )
  })
  handle(-150)
  c.place({ x: 150 }, () => {
    const tines =
      'M-12 40 V-50 C-60 -60 -92 -90 -92 -160 V-340 L-82 -384 L-70 -340 V-170 C-70 -130 -40 -120 -11 -118 V-350 L0 -396 L11 -350 V-118 C40 -120 70 -130 70 -170 V-340 L82 -384 L92 -340 V-160 C92 -90 60 -60 12 -50 V40 Z'
    lyingShadow(c, tines, 20)
    c.path(tines, c.linear(steel))
    c.stroke('M-84 -340 V-170 C-84 -110 -50 -84 -6 -80 M-4 -130 V-350', '#f7f7f5', 4, {
      'stroke-opacity': 0.7,
    })
  })
  handle(150)
}

/** A ribbed glass mister with a brass pump; 420 high. */
export function mister(c: Canvas, color: string): void {
  standingShadow(c, 128, 0, 0, 0.9)
  const body: Profile = [
    [56, -282],
    [70, -258],
    [136, -190],
    [142, -100],
    [134, -14],
    [122, 0],
  ]
  liquid(c, body, -140, mix(color, '#d4e6e8', 0.5), 0.55)
  glassBody(c, body, color)
  c.clip(outline(body), () => {
    for (let i = -6; i <= 6; i++) {
      const x = Math.sin((i / 7) * (Math.PI / 2)) * 140
      const rib = trace`M${x * 0.5}-262C${x * 0.9}-220 ${x}-190 ${x}-100L${x * 0.92} 6`
      c.stroke(rib, lit(color, -0.2), 3, { 'stroke-opacity': 0.3 })
      c.place({ x: 5 }, () => c.stroke(rib, '#fff', 4, { 'stroke-opacity': 0.4 }))
    }
  })
  const neck: Profile = [
    [58, -326],
    [60, -318],
    [58, -268],
  ]
  turned(c, neck, brass, 'metal')
  for (const y of [-310, -296, -282]) seam(c, neck, y, lit(brass, -0.22), 2, 0.6)
  cap(c, 58, -326, brass)
  rod(c, [0, -330], [0, -376], [34, 34], brass, 1)
  rod(c, [-78, -382], [48, -382], [36, 36], brass, 1)
  rod(c, [-96, -382], [-76, -382], [18, 26], lit(brass, -0.08), 1)
  rod(c, [20, -398], [20, -430], [14, 14], lit(brass, -0.05), 1)
  c.rect(-14, -446, 68, 18, c.linear(ramp(brass, 0.18, 0, -0.14)), 8)
}

/** An oak stand of two crosses; 380 wide, 330 high. Place the pot at (0, -130). */
export function plantStand(c: Canvas): void {
  for (const [x, y] of [
    [-170, 0],
    [176, -6],
    [-56, -40],
    [70, 20],
  ] as const)
    standingShadow(c, 24, x, y, 2.2)
  rod(c, [-56, -330], [-56, -40], [26, 26], lit(oak, -0.13), 0.1)
  c.place({ y: -128 }, () => {
    const { front } = box(c, 340, 34, 26, oak, 6)
    grain(c, front, [-170, -34, 340, 34], oak, { lines: 3 })
  })
}

/** The legs of the stand that are in front of the pot. */
export function plantStandFront(c: Canvas): void {
  for (const [x, y, tone] of [
    [-170, 0, 0.02],
    [176, -6, -0.05],
    [70, 20, 0],
  ] as const) {
    rod(c, [x, y - 350], [x, y], [28, 28], lit(oak, tone))
    c.ellipse(x, y - 350, 14, 5, lit(oak, 0.13))
  }
}
