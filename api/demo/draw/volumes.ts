import { type Canvas, d, type Point, type Stop, seeded, trace } from './canvas.ts'
import { lightness, lit, mix, ramp } from './color.ts'
import { tilt } from './turned.ts'

/** The shadow of a thing that stands on the table: dark where it touches, long and soft to the right. */
export function standingShadow(c: Canvas, radius: number, x = 0, y = 0, reach = 1): void {
  const dark = '#2a1e1c'
  const far: Stop[] = [
    [0, dark, 0.34],
    [0.45, dark, 0.18],
    [1, dark, 0],
  ]
  c.ellipse(
    x + radius * 0.75 * reach,
    y + radius * 0.03,
    radius * 1.75 * reach,
    radius * 0.3,
    c.radial(far, [0.36, 0.5], 0.6),
  )
  const near: Stop[] = [
    [0, dark, 0.6],
    [0.74, dark, 0.5],
    [1, dark, 0],
  ]
  c.ellipse(x + radius * 0.05, y + 2, radius * 1.09, radius * tilt * 1.28, c.radial(near))
}

/** The shadow of a thing with a straight front edge: a dark line under it and a wedge to the right. */
export function edgeShadow(c: Canvas, width: number, y = 0, x = 0): void {
  const [left, right] = [x - width / 2, x + width / 2]
  const reach = Math.min(150, width * 0.34)
  const wedge = trace`M${left + 14} ${y - 6}L${right - 4} ${y - 40}L${right + reach} ${y - 8}L${right + reach * 0.55} ${y + 18}L${left + 34} ${y + 16}Z`
  c.path(wedge, '#2a1e1c', { 'fill-opacity': 0.3, filter: c.blur(13) })
  c.rect(left + 3, y - 14, width - 2, 20, '#241814', 8, { 'fill-opacity': 0.55, filter: c.blur(4) })
}

/** The shadow of a thing that lies flat, seen from above: the shape again, moved away from the light. */
export function lyingShadow(c: Canvas, shape: string, height = 16): void {
  c.place({ x: height * 0.85, y: height }, () =>
    c.path(shape, '#33241d', { 'fill-opacity': 0.34, filter: c.blur(Math.round(height * 0.75)) }),
  )
  c.place({ x: 3, y: 4 }, () => c.path(shape, '#2a1e1c', { 'fill-opacity': 0.32, filter: c.blur(3) }))
}

/** A rectangle with round corners, as a path around its middle. */
export function slab(width: number, height: number, r: number, x = 0, y = 0): string {
  const left = x - width / 2
  const top = y - height / 2
  const arc = (dx: number, dy: number) => trace`a${r} ${r} 0 0 1 ${dx} ${dy}`
  return [
    trace`M${left + r} ${top}h${width - 2 * r}`,
    arc(r, r),
    trace`v${height - 2 * r}`,
    arc(-r, r),
    trace`h${2 * r - width}`,
    arc(-r, -r),
    trace`v${2 * r - height}`,
    arc(r, -r),
    'Z',
  ].join(' ')
}

/** A rod, leg, handle or pen between two points; the widths are those of its two ends. */
export function rod(
  c: Canvas,
  from: Point,
  to: Point,
  widths: readonly [number, number],
  color: string,
  shine = 0.5,
): void {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1])
  const nx = -(to[1] - from[1]) / length
  const ny = (to[0] - from[0]) / length
  const lightLeft = nx + ny * 0.6 < 0 ? 1 : -1
  const [a, b] = [widths[0] / 2, widths[1] / 2]
  const corner = (p: Point, r: number) => [p[0] + nx * r, p[1] + ny * r] as const
  const shape = d(
    'M',
    ...corner(from, a),
    'L',
    ...corner(to, b),
    'L',
    ...corner(to, -b),
    'L',
    ...corner(from, -a),
    'Z',
  )
  const wide = Math.max(a, b)
  const middle: Point = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
  const tones: Stop[] = [
    [0, lit(color, 0.02)],
    [0.3, lit(color, 0.05 + 0.1 * shine)],
    [0.6, lit(color, -0.02)],
    [1, lit(color, -0.15)],
  ]
  const start: Point = [middle[0] + nx * wide * lightLeft, middle[1] + ny * wide * lightLeft]
  const end: Point = [middle[0] - nx * wide * lightLeft, middle[1] - ny * wide * lightLeft]
  c.path(shape, c.along(tones, start, end))
}

