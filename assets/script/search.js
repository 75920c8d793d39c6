import { stored } from './stored.js'

/**
 * Offers the search on every page: a button in the header, and keys, open a
 * dialog. The engine, and all that the dialog and the page of results can do, is
 * loaded when somebody is about to search.
 * @param {Document} document
 */
export function offerSearch (document) {
  const template = document.getElementById('finder-template')
  const link = document.querySelector('.finds')
  if (!template || !link) return
  const dialog = template.content.firstElementChild.cloneNode(true)
  template.replaceWith(dialog)
  const form = document.getElementById('search')
  const keysOff = stored('search-keys')

  let begun = false
  const begin = () => {
    if (begun) return
    begun = true
    const script = document.createElement('script')
    script.src = dialog.dataset.engine
    script.onload = () => globalThis.starlingSearch(dialog, form)
    script.onerror = () => {
      begun = false
      script.remove()
      for (const place of [dialog, form?.closest('main')]) {
        if (!place) continue
        delete place.dataset.sought
        place.querySelector('[role=status]').textContent = dialog.dataset.failed
        const retry = place.querySelector('[data-retry]')
        retry.hidden = false
        retry.onclick = begin
      }
    }
    document.head.append(script)
  }
  const open = () => {
    begin()
    const field = form ? form.elements.q : dialog.querySelector('[name=q]')
    if (!form) dialog.showModal()
    field.focus()
    field.select()
  }

  const button = document.createElement('button')
  button.type = 'button'
  button.className = link.className
  if (!form) button.setAttribute('aria-haspopup', 'dialog')
  button.append(...link.childNodes)
  const keys = button.querySelector('kbd')
  if (/^Mac|^iP/.test(navigator.platform)) keys.textContent = '⌘ K'
  keys.classList.toggle('off', keysOff.get() !== '')
  for (const type of ['pointerenter', 'focus']) button.addEventListener(type, begin)
  button.addEventListener('click', open)
  link.replaceWith(button)

  dialog.addEventListener('click', event => {
    if (event.target === dialog || event.target.closest('[data-close]')) dialog.close()
  })
  document.addEventListener('keydown', event => {
    const { key, ctrlKey, metaKey, altKey, target } = event
    if (key === 'Escape' && dialog.open && !event.isComposing) {
      // A field of this type would only be emptied.
      event.preventDefault()
      dialog.close()
    }
    if (keysOff.get() || altKey || event.isComposing) return
    const toggles = (ctrlKey || metaKey) && key.toLowerCase() === 'k'
    const opens = key === '/' && !ctrlKey && !metaKey && !dialog.open && !target.closest?.('input, textarea, select, [contenteditable]')
    if (!toggles && !opens) return
    event.preventDefault()
    if (dialog.open) dialog.close()
    else open()
  })

  const own = document.querySelector('main [role=search]')
  own?.addEventListener('focusin', begin)
  if (!form) return
  if (new URLSearchParams(location.search).get('q')?.trim()) {
    // The list of all questions gives way at once.
    form.closest('main').dataset.sought = ''
    begin()
  } else {
    addEventListener('load', begin)
  }
}
