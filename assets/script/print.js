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