/** A cord, wire or bent tube along a path, lit from above. */
export function cord(c: Canvas, shape: string, color: string, width: number): void {
  c.stroke(shape, lit(color, -0.1), width)
  c.place({ x: -width * 0.1, y: -width * 0.12 }, () => c.stroke(shape, color, width * 0.62))
  c.place({ x: -width * 0.18, y: -width * 0.2 }, () => c.stroke(shape, lit(color, 0.14), width * 0.18))
}

/** A box seen from the front and slightly above; its front stands on y = 0 around x = 0. */
export function box(
  c: Canvas,
  width: number,
  height: number,
  depth: number,
  color: string,
  r = 6,
): { front: string; top: string } {
  const inset = depth * 0.32
  const top = trace`M${-width / 2 + 2} ${-height + r}L${-width / 2 + inset} ${-height - depth}L${width / 2 - inset} ${-height - depth}L${width / 2 - 2} ${-height + r}Z`
  const front = slab(width, height, r, 0, -height / 2)
  c.path(top, c.linear(ramp(color, 0.12, 0.04), [0, 0], [1, 0.4]))
  c.path(front, c.linear(ramp(color, 0.03, -0.02, -0.1), [0, 0], [1, 0.35]))
  c.stroke(trace`M${-width / 2 + r} ${-height + 1.5}h${width - 2 * r}`, lit(color, 0.14), 3, {
    'stroke-opacity': 0.8,
  })
  return { front, top }
}

/** Fine wavy lines of wood inside a shape; the box is where the lines run, left, top, width, height. */
export function grain(
  c: Canvas,
  shape: string,
  area: readonly [number, number, number, number],
  color: string,
  options: { lines?: number; seed?: number; upright?: boolean } = {},
): void {
  const { lines = 9, seed = 7, upright = false } = options
  const next = seeded(seed)
  const [left, top, width, height] = area
  const dark = mix(color, '#3b2212', lightness(color) < 0.45 ? 0.4 : 0.5)
  c.clip(shape, () => {
    for (let i = 0; i < lines; i++) {
      const across = (i + 0.2 + next() * 0.6) / lines
      const bend = (next() - 0.5) * (upright ? width : height) * 0.12
      const weight = 1 + next() * 2
      const shapeOfLine = upright
        ? trace`M${left + width * across} ${top}q${bend} ${height * 0.3} 0 ${height * 0.5}t${-bend * 0.4} ${height * 0.5}`
        : trace`M${left} ${top + height * across}q${width * 0.3} ${bend} ${width * 0.5} 0t${width * 0.5} ${-bend * 0.4}`
      c.stroke(shapeOfLine, dark, weight, { 'stroke-opacity': 0.14 + next() * 0.16 })
    }
  })
}

/** Threads across a piece of cloth, laid over whatever is already painted in the shape. */
export function weave(c: Canvas, shape: string, size = 7, strength = 0.12, turn = 0): void {
  const half = size / 2
  const thread = `<path d="M0 ${half}H${size}" stroke="#3a2a20" stroke-opacity="${strength}" stroke-width="${half * 0.55}"/><path d="M${half} 0V${size}" stroke="#fff" stroke-opacity="${strength}" stroke-width="${half * 0.5}"/>`
  c.path(shape, c.pattern(size, size, thread, turn))
}

/** A line of stitches. */
export function stitches(c: Canvas, shape: string, color: string, width = 3): void {
  c.stroke(shape, color, width, { 'stroke-dasharray': '10 8', 'stroke-opacity': 0.75 })
}

/** The glow around a lamp: warm, strongest in the middle. */
export function glow(c: Canvas, x: number, y: number, r: number, strength = 0.6, ry = r): void {
  const warm: Stop[] = [
    [0, '#fff0cc', strength],
    [0.3, '#ffdba0', strength * 0.55],
    [0.62, '#ffc48c', strength * 0.18],
    [1, '#ffb680', 0],
  ]
  c.ellipse(x, y, r, ry, c.radial(warm))
}
