interface EdgeRuntime {
  waitUntil(work: Promise<unknown>): void
}

/**
 * Lets work go on after the answer was sent. The platform keeps an instance for it within its limits and never repeats
 * it: nothing goes here that must happen.
 */
export function inBackground(work: Promise<unknown>): void {
  const watched = work.catch((error: unknown) => {
    console.error(JSON.stringify({ level: 'warn', message: 'background work failed', error: String(error) }))
  })
  const { EdgeRuntime } = globalThis as { EdgeRuntime?: EdgeRuntime }
  EdgeRuntime?.waitUntil(watched)
}
