import { stored } from './stored.js'

/** What the button goes through; "" follows the reader's system. */
const themes = ['', 'light', 'dark']

/**
 * Puts the button for light and dark into the header, and the reader's last
 * choice into force.
 * @param {Document} document
 */
export function offerThemes (document) {
  const template = document.getElementById('theme-template')
  if (!template) return
  const choice = stored('theme')
  const fragment = template.content.cloneNode(true)
  const button = fragment.querySelector('button')
  const show = theme => {
    if (theme) document.documentElement.dataset.theme = theme
    else delete document.documentElement.dataset.theme
    button.querySelector('[data-value]').textContent = button.dataset[theme || 'auto']
    button.dataset.theme = theme || 'auto'
  }
  let theme = themes.includes(choice.get()) ? choice.get() : ''
  show(theme)
  button.addEventListener('click', () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length]
    choice.set(theme)
    show(theme)
  })
  template.replaceWith(fragment)
}
