import { longest, plan, read } from '../store/backup.js'
import { button, labelled, make } from './make.js'

/**
 * The form that restores a back-up: it shows what would change before anything
 * does, and refuses a file that is no back-up whole.
 * @param {import('./guide.js').Guide} guide
 * @param {import('../store/store.js').Store} store
 * @param {(text: string) => void} say
 * @returns {HTMLElement}
 */
export function restoring (guide, store, say) {
  const file = make('input', { type: 'file', accept: '.json,application/json' })
  const preview = make('div', { className: 'preview' })
  const refuse = why => {
    preview.replaceChildren(make('p', { className: 'refused', role: 'alert' }, guide.say('my_data_refused_' + why)))
  }
  const end = text => {
    preview.replaceChildren()
    file.value = ''
    file.focus()
    say(text)
  }
  file.addEventListener('change', async () => {
    preview.replaceChildren()
    say('')
    const chosen = file.files[0]
    if (!chosen) return
    // A film would only fill the memory.
    if (chosen.size > 4 * longest) return refuse('foreign')
    let text
    try { text = await chosen.text() } catch { return refuse('broken') }
    const found = read(text)
    if (found.refused) return refuse(found.refused)
    preview.replaceChildren(...previewOf(guide, store, found, end, refuse))
    preview.querySelector('h3').focus()
  })
  return make('div', {}, labelled(guide.say('my_data_file'), file), preview)
}

/** What a back-up would change, by merging and by replacing, and the buttons that do it. */
function previewOf (guide, store, found, end, refuse) {
  const table = make('div', { className: 'wide', role: 'region', ariaLabel: guide.say('my_data_preview'), tabIndex: 0 })
  let replace = false
  const show = () => {
    const { kinds } = plan(store.all(), found.records, replace)
    const columns = ['added', 'changed', 'same', replace ? 'removed' : 'kept']
    table.replaceChildren(kinds.length === 0
      ? make('p', {}, guide.say('my_data_preview_empty'))
      : make('table', {}, make('caption', {}, guide.say(replace ? 'my_data_preview_replace' : 'my_data_preview_merge')),
        make('thead', {}, make('tr', {}, make('td'), ...columns.map(name => make('th', { scope: 'col' }, guide.say('my_data_' + name))))),
        make('tbody', {}, ...kinds.map(row => make('tr', {}, make('th', { scope: 'row' }, guide.say('my_data_kind_' + row.kind)),
          ...columns.map(name => make('td', { className: row[name] ? '' : 'none' }, row[name])))))))
  }
  const choice = (value, label, hint) => make('label', { className: 'choice' },
    make('input', { type: 'radio', name: 'how', value, checked: value === 'merge', change: () => { replace = value === 'replace'; show() } }),
    make('span', {}, make('b', {}, label), ' ' + hint))
  show()
  const made = /^\d{4}-\d{2}-\d{2}/.test(found.made) ? guide.say('my_data_made', { date: guide.date(found.made.slice(0, 10)) }) : ''
  return [
    make('h3', { tabIndex: -1 }, guide.say('my_data_preview')),
    made && make('p', {}, made),
    make('fieldset', {}, make('legend', {}, guide.say('my_data_how')),
      choice('merge', guide.say('my_data_merge'), guide.say('my_data_merge_hint')),
      choice('replace', guide.say('my_data_replace'), guide.say('my_data_replace_hint'))),
    table,
    make('p', { className: 'buttons' },
      button(guide.say('my_data_restore_do'), () => {
        const { records } = plan(store.all(), found.records, replace)
        if (store.replace(records)) end(guide.say('my_data_restored'))
        else refuse(store.state)
      }, { className: 'main' }),
      button(guide.say('my_data_cancel'), () => end(guide.say('my_data_cancelled'))))
  ].filter(Boolean)
}
