import { type Canvas, seeded, trace } from './canvas.ts'
import { lit, mix, ramp } from './color.ts'
import { outline, type Profile, tilt, turned } from './turned.ts'
import { edgeShadow, lyingShadow, slab, standingShadow, weave } from './volumes.ts'

/** One folded layer of thick cloth, its fold to the left; bottom at `y`. */
function fold(c: Canvas, width: number, height: number, y: number, color: string, shift = 0): void {
  const r = height / 2
  const left = -width / 2 + shift
  const shape = trace`M${left + r} ${y - height}H${width / 2 + shift}q10 ${r} 0 ${height}H${left + r}a${r} ${r} 0 0 1 0 ${-height}Z`
  c.path(shape, c.linear(ramp(color, 0.08, 0, -0.15), [0.1, 0], [0.25, 1]))
  weave(c, shape, 8, 0.1)
  c.stroke(trace`M${left + r} ${y - height + r}H${width / 2 + shift}`, lit(color, -0.2), 3, {
    'stroke-opacity': 0.4,
  })
  c.stroke(trace`M${left + r * 0.9} ${y - height + 4}H${width / 2 + shift - 4}`, lit(color, 0.16), 4, {
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
  const over = 'M40-262C120-268 250-268 284-256C292-180 284-120 290-62L46-62C40-130 48-200 40-262Z'
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
    const tassel = trace`M${x}-64q${sway} 26 ${sway * 0.4} ${52 + next() * 10}`
    c.stroke(tassel, lit(color, -0.1), 8)
    c.place({ x: -1.5 }, () => c.stroke(tassel, lit(color, 0.06), 4))
  }
  const stripe = mix(color, '#fff7e8', 0.55)
  for (const y of [-104, -92]) c.stroke(trace`M45 ${y}H287`, stripe, 5, { 'stroke-opacity': 0.6 })
}

/** A cushion that leans; 560 wide, 520 high. */
export function cushion(c: Canvas, color: string): void {
  edgeShadow(c, 500)
  const shape =
    'M-268-520C-200-490-90-482 0-482C90-482 200-490 268-520C250-400 252-150 272-10C170 8-170 8-272-10C-252-150-250-400-268-520Z'
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
  weave(c, shape, 7, 0.13)
  c.stroke(shape, lit(color, -0.12), 9)
  c.place({ x: -2, y: -2 }, () => c.stroke(shape, lit(color, 0.08), 4))
  const crease = (line: string, strength: number) =>
    c.stroke(line, lit(color, -0.22), 16, { 'stroke-opacity': strength, filter: c.blur(7) })
  crease('M-240 -490 C-190 -420 -150 -400 -120 -390', 0.4)
  crease('M240 -490 C200 -430 170 -400 130 -392', 0.45)
  crease('M-250 -36 C-210 -80 -190 -100 -150 -116', 0.35)
  crease('M250 -36 C216 -80 190 -110 150 -124', 0.45)
  crease('M-4 -470 C-4 -440 -10 -420 -16 -404 M4 -470 C10 -440 20 -424 30 -412', 0.2)
}

/** A flat-woven rug seen from above; 620 × 940 around the origin. */
export function rug(c: Canvas, color: string): void {
  const [w, h] = [620, 940]
  const shape = slab(w, h, 4)
  lyingShadow(c, shape, 12)
  const wool = '#eadfca'
  const fringe = Array.from(
    { length: 44 },
    (_, i) => trace`M${-w / 2 + 8 + i * 14} ${-h / 2}l${(i % 3) - 1}-34`,
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
          trace`M${x} ${y - 84 * k}L${x + 92 * k} ${y}L${x} ${y + 84 * k}L${x - 92 * k} ${y}Z`
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
        trace`M${x * 0.3}-366C${x * 0.66}-350 ${x * 0.92}-300 ${x}-170C${x * 0.96}-70 ${x * 0.8}-20 ${x * 0.7} 34`
      const x = Math.sin((ring / 9) * (Math.PI / 2)) * 286
      const line = ring === 0 ? strand(0) : strand(x) + strand(-x)
      const width = 7 + 15 * narrow
      const dash = { 'stroke-dasharray': trace`${width * 0.7} ${width * 1.5}`, 'stroke-opacity': 0.6 }
      c.stroke(line, lit(color, -0.13), width, dash)
      c.place({ x: -3 - narrow * 5, y: -5 }, () => c.stroke(line, lit(color, 0.1), width * 0.55, dash))
    }
  })
}
