import { follow } from '../live/follow.ts'

const againMilliseconds = 5_000
const triesMax = 3
const parts = ['order-due', 'order-status', 'order-parcels', 'order-lines', 'order-totals', 'order-after']

/**
 * Keeps the page of an order true: what has changed of its status, parcels, lines and money is replaced, the rest stays.
 * @param news where it is said to who cannot see it
 */
export function followOrder(address: string, news: HTMLElement): void {
  let isLooking = false
  let isStale = false
  const look = async (failed = 0): Promise<void> => {
    isStale = true
    if (isLooking) return
    isLooking = true
    try {
      while (isStale) {
        isStale = false
        show(await askAnew(), news)
      }
    } catch {
      if (failed < triesMax) setTimeout(look, againMilliseconds, failed + 1)
    } finally {
      isLooking = false
    }
  }
  follow(address, () => void look())
}

/** @throws Error when the shop does not answer */
async function askAnew(): Promise<Document> {
  const reply = await fetch(location.href)
  if (reply.status >= 500) throw new Error(`HTTP ${reply.status}`)
  return new DOMParser().parseFromString(await reply.text(), 'text/html')
}

/** A page without these parts, such as that of signing in, changes nothing. */
function show(page: Document, news: HTMLElement): void {
  const changed = parts.filter((id) => {
    const [now, shown] = [page.getElementById(id), document.getElementById(id)]
    if (!now || !shown || now.innerHTML === shown.innerHTML) return false
    const focused = shown.contains(document.activeElement) ? document.activeElement?.id : undefined
    shown.replaceChildren(...now.childNodes)
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
    return true
  })
  if (changed.length === 0) return
  const words = [...document.querySelectorAll('#order-status [data-order-words]')].map(
    (one) => one.textContent,
  )
  const due = document.getElementById('order-due')?.textContent?.trim()
  if (changed.includes('order-status')) news.textContent = words.join('. ')
  else if (changed.includes('order-lines')) news.textContent = 'What you bought has changed.'
  else if (changed.includes('order-due')) news.textContent = due || 'Nothing is left to pay.'
  else if (changed.includes('order-parcels')) news.textContent = 'The parcels of this order changed.'
  else news.textContent = 'There is news of this order.'
}
