/**
 * The filters of the page of results. They come with the first results, folded;
 * each choice says how many results it would leave once they are opened.
 * @param {HTMLElement} main
 * @param {() => void} changed called when the reader chooses
 * @param {() => void} opened called when the reader opens them, and there is something to count
 */
export function narrowing (main, changed, opened) {
  const template = main.querySelector('#search-filters-template')
  if (!template) return none
  const place = template.parentElement
  const form = template.content.querySelector('form')
  template.replaceWith(form)
  place.hidden = true
  const sheet = form.querySelector('.sheet')
  const reset = form.querySelector('[type=reset]')
  const boxes = [...form.querySelectorAll('input[type=checkbox]')]
  const names = [...new Set(boxes.map(box => box.name))]

  const choices = () => {
    const chosen = new Map()
    for (const box of boxes) {
      if (!box.checked) continue
      if (!chosen.has(box.name)) chosen.set(box.name, new Set())
      chosen.get(box.name).add(box.value)
    }
    return chosen
  }
  form.addEventListener('change', changed)
  form.addEventListener('submit', event => event.preventDefault())
  form.addEventListener('reset', event => {
    event.preventDefault()
    for (const box of boxes) box.checked = false
    changed()
    sheet.querySelector('summary').focus()
  })
  sheet.addEventListener('toggle', () => { if (sheet.open) opened() })

  return {
    names,
    choices,
    open: () => sheet.open,
    /** Ticks what an address has chosen, and unfolds it. */
    choose (chosen) {
      for (const box of boxes) box.checked = chosen.get(box.name)?.has(box.value) ?? false
      for (const part of form.querySelectorAll('details')) {
        part.open = part.open || [...part.querySelectorAll('input')].some(box => box.checked)
      }
    },
    /** Shows the filters with what each would leave of the results. */
    show (found, counts) {
      const ticked = boxes.some(box => box.checked)
      place.hidden = !found || !found.hits.length && !ticked
      reset.hidden = !ticked
      if (!counts) return
      for (const box of boxes) {
        const n = counts.get(box.name)?.get(box.value) ?? 0
        const label = box.closest('label')
        label.querySelector('[data-count]').textContent = n
        label.classList.toggle('empty', n === 0 && !box.checked)
      }
    }
  }
}

/** What a page without filters has. */
const none = { names: [], choices: () => new Map(), open: () => false, choose () {}, show () {} }
