const firstMilliseconds = 500
const millisecondsMax = 10_000

/** Milliseconds to wait before try number `done + 1`: doubling, with jitter, because all lost it at the same moment. */
export const backoff = (done: number): number =>
  Math.min(millisecondsMax, firstMilliseconds * 2 ** Math.min(done, 10)) * (0.5 + Math.random() / 2)

/** Resolves early, and says nothing, when the signal fires. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    signal.addEventListener('abort', end)
  })
}
