import { type Canvas, d, type Point, type Stop, trace } from './canvas.ts'
import { lightness, lit, mix, ramp } from './color.ts'

/** Radius and height from top to bottom; the third entry marks a sharp edge. Up is negative. */
export type Profile = readonly Ring[]
export type Ring = readonly [radius: number, height: number, edge?: 'edge']
export type Finish = 'matte' | 'gloss' | 'metal' | 'wood'

/** How much of a circle's width we see as height: the eye looks slightly down onto the table. */
export const tilt = 0.17

interface Curve {
  from: Point
  first: Point
  second: Point
  to: Point
}

/** The topmost ring; throws when the profile is empty. */
export function topOf(profile: Profile): Ring {
  const [first] = profile
  if (!first) throw new Error('A turned body needs at least one ring')
  return first
}

/** The lowest ring; throws when the profile is empty. */
export function footOf(profile: Profile): Ring {
  return profile.at(-1) ?? topOf(profile)
}

/** A third of the way the outline takes through a ring, or nothing where it has an edge or ends. */
function slope(before: Ring | undefined, here: Ring, after: Ring | undefined): Point | undefined {
  if (here[2] === 'edge' || !before || !after) return undefined
  return [(after[0] - before[0]) / 6, (after[1] - before[1]) / 6]
}

function curves(profile: Profile): Curve[] {
  const list: Curve[] = []
  let from = topOf(profile)
  profile.slice(1).forEach((to, index) => {
    const third: Point = [(to[0] - from[0]) / 3, (to[1] - from[1]) / 3]
    const out = slope(profile[index - 1], from, to) ?? third
    const into = slope(from, to, profile[index + 2]) ?? third
    list.push({
      from: [from[0], from[1]],
      first: [from[0] + out[0], from[1] + out[1]],
      second: [to[0] - into[0], to[1] - into[1]],
      to: [to[0], to[1]],
    })
    from = to
  })
  return list
}

function bezier(curve: Curve, t: number): Point {
  const u = 1 - t
  const at = (i: 0 | 1) =>
    u ** 3 * curve.from[i] +
    3 * u * u * t * curve.first[i] +
    3 * u * t * t * curve.second[i] +
    t ** 3 * curve.to[i]
  return [at(0), at(1)]
}

/** The radius of the profile at a height. */
export function radiusAt(profile: Profile, y: number): number {
  const curve = curves(profile).find((c) => y >= c.from[1] && y <= c.to[1])
  if (!curve) return (y < topOf(profile)[1] ? topOf(profile) : footOf(profile))[0]
  let low = 0
  let high = 1
  for (let step = 0; step < 24; step++) {
    const middle = (low + high) / 2
    if (bezier(curve, middle)[1] < y) low = middle
    else high = middle
  }
  return bezier(curve, low)[0]
}

/**
 * The outline of a turned body, its foot and its top rounded as the eye sees them. Of an open vessel it can be the front
 * alone, below the near rim, so that what lies inside stays visible.
 */
export function outline(profile: Profile, frontOnly = false): string {
  const parts: (string | number)[] = []
  const list = curves(profile)
  const top = topOf(profile)
  const bottom = footOf(profile)
  parts.push('M', -top[0], top[1])
  for (const c of list) parts.push('C', -c.first[0], c.first[1], -c.second[0], c.second[1], -c.to[0], c.to[1])
  parts.push('A', bottom[0], bottom[0] * tilt, 0, 0, 0, bottom[0], bottom[1])
  for (const c of list.toReversed())
    parts.push('C', c.second[0], c.second[1], c.first[0], c.first[1], c.from[0], c.from[1])
  parts.push('A', top[0], top[0] * tilt, 0, 0, frontOnly ? 1 : 0, -top[0], top[1], 'Z')
  return d(...parts)
}

/** The part of a turned body between two heights, as seen from the front. */
export function beltBetween(profile: Profile, upper: number, lower: number): string {
  const steps = 7
  const heights = Array.from({ length: steps + 1 }, (_, i) => upper + ((lower - upper) * i) / steps)
  const sides = heights.map((y): Ring => [radiusAt(profile, y), y])
  const first = topOf(sides)
  const last = footOf(sides)
  return d(
    'M',
    -first[0],
    first[1],
    ...sides.slice(1).flatMap(([r, y]) => ['L', -r, y] as const),
    'A',
    last[0],
    last[0] * tilt,
    0,
    0,
    0,
    last[0],
    last[1],
    ...sides
      .toReversed()
      .slice(1)
      .flatMap(([r, y]) => ['L', r, y] as const),
    'A',
    first[0],
    first[0] * tilt,
    0,
    0,
    1,
    -first[0],
    first[1],
    'Z',
  )
}

