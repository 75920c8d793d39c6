/*
 * The check boxes of filters, as layouts/partials/filter-sets.html lays them out.
 */
export class Boxes {
  /**
   * @param {HTMLFormElement} form
   * @param {() => void} changed called when the reader chooses, or takes all choices back
   */
  constructor (form, changed) {
    this.form = form
    this.all = [...form.querySelectorAll('input[type=checkbox]')]
    this.names = [...new Set(this.all.map(box => box.name))]
    form.addEventListener('change', changed)
    form.addEventListener('submit', event => event.preventDefault())
    form.addEventListener('reset', event => {
      event.preventDefault()
      this.tick(new Map())
      changed()
      // The button is gone, and the first box may be folded away.
      form.querySelector('.sheet summary').focus()
    })
  }

  /** @returns {import('./choices.js').Choices} what is ticked */
  ticked () {
    const choices = new Map()
    for (const box of this.all) {
      if (!box.checked) continue
      if (!choices.has(box.name)) choices.set(box.name, new Set())
      choices.get(box.name).add(box.value)
    }
    return choices
  }

  /**
   * Ticks what is chosen, and nothing else.
   * @param {import('./choices.js').Choices} choices
   */
  tick (choices) {
    for (const box of this.all) box.checked = choices.get(box.name)?.has(box.value) ?? false
  }

  /** Unfolds every part in which something is ticked. */
  unfold () {
    for (const part of this.form.querySelectorAll('details')) {
      part.open = part.open || [...part.querySelectorAll('input')].some(box => box.checked)
    }
  }

  /**
   * Says beside each box how many items it would leave.
   * @param {(name: string, value: string) => number} left
   */
  count (left) {
    for (const box of this.all) {
      const n = left(box.name, box.value)
      const label = box.closest('label')
      label.querySelector('[data-count]').textContent = n
      label.classList.toggle('empty', n === 0 && !box.checked)
    }
  }
}
