import { formKey, keyOf, schema } from '../store/keys.js'

/**
 * Puts the button for the shortlist onto a question's page, and the way into
 * practice. It writes a record as the store of the tools does, and loads none of
 * them until the question is practised.
 * @param {Document} document
 * @param {Location} location
 */
export function offerShortlist (document, location) {
  const template = document.getElementById('shortlist-template')
  if (!template) return
  const key = keyOf('shortlist', slugOf(location))
  const fragment = template.content.cloneNode(true)
  const button = fragment.querySelector('button')
  const status = fragment.querySelector('[role=status]')
  const listed = () => {
    try { return localStorage.getItem(key) !== null } catch { return false }
  }
  const show = on => button.setAttribute('aria-pressed', String(on))
  show(listed())
  button.addEventListener('click', () => {
    const on = !listed()
    try {
      if (on) {
        localStorage.setItem(key, JSON.stringify({ at: Date.now() }))
        localStorage.setItem(formKey, localStorage.getItem(formKey) ?? String(schema))
      } else {
        localStorage.removeItem(key)
      }
      status.textContent = on ? status.dataset.kept : status.dataset.gone
    } catch { status.textContent = status.dataset.lost }
    show(listed())
  })
  addEventListener('storage', event => {
    if (event.key === key || event.key === null) show(listed())
  })
  const link = fragment.querySelector('a[data-practice]')
  link.href = '#practise'
  template.replaceWith(fragment)
  const practise = () => {
    if (!/^#practise\b/.test(location.hash)) return
    // The answers stay out of sight until the reader has had a try.
    document.querySelector('main').dataset.practice = ''
    removeEventListener('hashchange', practise)
    load(document, link.dataset)
  }
  addEventListener('hashchange', practise)
  practise()
}

/** The slug of the question whose page is open: the folder that the page lies in. */
function slugOf (location) {
  return location.pathname.replace(/[^/]*$/, '').split('/').at(-2)
}

/** Loads the practice: its style, the guide's questions, and its script, in this order. */
function load (document, addresses) {
  const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: addresses.look })
  const scripts = [addresses.guide, addresses.practice].map(src => Object.assign(document.createElement('script'), { src, async: false }))
  // Without the practice the page is the question's again.
  for (const script of scripts) script.onerror = () => { delete document.querySelector('main').dataset.practice }
  document.head.append(style, ...scripts)
}
