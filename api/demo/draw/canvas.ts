/** Offset 0–1, color, and opacity when it is not opaque. */
export type Stop = readonly [number, string, number?]
export type Point = readonly [number, number]
export type Attributes = Record<string, string | number>

/** Where and how a group is drawn; `rotate` is in degrees, clockwise. */
export interface Placement {
  x?: number
  y?: number
  scale?: number
  rotate?: number
  opacity?: number
  /** Mirrors left and right. */
  flip?: boolean
}

/** A number as short as an SVG needs it. */
export function short(value: number): string {
  const rounded = Math.abs(value) >= 50 ? Math.round(value) : Math.round(value * 10) / 10
  return String(Object.is(rounded, -0) ? 0 : rounded)
}

/** A path with its numbers written short: trace`M${x} 0h${width}`. */
export function trace(commands: TemplateStringsArray, ...numbers: number[]): string {
  return commands
    .map((text, index) => text + (index < numbers.length ? short(numbers[index] ?? 0) : ''))
    .join('')
}

/** Joins path commands and numbers: `d('M', 0, 0, 'L', 10, 4)`. */
export function d(...parts: (string | number)[]): string {
  return parts.map((part) => (typeof part === 'number' ? short(part) : part)).join(' ')
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? short3(value) : value}"`)
    .join('')
}

function short3(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}

/** A path without the blanks it can do without. */
function tight(shape: string): string {
  return shape.replace(/ (?=[A-Za-z-])|(?<=[A-Za-z]) /g, '')
}

/** Numbers between 0 and 1 that look random and are the same in every run. */
export function seeded(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Collects shapes in drawing order and the gradients, patterns and clips they use. */
export class Canvas {
  private readonly definitions = new Map<string, string>()
  private readonly parts: string[] = []
  readonly width: number
  readonly height: number

  constructor(width = 1200, height = 1200) {
    this.width = width
    this.height = height
  }

  private define(markup: (id: string) => string): string {
    const key = markup('')
    const known = this.definitions.get(key)
    if (known !== undefined) return known.slice(0, known.indexOf(' '))
    const id = `d${this.definitions.size.toString(36)}`
    this.definitions.set(key, `${id} ${markup(id)}`)
    return id
  }

  private stops(stops: readonly Stop[]): string {
    return stops
      .map(([offset, color, opacity]) => {
        const fade = opacity === undefined ? '' : ` stop-opacity="${short3(opacity)}"`
        return `<stop offset="${short3(offset)}" stop-color="${color}"${fade}/>`
      })
      .join('')
  }

  /** A gradient across the shape it fills: from left to right, or along the line given as fractions of its box. */
  linear(stops: readonly Stop[], from: Point = [0, 0], to: Point = [1, 0]): string {
    const line = written({ x1: from[0], y1: from[1], x2: to[0], y2: to[1] })
    const id = this.define((i) => `<linearGradient id="${i}"${line}>${this.stops(stops)}</linearGradient>`)
    return `url(#${id})`
  }

  /** A gradient along a line given in drawing units. */
  along(stops: readonly Stop[], from: Point, to: Point): string {
    const line = written({ x1: from[0], y1: from[1], x2: to[0], y2: to[1] })
    const id = this.define(
      (i) =>
        `<linearGradient id="${i}" gradientUnits="userSpaceOnUse"${line}>${this.stops(stops)}</linearGradient>`,
    )
    return `url(#${id})`
  }

  /** A round gradient; center and radius are fractions of the box of the shape it fills. */
  radial(stops: readonly Stop[], center: Point = [0.5, 0.5], radius = 0.5): string {
    const place = written({ cx: center[0], cy: center[1], r: radius })
    const id = this.define((i) => `<radialGradient id="${i}"${place}>${this.stops(stops)}</radialGradient>`)
    return `url(#${id})`
  }

  /** A repeated tile of the given size, in drawing units. */
  pattern(width: number, height: number, tile: string, turn = 0): string {
    const box = written({ width, height, patternTransform: `rotate(${turn})` })
    const id = this.define((i) => `<pattern id="${i}" patternUnits="userSpaceOnUse"${box}>${tile}</pattern>`)
    return `url(#${id})`
  }

  /** A blur of the given size, for soft shadows of flat things. */
  blur(size: number): string {
    const box = 'x="-30%" y="-80%" width="160%" height="260%"'
    const id = this.define(
      (i) => `<filter id="${i}" ${box}><feGaussianBlur stdDeviation="${size}"/></filter>`,
    )
    return `url(#${id})`
  }

  path(shape: string, fill: string, attributes: Attributes = {}): void {
    this.parts.push(`<path d="${tight(shape)}" fill="${fill}"${written(attributes)}/>`)
  }

  /** A line without a filling; ends and corners are round. */
  stroke(shape: string, color: string, width: number, attributes: Attributes = {}): void {
    const line = { stroke: color, 'stroke-width': width }
    this.path(shape, 'none', { ...line, ...attributes })
  }

  ellipse(cx: number, cy: number, rx: number, ry: number, fill: string, attributes: Attributes = {}): void {
    const place = written({ cx, cy, rx, ry })
    this.parts.push(`<ellipse${place} fill="${fill}"${written(attributes)}/>`)
  }

  rect(
    x: number,
    y: number,
    width: number,
    height: number,
    fill: string,
    rx = 0,
    attributes: Attributes = {},
  ): void {
    const place = written(rx > 0 ? { x, y, width, height, rx } : { x, y, width, height })
    this.parts.push(`<rect${place} fill="${fill}"${written(attributes)}/>`)
  }

  /** Draws what `content` draws, moved, scaled and turned. */
  place(at: Placement, content: () => void): void {
    const { x = 0, y = 0, scale = 1, rotate = 0, opacity = 1, flip = false } = at
    const steps = [`translate(${short(x)} ${short(y)})`]
    if (rotate !== 0) steps.push(`rotate(${short(rotate)})`)
    if (scale !== 1 || flip) steps.push(`scale(${short3(flip ? -scale : scale)} ${short3(scale)})`)
    const fade = opacity === 1 ? '' : ` opacity="${short3(opacity)}"`
    this.parts.push(`<g transform="${steps.join(' ')}"${fade}>`)
    content()
    this.parts.push('</g>')
  }

  /** Draws what `content` draws, but only inside the given shape. */
  clip(shape: string, content: () => void): void {
    const id = this.define((i) => `<clipPath id="${i}"><path d="${tight(shape)}"/></clipPath>`)
    this.parts.push(`<g clip-path="url(#${id})">`)
    content()
    this.parts.push('</g>')
  }

  /** The whole picture as an SVG document. */
  toSvg(): string {
    const definitions = [...this.definitions.values()].map((entry) => entry.slice(entry.indexOf(' ') + 1))
    const size = `viewBox="0 0 ${this.width} ${this.height}" width="${this.width}" height="${this.height}"`
    const ends = 'stroke-linecap="round" stroke-linejoin="round"'
    return `<svg xmlns="http://www.w3.org/2000/svg" ${size} ${ends}><defs>${definitions.join('')}</defs>${this.parts.join('')}</svg>\n`
  }
}
