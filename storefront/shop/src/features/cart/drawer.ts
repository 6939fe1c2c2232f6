import { tellCount } from './cart-link.ts'

/** Opens the drawer with a fragment of the shop's own, and tells the new count. A dialog keeps the focus by itself. */
export function openDrawer(fragment: string): void {
  const content = new DOMParser().parseFromString(fragment, 'text/html').querySelector('.drawer-content')
  const drawer = document.querySelector<HTMLDialogElement>('dialog.drawer')
  if (!content || !drawer) {
    location.assign('/cart')
    return
  }
  drawer.querySelector('.drawer-body')?.replaceChildren(content)
  tellCount(Number(content.getAttribute('data-count') ?? 0))
  if (drawer.open) return
  drawer.showModal()
  drawer.querySelector<HTMLElement>('h2')?.focus()
  drawer.addEventListener('click', closeOnBackdrop)
}

function closeOnBackdrop(this: HTMLDialogElement, event: MouseEvent): void {
  if (event.target === this) this.close()
}
