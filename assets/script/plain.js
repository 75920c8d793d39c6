import { stored } from './stored.js'

/**
 * Puts the switch between the annotated and the plain script onto pages with
 * sample answers: without labels and notes an answer reads as it is spoken.
 * @param {Document} document
 */
export function offerPlainText (document) {
  const template = document.getElementById('plain-template')
  if (!template) return
  const choice = stored('plain')
  const fragment = template.content.cloneNode(true)
  const buttons = [...fragment.querySelectorAll('button')]
  const main = document.querySelector('main')
  const show = view => {
    main.dataset.view = view
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.value === view))
  }
  for (const button of buttons) {
    button.addEventListener('click', () => {
      choice.set(button.value === 'plain' ? 'plain' : '')
      show(button.value)
    })
  }
  template.replaceWith(fragment)
  show(choice.get() === 'plain' ? 'plain' : 'annotated')
}
