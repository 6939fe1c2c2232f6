import { followLive } from './follow-live.ts'
import type { Level } from './stock-order.ts'
import { newsIn, patched, stockStatus } from './stock-order.ts'
import { availableWords, newsWords, stockStatusWords } from './stock-words.ts'

const lookAfterMilliseconds = 1_000
const againMilliseconds = 5_000
const triesMax = 3
const highlightMilliseconds = 2_500

/**
 * Keeps a list of stock true: what is told moves at once, and soon after the page is asked for anew, for what is not
 * told and for rows that newly belong.
 */
export function followStock(list: HTMLElement, news: HTMLElement): void {
  const look = lookedAt(list, news)
  followLive(list.dataset.live ?? '', {
    // What happened before somebody listened, or while the connection was lost, is on the page by now.
    onBegin: () => look.soon(0),
    onEvent(data) {
      look.heard(patch(list, newsIn(data)))
      look.soon(lookAfterMilliseconds)
    },
  })
}

/** Asks for the page anew, one time after the other, and says what has changed since it was last said. */
function lookedAt(list: HTMLElement, news: HTMLElement) {
  const changed = new Set<string>()
  let isDue = false
  let isLooking = false
  let isStale = false
  let failed = 0
  const look = async () => {
    isDue = false
    isLooking = true
    let isLost = false
    try {
      heard(show(list, await askAnew()))
      failed = 0
      tell()
    } catch {
      isLost = ++failed <= triesMax
    }
    isLooking = false
    if (isStale) soon(lookAfterMilliseconds)
    else if (isLost) soon(againMilliseconds)
    isStale = false
  }
  /** Whoever looks already may have asked too early, and looks once more. */
  const soon = (milliseconds: number) => {
    if (isLooking) isStale = true
    else if (!isDue) setTimeout(look, milliseconds)
    isDue = !isLooking
  }
  const heard = (offerIds: string[]) => {
    for (const offerId of offerIds) changed.add(offerId)
  }
  const tell = () => {
    const words = newsWords(
      rowsOf(list)
        .filter(({ offerId }) => changed.has(offerId))
        .map(({ row, available }) => ({ name: row.dataset.name ?? '', available })),
    )
    changed.clear()
    if (words) news.textContent = words
  }
  return { heard, soon }
}

/** @throws Error when the desk does not answer, or with another page, such as that of signing in */
async function askAnew(): Promise<HTMLElement> {
  const reply = await fetch(location.href)
  const page = new DOMParser().parseFromString(await reply.text(), 'text/html')
  const list = page.getElementById('stock')
  if (!reply.ok || !list) throw new Error(`HTTP ${reply.status}`)
  return list
}

type Row = Level & { row: HTMLElement }

function rowsOf(list: HTMLElement): Row[] {
  return [...list.querySelectorAll<HTMLElement>('tr[data-offer]')].map((row) => ({
    row,
    offerId: row.dataset.offer ?? '',
    available: row.dataset.available ? Number(row.dataset.available) : null,
  }))
}

/** Writes what was told into the rows and moves them to their places. @returns the offers that changed */
function patch(list: HTMLElement, news: Level[]): string[] {
  const shown = rowsOf(list)
  const rowOf = new Map(shown.map(({ offerId, row }) => [offerId, row]))
  const { rows, changed } = patched(shown, news)
  for (const { offerId, available } of rows.filter((one) => changed.includes(one.offerId))) {
    const row = rowOf.get(offerId)
    if (row) write(row, available)
  }
  if (changed.length > 0)
    arrange(
      list,
      rows.flatMap(({ offerId }) => rowOf.get(offerId) ?? []),
    )
  return changed
}

function write(row: HTMLElement, available: number | null): void {
  row.dataset.available = available?.toString() ?? ''
  const part = (name: string) => row.querySelector<HTMLElement>(`[data-part="${name}"]`)
  const [number, hand, aside] = [part('available'), part('hand'), part('aside')]
  if (number) number.textContent = availableWords(available)
  // Mostly goods were set aside or given back; where they were sold or came in, the page that is asked for says it.
  if (hand && aside && available !== null)
    aside.textContent = `${Math.max(0, Number(hand.textContent) - available)}`
  const chip = row.querySelector<HTMLElement>('[data-stock]')
  if (chip) {
    chip.dataset.stock = stockStatus(available)
    chip.textContent = stockStatusWords[stockStatus(available)]
  }
  highlight(row)
}

/** Puts rows into this order, without touching those that are in their place. */
function arrange(list: HTMLElement, rows: HTMLElement[]): void {
  const body = list.querySelector('tbody')
  rows.forEach((row, place) => {
    if (body && body.children[place] !== row) body.insertBefore(row, body.children[place] ?? null)
  })
}

/** Shows what the desk answers now. Rows that stay are kept. @returns the offers of which there is another number */
function show(list: HTMLElement, now: HTMLElement): string[] {
  const shown = new Map(rowsOf(list).map((one) => [one.offerId, one]))
  const coming = rowsOf(now)
  const changed = coming.filter(({ offerId, available }) => shown.get(offerId)?.available !== available)
  if (shown.size === 0 || coming.length === 0) {
    if (list.innerHTML !== now.innerHTML) list.replaceChildren(...now.childNodes)
    return changed.map(({ offerId }) => offerId)
  }
  const isChanged = new Set(changed.map(({ offerId }) => offerId))
  const rows = coming.map(({ offerId, row }) => {
    const kept = shown.get(offerId)?.row
    shown.delete(offerId)
    if (isChanged.has(offerId)) highlight(kept ?? row)
    if (!kept) return row
    if (kept.innerHTML !== row.innerHTML) kept.replaceChildren(...row.childNodes)
    Object.assign(kept.dataset, { ...row.dataset })
    return kept
  })
  for (const { row } of shown.values()) row.remove()
  arrange(list, rows)
  replacePager(list, now)
  return [...isChanged]
}

function replacePager(list: HTMLElement, now: HTMLElement): void {
  const [shown, coming] = [list.querySelector('.pages'), now.querySelector('.pages')]
  if (shown?.outerHTML === coming?.outerHTML) return
  shown?.remove()
  if (coming) list.append(coming)
}

const ends = new WeakMap<HTMLElement, number>()

function highlight(row: HTMLElement): void {
  clearTimeout(ends.get(row))
  row.classList.remove('changed')
  // An animation begins again only when the row was seen without it.
  void row.offsetWidth
  row.classList.add('changed')
  ends.set(
    row,
    window.setTimeout(() => row.classList.remove('changed'), highlightMilliseconds),
  )
}
