import { type Canvas, type Stop, trace } from './canvas.ts'
import { lit, ramp } from './color.ts'
import { specks } from './glaze.ts'
import { lyingShadow, slab, weave } from './volumes.ts'

/** A flat plate seen from above; r is its radius. */
export function plate(c: Canvas, color: string, r: number): void {
  const round = trace`M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`
  lyingShadow(c, round, r * 0.07)
  c.path(round, c.linear(ramp(color, 0.1, -0.01, -0.1), [0.1, 0.05], [0.9, 1]))
  c.ellipse(0, 0, r - 5, r - 5, 'none', { stroke: '#b58e64', 'stroke-width': 5, 'stroke-opacity': 0.5 })
  c.ellipse(2, 3, r * 0.9, r * 0.9, c.linear(ramp(color, -0.11, -0.02, 0.06), [0.12, 0.08], [0.88, 0.95]))
  c.ellipse(
    3,
    4,
    r * 0.82,
    r * 0.82,
    c.radial(
      [
        [0, lit(color, 0.05)],
        [0.7, lit(color, 0.01)],
        [1, lit(color, -0.03)],
      ],
      [0.36, 0.32],
      0.75,
    ),
  )
  specks(c, round, [-r, -r, 2 * r, 2 * r], 60)
  c.path(
    trace`M${-r * 0.62} ${-r * 0.28}A${r * 0.7} ${r * 0.7} 0 0 1 ${-r * 0.2} ${-r * 0.66}A${r * 0.86} ${r * 0.86} 0 0 0 ${-r * 0.62} ${-r * 0.28}Z`,
    '#fff',
    { 'fill-opacity': 0.4, filter: c.blur(6) },
  )
}

/** Steel of cutlery, lit from the left. */
function brushed(c: Canvas, shape: string): void {
  lyingShadow(c, shape, 10)
  const steel: Stop[] = [
    [0, '#fafaf8'],
    [0.35, '#c3c5c6'],
    [0.7, '#8d9194'],
    [1, '#c3c4c4'],
  ]
  c.path(shape, c.linear(steel))
}

/** Knife, fork, spoon and teaspoon side by side, seen from above; about 560 high around the origin. */
export function cutlery(c: Canvas): void {
  const stem = (y: number, end: number) => trace`L7 ${y}L15 ${end - 30}q2 30-15 30q-17 0-15-30L-7 ${y}`
  c.place({ x: -150 }, () => {
    brushed(
      c,
      `M-9 -20 ${stem(-20, 330)} Z M-10 -16 C-14 -120 -14 -240 -12 -320 C8 -300 26 -240 24 -40 L10 -14 Z`,
    )
  })
  c.place({ x: -40 }, () => {
    brushed(
      c,
      `M-7 -110 ${stem(-110, 330)} C-30 -130 -36 -170 -36 -320 L-26 -320 L-22 -210 L-16 -210 L-15 -320 L-5 -320 L-4 -210 L4 -210 L5 -320 L15 -320 L16 -210 L22 -210 L26 -320 L36 -320 C36 -170 30 -130 7 -110 Z`,
    )
  })
  const bowl = (w: number, top: number, bottom: number) =>
    trace`M0 ${bottom}C${-w * 1.3} ${bottom - 20} ${-w} ${top} 0 ${top}C${w} ${top} ${w * 1.3} ${bottom - 20} 0 ${bottom}Z`
  for (const [x, w, top, neck, end] of [
    [78, 46, -320, -170, 330],
    [176, 34, -190, -80, 250],
  ] as const) {
    c.place({ x }, () => {
      brushed(c, `M-7 ${neck - 10} ${stem(neck, end)} Z`)
      brushed(c, bowl(w, top, neck))
      c.path(
        bowl(w * 0.8, top + 14, neck - 16),
        c.linear(
          [
            [0, '#9fa1a3'],
            [0.6, '#d4d5d4'],
            [1, '#f6f6f4'],
          ],
          [0.1, 0],
          [0.9, 1],
        ),
      )
    })
  }
}

/** A folded napkin seen from above. */
export function napkin(c: Canvas, color: string, width: number, height: number): void {
  const shape = slab(width, height, 10)
  lyingShadow(c, shape, 10)
  c.path(shape, c.linear(ramp(color, 0.05, -0.05), [0, 0], [1, 1]))
  weave(c, shape, 7, 0.1)
  c.stroke(trace`M${width * 0.18} ${-height / 2}V${height / 2}`, lit(color, -0.14), 3, {
    'stroke-opacity': 0.5,
  })
  c.stroke(trace`M${width * 0.18 + 4} ${-height / 2}V${height / 2}`, lit(color, 0.12), 4, {
    'stroke-opacity': 0.7,
  })
  c.path(slab(width - 28, height - 28, 6), 'none', {
    stroke: lit(color, -0.16),
    'stroke-width': 2.5,
    'stroke-dasharray': '9 7',
    'stroke-opacity': 0.55,
  })
}
