import { followLive } from './follow-live.ts'

const pauseMilliseconds = 1_000
const stateWords = {
  open: ['Live', 'good'],
  lost: ['Connecting again…', 'wait'],
  ended: ['Not live: open the page again', 'bad'],
} as const

const feed = document.getElementById('feed')
const state = document.getElementById('live')
if (feed?.dataset.live) addNews(feed)

/** Adds what happens at the top of the table, as the server writes it. */
function addNews(shown: HTMLElement): void {
  const { live = '', most = '50' } = shown.dataset
  const table = shown.querySelector('table')
  const body = shown.querySelector('tbody')
  const news = document.getElementById('feed-news')
  const show = (name: keyof typeof stateWords) => {
    if (!state) return
    const [label, tone] = stateWords[name]
    state.hidden = false
    state.textContent = label
    state.dataset.tone = tone
  }
  const refresh = atMostEvery(pauseMilliseconds, async () => {
    const reply = await fetch(location.href)
    // Somebody has signed out in another tab.
    if (!reply.ok || reply.redirected) return show('ended')
    const rows = new DOMParser()
      .parseFromString(await reply.text(), 'text/html')
      .querySelectorAll<HTMLElement>('#feed tr[data-id]')
    const known = new Set(Array.from(body?.rows ?? [], (row) => row.dataset.id))
    const added = [...rows].filter((row) => !known.has(row.dataset.id))
    if (!body || !table || added.length === 0) return
    for (const row of added) row.classList.add('added')
    body.prepend(...added)
    for (const old of [...body.rows].slice(Number(most))) old.remove()
    table.hidden = false
    const empty = shown.querySelector<HTMLElement>('.empty')
    if (empty) empty.hidden = true
    if (news) news.textContent = added.length === 1 ? 'One more event.' : `${added.length} more events.`
  })
  followLive(live, { onBegin: refresh, onEvent: refresh, onState: show })
}

/** The same, but not more often; what is asked meanwhile is done once, afterwards. */
function atMostEvery(milliseconds: number, act: () => Promise<void>): () => void {
  let state: 'idle' | 'busy' | 'again' = 'idle'
  return function ask() {
    if (state !== 'idle') {
      state = 'again'
      return
    }
    state = 'busy'
    void act()
      // The next event asks again.
      .catch(() => undefined)
      .then(() => {
        setTimeout(() => {
          const isWanted = state === 'again'
          state = 'idle'
          if (isWanted) ask()
        }, milliseconds)
      })
  }
}
