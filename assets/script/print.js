/**
 * Opens folded parts before a page is printed, and folds them again after.
 * @param {Window} window
 */
export function openForPrint (window) {
  let opened = []
  window.addEventListener('beforeprint', () => {
    opened = [...window.document.querySelectorAll('details:not([open])')]
    for (const part of opened) part.open = true
  })
  window.addEventListener('afterprint', () => {
    for (const part of opened) part.open = false
    opened = []
  })
}

/**
 * Puts the button onto a page that is meant for paper.
 * @param {Window} window
 */
export function offerPrinting (window) {
  const template = window.document.getElementById('print-template')
  if (!template) return
  const button = template.content.firstElementChild.cloneNode(true)
  button.addEventListener('click', () => window.print())
  template.replaceWith(button)
}
