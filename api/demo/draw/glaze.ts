import { type Canvas, d, seeded } from './canvas.ts'
import { lit, mix } from './color.ts'
import { beltBetween, type Profile, roundTones, seam, topOf, turned } from './turned.ts'

const rawClay = '#cbb08f'

/** Specks of iron in a glaze; the same ones in every run. */
export function specks(
  c: Canvas,
  shape: string,
  area: readonly [number, number, number, number],
  count = 40,
): void {
  const [left, top, width, height] = area
  const next = seeded(count)
  const dots = (share: number) =>
    Array.from({ length: Math.round(count * share) }, () =>
      d('M', Math.round(left + next() * width), Math.round(top + next() * height), 'h0'),
    ).join('')
  c.clip(shape, () => {
    c.stroke(dots(0.6), '#5b4634', 2.6, { 'stroke-opacity': 0.45 })
    c.stroke(dots(0.3), '#5b4634', 4.4, { 'stroke-opacity': 0.5 })
  })
}

/** Glaze over the upper part of a pot; where it ends the line runs a little. */
export function dipped(c: Canvas, profile: Profile, glaze: string, end: number): void {
  const top = topOf(profile)[1]
  turned(c, profile, rawClay)
  const belt = beltBetween(profile, top, end)
  c.path(belt, c.linear(roundTones(glaze, 'gloss')))
  const dark = mix(glaze, '#241c26', 0.75)
  c.path(
    belt,
    c.linear(
      [
        [0, '#fff', 0.08],
        [0.5, dark, 0],
        [1, dark, 0.16],
      ],
      [0, 0],
      [0, 1],
    ),
  )
  seam(c, profile, end, lit(glaze, -0.16), 5, 0.5)
  seam(c, profile, end - 4, lit(glaze, 0.12), 2.5, 0.5)
}
