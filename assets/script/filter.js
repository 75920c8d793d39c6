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
  const boxes = [...form.querySelectorAll('input[type=checkbox]')]
  const names = [...new Set(boxes.map(box => box.name))]
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
    for (const box of boxes) {
      box.checked = choices.get(box.name)?.has(box.value) ?? false
      const count = rows.filter(row => values(row, box.name).includes(box.value) && chosen(choices, name => values(row, name), box.name)).length
      box.closest('label').querySelector('[data-count]').textContent = count
      box.closest('label').classList.toggle('empty', count === 0 && !box.checked)
    }
    const text = left === 0 ? status.dataset.none : left === 1 ? status.dataset.one : status.dataset.other.replace('{n}', left)
    if (status.textContent !== text) status.textContent = text
    form.querySelector('[type=reset]').hidden = toQuery(choices, names) === ''
  }

  const ticked = () => {
    const choices = new Map(names.map(name => [name, new Set()]))
    for (const box of boxes) if (box.checked) choices.get(box.name).add(box.value)
    return choices
  }

  const commit = choices => {
    history.replaceState(null, '', location.pathname + toQuery(choices, names) + location.hash)
    show(choices)
  }
  form.addEventListener('change', () => commit(ticked()))
  form.addEventListener('submit', event => event.preventDefault())
  form.addEventListener('reset', event => {
    event.preventDefault()
    commit(new Map())
    // The button is gone, and the first box may be folded away.
    sheet.querySelector('summary').focus()
  })
  addEventListener('popstate', () => show(fromQuery(location.search, names)))
  const open = fromQuery(location.search, names)
  for (const part of form.querySelectorAll('details')) {
    part.open = part.open || [...part.querySelectorAll('input')].some(box => open.get(box.name)?.has(box.value))
  }
  // Beside the list there is room for them; on a phone they are a sheet.
  sheet.open = toQuery(open, names) !== '' || getComputedStyle(form.parentElement).float !== 'none'
  show(open)
}

/** A row's values for a filter. */
function values (row, name) {
  return (row.getAttribute('data-' + name) ?? '').split(' ')
}
