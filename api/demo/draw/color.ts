import type { Stop } from './canvas.ts'

/** A color in OKLab: perceived lightness 0–1 and two opponent axes. */
interface Lab {
  l: number
  a: number
  b: number
}

/** The colors and finishes that products are sold in, as `#rrggbb`. */
export const tints: Record<string, string> = {
  Amber: '#c7812f',
  Black: '#373533',
  Brass: '#c49b50',
  Brick: '#a94c37',
  Celadon: '#a9c0ab',
  Chalk: '#efe9dd',
  Charcoal: '#4a4746',
  Clay: '#c69276',
  Clear: '#d9e5e2',
  Cognac: '#a9663a',
  Cream: '#f0e4c6',
  'Evening Rain': '#27467a',
  'First Rain': '#6c8278',
  Graphite: '#53565a',
  Indigo: '#344b7c',
  Ink: '#374d68',
  Moss: '#7c865d',
  Mustard: '#dba838',
  Natural: '#e5d9c0',
  Oak: '#cda26c',
  Oat: '#dccbab',
  Ochre: '#d19d40',
  Olive: '#716e49',
  Persimmon: '#da7440',
  'Plum Rain': '#83345a',
  Rust: '#b85b3c',
  Sand: '#d6c09d',
  Sea: '#6f9aa6',
  Smoke: '#77777a',
  Spruce: '#43655a',
  Tea: '#b9925f',
  Terracotta: '#c8754e',
  Tomato: '#c9462f',
  Walnut: '#785037',
}

/** The color a product is sold in; throws when the value has none. */
export function tint(value: string): string {
  const hex = tints[value]
  if (hex === undefined) throw new Error(`No color is known for "${value}"`)
  return hex
}

function toLinear(channel: number): number {
  const c = channel / 255
  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
}

function toChannel(linear: number): string {
  const c = linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055
  const byte = Math.round(Math.min(1, Math.max(0, c)) * 255)
  return byte.toString(16).padStart(2, '0')
}

function toLab(hex: string): Lab {
  const [r, g, b] = [1, 3, 5].map((at) => toLinear(Number.parseInt(hex.slice(at, at + 2), 16))) as [
    number,
    number,
    number,
  ]
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  }
}

function toHex(lab: Lab): string {
  const l = (lab.l + 0.3963377774 * lab.a + 0.2158037573 * lab.b) ** 3
  const m = (lab.l - 0.1055613458 * lab.a - 0.0638541728 * lab.b) ** 3
  const s = (lab.l - 0.0894841775 * lab.a - 1.291485548 * lab.b) ** 3
  const r = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s
  const g = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s
  const b = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s
  return `#${toChannel(r)}${toChannel(g)}${toChannel(b)}`
}

/**
 * The color under more (positive) or less (negative) light; `by` is a step of perceived lightness, 0.1 is plain to see.
 * Light warms a color and shade cools it, as a window does.
 */
export function lit(hex: string, by: number): string {
  const lab = toLab(hex)
  const l = Math.min(0.985, Math.max(0.08, lab.l + by))
  const chroma = by > 0 ? 1 - by * 0.9 : 1 + by * 0.35
  return toHex({ l, a: lab.a * chroma, b: lab.b * chroma + by * 0.016 })
}

/** The color `share` of the way from one to the other. */
export function mix(from: string, to: string, share: number): string {
  const x = toLab(from)
  const y = toLab(to)
  const at = (p: number, q: number) => p + (q - p) * share
  return toHex({ l: at(x.l, y.l), a: at(x.a, y.a), b: at(x.b, y.b) })
}

/** Perceived lightness, 0 to 1. */
export function lightness(hex: string): number {
  return toLab(hex).l
}

/** Evenly spaced stops of one color under more or less light, for a gradient. */
export function ramp(color: string, ...steps: number[]): Stop[] {
  return steps.map((by, index) => [index / (steps.length - 1), by === 0 ? color : lit(color, by)])
}
