import { type Canvas, type Stop, trace } from './canvas.ts'
import { lit, mix, ramp } from './color.ts'

/** The walls and tables that things are shown against; each pair is calm and slightly warm. */
export const moods = {
  sand: { wall: '#e9dfd0', table: '#d8c8b1' },
  oatmeal: { wall: '#efe8db', table: '#e0d3bf' },
  sage: { wall: '#d3d8c8', table: '#c0c6b0' },
  blush: { wall: '#ecd9cc', table: '#dcc0ae' },
  mist: { wall: '#d9dfde', table: '#c2cccb' },
  butter: { wall: '#f0e4c5', table: '#dfcda2' },
  clay: { wall: '#d9b298', table: '#c4967a' },
  lagoon: { wall: '#b7cac7', table: '#9fb6b2' },
  plum: { wall: '#d5c5c3', table: '#bda8a6' },
  dusk: { wall: '#4f5b62', table: '#8a6e56' },
  forest: { wall: '#44574f', table: '#8c7157' },
  ember: { wall: '#7a4b3c', table: '#a9785a' },
  slate: { wall: '#6d7a7d', table: '#8f979a' },
} as const

export type Mood = keyof typeof moods

interface RoomOptions {
  /** Where wall and table meet. */
  horizon?: number
  /** Light of a window falling on the wall, 0 to 1. */
  window?: number
  /** How far the window's light is moved to the right, as a share of the width. */
  windowAt?: number
  /** Draws the front edge of a thick board at this height. */
  edge?: number
}

/** A wall and a table in front of it, lit from the upper left. */
export function room(c: Canvas, mood: Mood, options: RoomOptions = {}): void {
  const { wall, table } = moods[mood]
  const { horizon = 800, window = 0.4, windowAt = 0.1, edge } = options
  const { width, height } = c
  const wallTones: Stop[] = [
    [0, lit(wall, 0.045)],
    [0.45, wall],
    [1, lit(wall, -0.07)],
  ]
  c.rect(0, 0, width, horizon + 2, c.radial(wallTones, [0.24, 0.12], 1.05))
  if (window > 0) windowLight(c, window, horizon, windowAt)
  const shade: Stop[] = [
    [0, lit(wall, -0.2), 0],
    [1, lit(wall, -0.2), 0.3],
  ]
  c.rect(0, horizon - 130, width, 132, c.linear(shade, [0, 0], [0, 1]))
  const tableTones: Stop[] = [
    [0, lit(table, 0.035)],
    [0.55, table],
    [1, lit(table, -0.07)],
  ]
  c.rect(0, horizon, width, height - horizon, c.linear(tableTones, [0, 0], [1, 0.5]))
  c.rect(0, horizon, width, 3, lit(table, 0.07), 0, { 'fill-opacity': 0.6 })
  if (edge !== undefined) {
    const front = mix(table, lit(table, -0.2), 0.6)
    c.rect(0, edge, width, height - edge, c.linear(ramp(front, 0.04, -0.05), [0, 0], [0, 1]))
    c.rect(0, edge, width, 5, lit(table, 0.09))
  }
}

function windowLight(c: Canvas, strength: number, horizon: number, at: number): void {
  const fade: Stop[] = [
    [0, '#fff8e6', 0.58 * strength],
    [0.7, '#fff4da', 0.3 * strength],
    [1, '#fff4da', 0.05 * strength],
  ]
  const fill = c.linear(fade, [0, 0], [0.6, 1])
  const x = c.width * at
  const pane = (dx: number, dy: number, w: number, h: number) =>
    c.path(trace`M${x + dx} ${dy}l${w} ${-w * 0.16}l${h * 0.42} ${h}l${-w} ${w * 0.16}Z`, fill, {
      filter: c.blur(4),
    })
  const h = horizon * 0.34
  pane(0, horizon * 0.12, c.width * 0.2, h)
  pane(c.width * 0.225, horizon * 0.075, c.width * 0.2, h)
  const drop = h + 22
  pane(drop * 0.42, horizon * 0.12 + drop, c.width * 0.2, h)
  pane(c.width * 0.225 + drop * 0.42, horizon * 0.075 + drop, c.width * 0.2, h)
}

/** A surface seen straight from above. */
export function surface(c: Canvas, mood: Mood, light = 0.5): void {
  const { wall } = moods[mood]
  const { width, height } = c
  const tones: Stop[] = [
    [0, lit(wall, 0.04)],
    [0.5, wall],
    [1, lit(wall, -0.075)],
  ]
  c.rect(0, 0, width, height, c.radial(tones, [0.2, 0.12], 1.15))
  if (light > 0) slantingLight(c, light)
}

/** Two bands of window light across a surface seen from above. */
export function slantingLight(c: Canvas, light: number): void {
  const { width, height } = c
  const fade: Stop[] = [
    [0, '#fff8e6', 0.6 * light],
    [1, '#fff4da', 0.04],
  ]
  const fill = c.linear(fade, [0, 0], [0.7, 1])
  c.path(trace`M0 0H${width * 0.42}L${width * 0.86} ${height}H${width * 0.42}L0 ${height * 0.18}Z`, fill)
  c.path(trace`M${width * 0.47} 0H${width * 0.66}L${width} ${height * 0.72}V${height}H${width * 0.91}Z`, fill)
}
