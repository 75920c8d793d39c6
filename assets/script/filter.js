import { Boxes } from './boxes.js'
import { chosen, fromQuery, toQuery } from './choices.js'

/**
 * Puts the filters beside the list of questions. What is chosen stands in the
 * address, so that a narrowed list can be kept and sent; each choice says how
 * many questions it would leave.
 * @param {Document} document
 */
export function offerFilters (document) {
  const template = document.getElementById('filters-template')
  if (!template) return
  template.replaceWith(template.content.cloneNode(true))
  const form = document.getElementById('filters')
  const boxes = new Boxes(form, () => commit(boxes.ticked()))
  const names = boxes.names
  const rows = [...document.querySelectorAll('[data-row]')]
  const groups = [...document.querySelectorAll('[data-group]')]
  const contents = [...document.querySelectorAll('.contents a')]
  const status = form.querySelector('[role=status]')
  const sheet = form.querySelector('.sheet')

  const show = choices => {
    let left = 0
    for (const row of rows) {
      row.hidden = !chosen(choices, name => values(row, name))
      if (!row.hidden) left++
    }
    for (const group of groups) group.hidden = !group.querySelector('[data-row]:not([hidden])')
    // A link to a group that is not shown would lead nowhere.
    for (const link of contents) {
      link.parentElement.hidden = document.getElementById(link.hash.slice(1)).closest('[data-group]').hidden
    }
    boxes.tick(choices)
    boxes.count((name, value) => rows.filter(row => values(row, name).includes(value) && chosen(choices, other => values(row, other), name)).length)
    const text = left === 0 ? status.dataset.none : left === 1 ? status.dataset.one : status.dataset.other.replace('{n}', left)
    if (status.textContent !== text) status.textContent = text
    form.querySelector('[type=reset]').hidden = toQuery(choices, names) === ''
  }

  const commit = choices => {
    history.replaceState(null, '', location.pathname + toQuery(choices, names) + location.hash)
    show(choices)
  }
  addEventListener('popstate', () => show(fromQuery(location.search, names)))
  const open = fromQuery(location.search, names)
  boxes.tick(open)
  boxes.unfold()
  // Beside the list there is room for them; on a phone they are a sheet.
  sheet.open = toQuery(open, names) !== '' || getComputedStyle(form.parentElement).float !== 'none'
  show(open)
}

/** A row's values for a filter. */
function values (row, name) {
  return (row.getAttribute('data-' + name) ?? '').split(' ')
}
