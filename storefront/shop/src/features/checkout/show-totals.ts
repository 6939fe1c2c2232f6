/** Shows what the chosen way to ship costs and makes of the total, in the words that came with the page. */
export function showTotals(): void {
  const form = document.querySelector<HTMLFormElement>('[data-checkout]')
  form?.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === 'shippingMethodId') show(target.dataset)
  })
  // A browser that comes back to the page keeps what was chosen, not what it came to.
  const chosen = form?.querySelector<HTMLInputElement>('input[name=shippingMethodId]:checked')
  if (chosen) show(chosen.dataset)
}

function show({ shipping, total }: DOMStringMap): void {
  for (const place of document.querySelectorAll('[data-sum=shipping]')) place.textContent = shipping ?? ''
  for (const place of document.querySelectorAll('[data-sum=total]')) place.textContent = total ?? ''
}
