import { keyOf } from '../store/keys.js'

/**
 * Puts the button for a draft onto a question's page. The coach is loaded when
 * somebody wants to write, or has written here before.
 * @param {Document} document
 * @param {Location} location
 */
export function offerDraft (document, location) {
  const template = document.getElementById('draft-template')
  if (!template) return
  const place = template.content.firstElementChild.cloneNode(true)
  const button = place.querySelector('button')
  const status = place.querySelector('[role=status]')
  const slug = slugOf(location)
  const load = (asked) => {
    button.disabled = true
    const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: place.dataset.look })
    const script = Object.assign(document.createElement('script'), { src: place.dataset.coach })
    script.onload = () => globalThis.starlingDraft(place, slug, asked)
    script.onerror = () => {
      for (const element of [style, script]) element.remove()
      button.disabled = false
      status.textContent = place.dataset.failed
    }
    document.head.append(style, script)
  }
  button.addEventListener('click', () => load(true))
  template.replaceWith(place)
  try {
    if (localStorage.getItem(keyOf('drafts', slug))) load(false)
  } catch { /* nothing is kept here */ }
}

/** The slug of the question whose page is open: the folder that the page lies in. */
function slugOf (location) {
  return location.pathname.replace(/[^/]*$/, '').split('/').at(-2)
}
