/**
 * Where a session keeps its text between calls: tokens, so a place that other sites' scripts cannot read. `read` gives
 * what `write` was given last, or null.
 */
export interface SessionStorage {
  read(): string | null | undefined | Promise<string | null | undefined>
  write(text: string): void | Promise<void>
  remove(): void | Promise<void>
  /** Calls back when somebody else (another tab) changed it; gives what ends that. */
  subscribe?(changed: () => void): () => void
}

/** Keeps the session as long as the process or page lives. */
export function memoryStorage(): SessionStorage {
  let kept: string | null = null
  return {
    read: () => kept,
    write: (text) => {
      kept = text
    },
    remove: () => {
      kept = null
    },
  }
}

/** What `webStorage` needs of `localStorage` or `sessionStorage`. */
interface WebStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}
type Listening = (
  type: 'storage',
  listener: (event: { storageArea: unknown; key: string | null }) => void,
) => void

/**
 * Keeps the session in the browser's storage, for single-page apps. Every script of the page can read it: a site that
 * renders on a server is safer with `cookieStorage` there.
 */
export function webStorage(storage: WebStorage, key = 'tradepost_session'): SessionStorage {
  return {
    read: () => storage.getItem(key),
    write: (text) => storage.setItem(key, text),
    remove: () => storage.removeItem(key),
    subscribe(changed) {
      // Browsers tell the other tabs only, which is what is wanted.
      const listen = (event: { storageArea: unknown; key: string | null }) => {
        if (event.storageArea === storage && (event.key === key || event.key === null)) changed()
      }
      const page = globalThis as unknown as Partial<
        Record<'addEventListener' | 'removeEventListener', Listening>
      >
      page.addEventListener?.('storage', listen)
      return () => page.removeEventListener?.('storage', listen)
    },
  }
}

/**
 * Keeps the session in a cookie of your server's visitor, base64url. Set it `HttpOnly`, `SameSite=Lax`, `Secure` and
 * with `Path=/`; `maxAgeSeconds` is how long a refresh token lives.
 */
export function cookieStorage(cookie: {
  get(): string | null | undefined
  set(value: string, options: { maxAgeSeconds: number }): void
  remove(): void
}): SessionStorage {
  return {
    read: () => textOf(cookie.get()),
    write: (text) => cookie.set(toBase64url(text), { maxAgeSeconds: 30 * 86_400 }),
    remove: () => cookie.remove(),
  }
}

function toBase64url(text: string): string {
  const bytes = new TextEncoder().encode(text)
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** Cookies come from outside: what is none of ours is no session. */
function textOf(value: string | null | undefined): string | null {
  if (!value) return null
  try {
    const binary = atob(value.replaceAll('-', '+').replaceAll('_', '/'))
    return new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)))
  } catch {
    return null
  }
}
