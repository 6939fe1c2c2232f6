/**
 * The two-sample statistic of Kolmogorov and Smirnov: the largest distance between the two distributions, 0 for the
 * same one and 1 for two that do not overlap.
 */
export function distance(a: number[], b: number[]): number {
  const [left, right] = [a.toSorted((x, y) => x - y), b.toSorted((x, y) => x - y)]
  let [i, j, largest] = [0, 0, 0]
  while (i < left.length && j < right.length) {
    const at = Math.min(left[i] ?? 0, right[j] ?? 0)
    while (i < left.length && (left[i] ?? 0) <= at) i += 1
    while (j < right.length && (right[j] ?? 0) <= at) j += 1
    largest = Math.max(largest, Math.abs(i / left.length - j / right.length))
  }
  return largest
}

/** Samples of one distribution are further apart than this once in ten thousand times (c = √(−½ ln(α/2)), α = 0.0001). */
export const furthest = (n: number, m: number): number => 2.23 * Math.sqrt((n + m) / (n * m))
