/**
 * Moves through the options of a list with the arrow keys while the focus stays
 * in the field, as the pattern "combobox with a list" has it (ARIA 1.2).
 * @param {HTMLInputElement} input
 * @param {HTMLElement} list its options are made elsewhere
 * @returns {{changed: () => void}} to call when there are other options
 */
export function combobox (input, list) {
  let at = -1
  const options = () => [...list.querySelectorAll('[role=option]')]
  const select = n => {
    const all = options()
    all[at]?.setAttribute('aria-selected', 'false')
    at = n
    const chosen = all[at]
    if (!chosen) {
      input.removeAttribute('aria-activedescendant')
      return
    }
    chosen.setAttribute('aria-selected', 'true')
    chosen.scrollIntoView({ block: 'nearest' })
    input.setAttribute('aria-activedescendant', chosen.id)
  }
  input.addEventListener('keydown', event => {
    const all = options()
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !all.length) return
    if (event.key === 'ArrowDown') select(at + 1 === all.length ? -1 : at + 1)
    else if (event.key === 'ArrowUp') select(at < 0 ? all.length - 1 : at - 1)
    else if (event.key === 'Enter' && at >= 0) all[at].click()
    else return
    event.preventDefault()
  })
  return {
    changed () {
      at = -1
      input.removeAttribute('aria-activedescendant')
      const all = options()
      all.forEach((option, i) => { option.id = list.id + '-' + i })
      input.setAttribute('aria-expanded', String(all.length > 0))
    }
  }
}
