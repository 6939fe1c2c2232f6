/** Hides every picture that does not load, so that the drawing beneath it shows. */
export function hideMissingPictures(): void {
  const hide = (target: EventTarget | null) => {
    if (target instanceof HTMLImageElement) target.classList.add('is-missing')
  }
  // Load errors do not bubble; capturing sees those of pictures that are added later, too.
  document.addEventListener('error', (event) => hide(event.target), true)
  for (const image of document.images) if (image.complete && image.naturalWidth === 0) hide(image)
}
