import { type Canvas, d, trace } from './canvas.ts'
import { lit, ramp } from './color.ts'

/** A pointed leaf from the origin upward, with its middle vein and one half in shade. */
export function leaf(c: Canvas, length: number, width: number, color: string, bend = 0): void {
  const tip = [bend, -length] as const
  const left = trace`M0 0C${-width} ${-length * 0.28} ${-width * 0.7 + bend} ${-length * 0.78} ${tip[0]} ${tip[1]}`
  const vein = trace`C${bend * 0.7} ${-length * 0.7} ${bend * 0.2} ${-length * 0.3} 0 0Z`
  const right = trace`M0 0C${width} ${-length * 0.28} ${width * 0.7 + bend} ${-length * 0.78} ${tip[0]} ${tip[1]}`
  c.path(`${left} ${vein}`, lit(color, 0.06))
  c.path(`${right} ${vein}`, lit(color, -0.05))
  c.stroke(
    trace`M0 0C${bend * 0.2} ${-length * 0.3} ${bend * 0.7} ${-length * 0.7} ${tip[0]} ${tip[1]}`,
    lit(color, 0.16),
    Math.max(1.5, width * 0.05),
    { 'stroke-opacity': 0.7 },
  )
}

/** A place for a small leaf: where its stalk is and how it is turned, in degrees. */
type Spot = readonly [x: number, y: number, turn: number, length: number, width: number]

/** Many small leaves as two paths: whole leaves, and their lit halves. */
function smallLeaves(c: Canvas, spots: readonly Spot[], color: string): void {
  const turned = ([x, y, turn, length, width]: Spot) => {
    const [sin, cos] = [Math.sin((turn * Math.PI) / 180), Math.cos((turn * Math.PI) / 180)]
    const at = (dx: number, dy: number) =>
      [Math.round(dx * cos - dy * sin), Math.round(dx * sin + dy * cos)] as const
    const side = (w: number) => ['q', ...at(w * 1.15, -length * 0.5), ...at(0, -length)] as const
    const back = (w: number) => ['q', ...at(w * 1.15, length * 0.5), ...at(0, length), 'Z'] as const
    return {
      whole: d('M', Math.round(x), Math.round(y), ...side(-width), ...back(width)),
      half: d('M', Math.round(x), Math.round(y), ...side(-width), 'Z'),
    }
  }
  const drawn = spots.map(turned)
  c.path(drawn.map((leaf) => leaf.whole).join(''), color)
  c.path(drawn.map((leaf) => leaf.half).join(''), lit(color, 0.07))
}

/** A rubber plant: a stem with broad dark leaves; the stem starts at the origin. */
export function rubberPlant(c: Canvas, color = '#4d6b4f'): void {
  c.stroke('M0 10 C-6 -120 10 -240 0 -400', '#7b5b3e', 11)
  const leaves = [
    [2, -120, 62, 200, -40],
    [-2, -170, -66, 210, 50],
    [2, -240, 40, 200, -30],
    [0, -260, -44, 190, 36],
    [4, -320, 74, 150, 20],
    [0, -340, -20, 170, -20],
    [0, -390, 16, 150, 14],
  ] as const
  for (const [x, y, turn, length, bend] of leaves) {
    c.place({ x, y, rotate: turn }, () =>
      leaf(c, length, length * 0.36, lit(color, ((turn * 7) % 5) * 0.012), bend * 0.5),
    )
  }
}

