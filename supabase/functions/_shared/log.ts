/** One line of JSON; the platform cuts at 10,000 characters. Never give it a body, an address or a key. */
export function log(
  level: 'info' | 'warn' | 'error',
  message: string,
  about: Record<string, unknown> = {},
): void {
  const line = JSON.stringify({ level, message, ...about }).slice(0, 4_000)
  if (level === 'error') console.error(line)
  else console.log(line)
}

/** What an error says of itself, without addresses: endpoints of browsers and hooks are secrets, mailboxes are people's. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { code } = error as { code?: unknown }
  if (typeof code === 'string') return `${error.name} ${code}`
  return `${error.name}: ${error.message}`.replaceAll(/\b[a-z]+:\/\/\S+|\S+@\S+/gi, '…').slice(0, 300)
}
