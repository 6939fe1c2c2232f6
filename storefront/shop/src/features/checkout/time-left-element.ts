import { timeLeftWords } from './time-left.ts'

/** Counts down what is left. The server says how long that is: clocks of browsers go wrong. */
export class TimeLeft extends HTMLElement {
  private timer: ReturnType<typeof setInterval> | undefined

  connectedCallback(): void {
    const ends = performance.now() + Number(this.dataset.seconds ?? 0) * 1000
    this.timer = setInterval(() => {
      const words = timeLeftWords((ends - performance.now()) / 1000)
      if (this.textContent !== words) this.textContent = words
      if (ends <= performance.now()) this.disconnectedCallback()
    }, 1000)
  }

  disconnectedCallback(): void {
    clearInterval(this.timer)
  }
}
