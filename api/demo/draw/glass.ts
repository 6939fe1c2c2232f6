import type { Canvas, Stop } from './canvas.ts'
import { lit } from './color.ts'
import { beltBetween, footOf, outline, type Profile, radiusAt, sheen, tilt, topOf } from './turned.ts'

/** Glass seen from the front: clear in the middle, darker where the wall is thick, with two reflections. */
export function glassBody(c: Canvas, profile: Profile, color: string, strength = 1): void {
  const edge = lit(color, -0.24)
  const tones: Stop[] = [
    [0, edge, 0.75 * strength],
    [0.07, color, 0.34 * strength],
    [0.25, lit(color, 0.1), 0.14 * strength],
    [0.75, color, 0.2 * strength],
    [0.93, lit(color, -0.12), 0.42 * strength],
    [1, lit(edge, -0.1), 0.8 * strength],
  ]
  c.path(outline(profile), c.linear(tones), { stroke: edge, 'stroke-opacity': 0.4, 'stroke-width': 2 })
  const [top, bottom] = [topOf(profile)[1], footOf(profile)[1]]
  const span = bottom - top
  sheen(c, profile, top + span * 0.1, top + span * 0.82, 0.75)
  c.clip(outline(profile), () => {
    const r = radiusAt(profile, bottom - 8)
    c.ellipse(0, bottom - r * 0.02, r * 0.94, r * tilt, edge, { 'fill-opacity': 0.22 })
    c.ellipse(0, bottom - r * 0.1, r * 0.86, r * tilt * 0.8, '#fff', { 'fill-opacity': 0.28 })
  })
}

/** Water or coffee in a glass, from a height down to its bottom. */
export function liquid(c: Canvas, profile: Profile, level: number, color: string, opacity = 0.5): void {
  const bottom = footOf(profile)
  const inner: Profile = profile.map(([r, y, edge]) => (edge ? [r - 7, y, edge] : [r - 7, y]))
  const tones: Stop[] = [
    [0, lit(color, -0.1), opacity],
    [0.3, lit(color, 0.05), opacity * 0.75],
    [1, lit(color, -0.16), opacity * 1.15],
  ]
  c.path(beltBetween(inner, level, bottom[1] - 8), c.linear(tones))
  const r = radiusAt(inner, level)
  c.ellipse(
    0,
    level,
    r,
    r * tilt,
    c.linear([
      [0, lit(color, 0.06), opacity],
      [1, lit(color, 0.16), opacity],
    ]),
  )
  c.ellipse(0, level, r, r * tilt, 'none', {
    stroke: lit(color, 0.2),
    'stroke-width': 2,
    'stroke-opacity': 0.5,
  })
}