/** The tones of a round body from its left edge to its right one. */
export function roundTones(color: string, finish: Finish): Stop[] {
  const deep = lightness(color) < 0.45 ? 0.75 : 1
  if (finish === 'metal')
    return [
      [0, lit(color, -0.16)],
      [0.14, lit(color, 0.04)],
      [0.27, lit(color, 0.2)],
      [0.4, lit(color, 0.03)],
      [0.7, lit(color, -0.17)],
      [0.9, lit(color, -0.05)],
      [1, lit(color, -0.14)],
    ]
  const strength = finish === 'gloss' ? 1.25 : 1
  return [
    [0, lit(color, -0.035 * strength)],
    [0.12, lit(color, 0.02 * strength)],
    [0.3, lit(color, 0.065 * strength)],
    [0.52, color],
    [0.8, lit(color, -0.115 * strength * deep)],
    [0.94, lit(color, -0.155 * strength * deep)],
    [1, lit(color, -0.115 * strength * deep)],
  ]
}

/** A body turned on a lathe or a wheel; its foot stands at y = 0 when the profile ends there. */
export function turned(
  c: Canvas,
  profile: Profile,
  color: string,
  finish: Finish = 'matte',
  frontOnly = false,
): void {
  const shape = outline(profile, frontOnly)
  c.path(shape, c.linear(roundTones(color, finish)))
  const dark = mix(color, '#241c26', 0.75)
  const fall: Stop[] = [
    [0, '#fff', finish === 'metal' ? 0 : 0.1],
    [0.35, '#fff', 0],
    [0.6, dark, 0],
    [1, dark, finish === 'metal' ? 0.16 : 0.3],
  ]
  c.path(shape, c.linear(fall, [0, 0], [0, 1]))
}

/** A soft reflection of the window on the lit side, between two heights. */
export function sheen(c: Canvas, profile: Profile, upper: number, lower: number, strength = 0.4): void {
  const steps = 10
  const side = (share: number) =>
    Array.from({ length: steps + 1 }, (_, i) => {
      const y = upper + ((lower - upper) * i) / steps
      const pinch = Math.sin((Math.PI * i) / steps) ** 0.5
      const r = radiusAt(profile, y)
      return [-r * (0.61 + (share - 0.61) * pinch), y + r * tilt * Math.sqrt(1 - share * share)] as const
    })
  const left = side(0.7)
  const right = side(0.52).toReversed()
  const corners = [...left, ...right].map(([x, y]) => d(x, y))
  const shape = `M${corners.join('L')}Z`
  const fade: Stop[] = [
    [0, '#fff', strength],
    [0.7, '#fff', strength * 0.45],
    [1, '#fff', 0.02],
  ]
  c.path(shape, c.linear(fade, [0, 0], [0, 1]), { filter: c.blur(2) })
}

/** The front half of a circle around a turned body at a height: a seam, a step, a painted line. */
export function seam(c: Canvas, profile: Profile, y: number, color: string, width = 3, opacity = 0.5): void {
  const r = radiusAt(profile, y)
  c.stroke(trace`M${-r} ${y}A${r} ${r * tilt} 0 0 0 ${r} ${y}`, color, width, { 'stroke-opacity': opacity })
}

/** The mouth of an open vessel: the inside wall, its shadow and the lip. */
export function mouth(c: Canvas, r: number, y: number, inside: string, lip: string, wall = 8): void {
  c.ellipse(0, y, r, r * tilt, c.linear(ramp(lip, 0.05, 0.1, -0.07)))
  const inner: Stop[] = [
    [0, lit(inside, -0.22)],
    [0.45, lit(inside, -0.12)],
    [1, lit(inside, 0.02)],
  ]
  c.ellipse(0, y + wall * 0.12, r - wall, (r - wall) * tilt * 0.97, c.linear(inner))
}

/** The closed top of a turned body. */
export function cap(c: Canvas, r: number, y: number, color: string): void {
  const tones: Stop[] = [
    [0, lit(color, 0.13)],
    [0.5, lit(color, 0.08)],
    [1, lit(color, 0)],
  ]
  c.ellipse(0, y, r, r * tilt, c.linear(tones, [0, 0], [1, 0.6]))
}
