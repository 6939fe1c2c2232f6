import { describe, expect, it } from 'vitest'
import { distance, furthest } from './overlap.ts'

describe('the distance of two samples', () => {
  const numbers = Array.from({ length: 500 }, (_, i) => (i * 7919) % 500)

  it('is nothing between a sample and itself, and one between two that do not overlap', () => {
    expect(distance(numbers, numbers)).toBe(0)
    expect(
      distance(
        numbers,
        numbers.map((n) => n + 500),
      ),
    ).toBe(1)
    expect(
      distance(
        numbers.map((n) => n + 500),
        numbers,
      ),
    ).toBe(1)
  })

  it('is small between two halves of one sample, and too large when one is shifted by a fifth of its width', () => {
    const [odd, even] = [numbers.filter((_, i) => i % 2), numbers.filter((_, i) => i % 2 === 0)]
    expect(distance(odd, even)).toBeLessThan(furthest(250, 250))
    expect(
      distance(
        odd,
        even.map((n) => n + 100),
      ),
    ).toBeGreaterThan(furthest(250, 250))
  })
})
