import { Boxes } from '../script/boxes.js'

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
  const boxes = new Boxes(form, changed)
  sheet.addEventListener('toggle', () => { if (sheet.open) opened() })

  return {
    names: boxes.names,
    choices: () => boxes.ticked(),
    open: () => sheet.open,
    /** Ticks what an address has chosen, and unfolds it. */
    choose (choices) {
      boxes.tick(choices)
      boxes.unfold()
    },
    /** Shows the filters with what each would leave of the results. */
    show (found, counts) {
      const ticked = boxes.ticked().size > 0
      place.hidden = !found || !found.hits.length && !ticked
      reset.hidden = !ticked
      if (counts) boxes.count((name, value) => counts.get(name)?.get(value) ?? 0)
    }
  }
}

/** What a page without filters has. */
const none = { names: [], choices: () => new Map(), open: () => false, choose () {}, show () {} }
