import { stored } from '../script/stored.js'
import { combobox } from './combobox.js'
import { showCorrected } from './corrected.js'
import { further, make, option } from './results.js'
import { fill, said, sayer, shortened } from './say.js'
import { newest } from './session.js'

/** How many results the dialog shows: as many as are seen at once. */
const shown = 5

/**
 * Makes the dialog of every page answer as its reader types.
 * @param {HTMLDialogElement} dialog
 * @param {import('./session.js').Session} session
 * @param {import('./recent.js').Recent} recent
 * @param {(address: string) => string} href
 */
export function answerInDialog (dialog, session, recent, href) {
  const document = dialog.ownerDocument
  const labels = dialog.dataset
  const part = selector => dialog.querySelector(selector)
  const form = part('form')
  const input = form.elements.q
  const list = part('[role=listbox]')
  const box = combobox(input, list)
  const say = sayer(part('[role=status]'))
  let literal = false
  showSettings(dialog, recent)

  const fillList = options => {
    list.replaceChildren(...options)
    list.removeAttribute('aria-busy')
    box.changed()
  }
  const updateRecent = showRecent(dialog, recent, query => {
    input.value = query
    input.focus()
    show()
  })
  const allResults = query => href('search/') + '?q=' + encodeURIComponent(query) + (literal ? '&literal=1' : '')
  const begin = failed => {
    part('[data-retry]').hidden = !failed
    part('.hint').hidden = input.value.trim() !== ''
    updateRecent()
  }
  const take = newest({
    done (answer) {
      begin(false)
      const query = input.value.trim()
      const options = answer.rows.map(row => option(document, row, href, labels))
      const hits = answer.found?.hits.length
      if (hits === 0 || answer.found?.nothing) options.push(further(document, labels.topics, href('questions/')))
      if (hits > options.length) options.push(further(document, fill(labels.every, { query: shortened(query) }), allResults(query)))
      fillList(options)
      showCorrected(part('[data-corrected]'), answer.found, labels, () => {
        literal = true
        input.focus()
        show()
      })
      say(answer.found ? said(answer.found, labels) : '')
    },
    failed () {
      begin(true)
      fillList([])
      showCorrected(part('[data-corrected]'), null)
      say(labels.failed)
    }
  })
  const show = () => {
    const query = input.value
    if (!query.trim()) return take({ rows: [] })
    list.setAttribute('aria-busy', 'true')
    return take(session.ask(async engine => {
      const found = await engine.find(query, { literal })
      return { found, rows: await engine.rows(found, 0, shown) }
    }))
  }

  input.addEventListener('input', () => {
    literal = false
    show()
  })
  part('[data-retry] button').addEventListener('click', () => {
    input.focus()
    show()
  })
  list.addEventListener('click', event => {
    if (event.target.closest('[role=option]')) recent.add(input.value)
  })
  form.addEventListener('submit', event => {
    if (!input.value.trim()) event.preventDefault()
    else recent.add(input.value)
  })
  show()
}

/**
 * Lists recent searches, each with a way to forget it.
 * @returns {() => void} to call when there may be others
 */
function showRecent (dialog, recent, search) {
  const document = dialog.ownerDocument
  const section = dialog.querySelector('.recent')
  const list = make(document, 'ul')
  section.querySelector('p').after(list)
  const input = dialog.querySelector('[name=q]')
  const forget = what => {
    what()
    update()
    input.focus()
  }
  const update = () => {
    list.replaceChildren(...recent.list().map(query => {
      const again = make(document, 'button', { type: 'button' }, query)
      again.addEventListener('click', () => search(query))
      const cross = make(document, 'button', { type: 'button', className: 'forget', ariaLabel: fill(dialog.dataset.forget, { query }) }, '×')
      cross.addEventListener('click', () => forget(() => recent.remove(query)))
      return make(document, 'li', {}, again, cross)
    }))
    section.hidden = input.value.trim() !== '' || !list.children.length
  }
  section.querySelector('[data-forget]').addEventListener('click', () => forget(() => recent.clear()))
  dialog.querySelector('[name=keep]').addEventListener('change', update)
  return update
}

/** Lets the reader turn off the keys, and that searches are kept. */
function showSettings (dialog, recent) {
  const keysOff = stored('search-keys')
  const keys = dialog.querySelector('[name=keys]')
  keys.checked = !keysOff.get()
  keys.addEventListener('change', () => {
    keysOff.set(keys.checked ? '' : 'off')
    dialog.ownerDocument.querySelector('.finds kbd')?.classList.toggle('off', !keys.checked)
  })
  const keep = dialog.querySelector('[name=keep]')
  keep.checked = recent.kept
  keep.addEventListener('change', () => { recent.kept = keep.checked })
}