/** A snake plant: upright blades with pale edges; they start at the origin. */
export function snakePlant(c: Canvas): void {
  const blades = [
    [-58, -16, 330, 0],
    [60, 15, 350, 1],
    [-20, -6, 470, 1],
    [34, 7, 420, 0],
    [2, 1, 380, 1],
  ] as const
  for (const [x, turn, length, shade] of blades) {
    c.place({ x, y: 12, rotate: turn }, () => {
      const blade = trace`M-24 0C-44 ${-length * 0.4}-26 ${-length * 0.8} 6 ${-length}C34 ${-length * 0.8} 40 ${-length * 0.4} 24 0Z`
      const green = shade === 1 ? '#5d7a58' : '#4b6950'
      c.path(blade, c.linear(ramp(green, 0.08, 0, -0.09)))
      c.clip(blade, () => {
        let bands = ''
        for (let y = -30; y > -length; y -= 44) bands += trace`M-40 ${y}q20-16 40 0t40-6`
        c.stroke(bands, lit(green, 0.1), 9, { 'stroke-opacity': 0.4 })
      })
      c.stroke(blade, '#c9c787', 4, { 'stroke-opacity': 0.85 })
    })
  }
}

/** Large round-shouldered leaves on long stems, from the origin. */
export function largeLeaves(c: Canvas, color = '#5c7d5a'): void {
  const stems = [
    [-64, 300, 150],
    [58, 320, 150],
    [-30, 420, 170],
    [26, 440, 165],
    [-2, 340, 150],
  ] as const
  for (const [turn, reach, size] of stems) {
    const x = Math.sin((turn * Math.PI) / 180) * reach * 0.8
    const y = -Math.cos((turn * Math.PI) / 180) * reach
    c.stroke(trace`M0 8Q${x * 0.2} ${y * 0.7} ${x} ${y}`, lit(color, -0.08), 7)
    c.place({ x, y, rotate: turn * 1.35 }, () =>
      leaf(c, size * 1.25, size * 0.62, lit(color, (turn % 4) * 0.02), turn * 0.2),
    )
  }
}

/** Strings of small leaves that hang over a rim; each starts at (x, 0) and falls `drop`. */
export function trailing(
  c: Canvas,
  strands: readonly (readonly [number, number, number])[],
  color = '#6a8761',
): void {
  const spots: Spot[] = []
  const stems = strands.map(([x, drop, sway]) => {
    for (let at = 0.04; at <= 1; at += 46 / drop) {
      const px = x + sway * at * at + Math.sin(at * 9 + x) * 4
      const side = spots.length % 2 === 0 ? 1 : -1
      spots.push([px, drop * at, 180 - side * 62, 54, 22])
    }
    return trace`M${x * 0.8}-20C${x * 1.1}-30 ${x * 1.15} 0 ${x} ${drop * 0.3}S${x + sway} ${drop * 0.7} ${x + sway} ${drop}`
  })
  c.stroke(stems.join(''), lit(color, -0.08), 4)
  smallLeaves(c, spots, color)
}

/** A low cushion of small leaves over soil, `r` wide to each side. */
export function bushy(c: Canvas, r: number, color = '#6a8761'): void {
  const back: Spot[] = []
  const front: Spot[] = []
  for (let i = -4; i <= 4; i++) {
    back.push([i * r * 0.19, 0, i * 11, r * (0.62 - Math.abs(i) * 0.035), r * 0.13])
    front.push([i * r * 0.2 + 8, 6, i * 15 + 6, r * (0.4 - Math.abs(i) * 0.015), r * 0.12])
  }
  smallLeaves(c, back, lit(color, -0.06))
  smallLeaves(c, front, color)
}

/** A stem with pairs of small leaves: a sprig of herbs, an olive branch. */
export function sprig(c: Canvas, length: number, color: string, leafSize = 54): void {
  c.stroke(trace`M0 0q${length * 0.06} ${-length * 0.5} 0 ${-length}`, lit(color, -0.1), 5)
  const spots: Spot[] = [[0, -length + 4, 0, leafSize * 0.8, leafSize * 0.24]]
  for (let at = 0.16; at < 1; at += 0.17) {
    const x = Math.sin(at * Math.PI) * length * 0.03
    const size = leafSize * (1.1 - at * 0.35)
    spots.push([x, -length * at, 48, size, size * 0.3], [x, -length * at - 8, -50, size, size * 0.3])
  }
  smallLeaves(c, spots, color)
}
