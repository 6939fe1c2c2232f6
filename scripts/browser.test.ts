import { expect, it } from 'vitest'
import { launchBrowser } from './browser.ts'

it('opens a browser that shows a page and runs its scripts, on any machine the tests run on', async () => {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
    await page.goto(
      `data:text/html,<h1>Lantern</h1><script>document.querySelector('h1').append(' ', innerWidth)</script>`,
    )
    expect(await page.textContent('h1')).toBe('Lantern 390')
    const { width = 0 } = (await page.locator('h1').boundingBox()) ?? {}
    expect(width).toBeGreaterThan(100)
  } finally {
    await browser.close()
  }
})
