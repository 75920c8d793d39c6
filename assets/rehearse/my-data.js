import { persist } from '../store/open.js'
import { kinds } from '../store/shapes.js'
import { backUp } from './kept.js'
import { button, heading, liveRegion, make } from './make.js'
import { restoring } from './restore.js'

/**
 * Shows all that the tools keep of a reader, and what can be done with it.
 * @param {HTMLElement} place
 * @param {import('./guide.js').Guide} guide
 * @param {import('../store/store.js').Store} store
 */
export function showMyData (place, guide, store) {
  const status = liveRegion()
  const say = text => { status.textContent = text }
  const state = make('p')
  const inventory = make('div')
  const listed = make('div')
  const last = make('p')
  const update = () => {
    state.textContent = guide.say('tool_state_' + store.state)
    inventory.replaceChildren(...inventoryOf(guide, store))
    listed.replaceChildren(...shortlistOf(guide, store, say))
    const when = store.backedUp()
    last.textContent = /^\d/.test(when) ? guide.say('my_data_last', { date: guide.date(when.slice(0, 10)) }) : guide.say('my_data_never')
  }
  place.append(
    status,
    make('section', {}, heading(2, guide.say('my_data_where')), state,
      make('ul', {}, ...['safari', 'disk', 'private'].map(what => make('li', {}, guide.say('my_data_' + what)))),
      promising(guide, say)),
    make('section', {}, heading(2, guide.say('my_data_what')), inventory),
    make('section', { id: 'shortlist' }, heading(2, guide.say('my_data_shortlist')), listed),
    make('section', {}, heading(2, guide.say('my_data_back_up')), make('p', {}, guide.say('my_data_back_up_text')), last,
      make('p', {}, button(guide.say('my_data_back_up_do'), () => {
        backUp(store)
        say(guide.say('my_data_backed_up'))
      }))),
    make('section', {}, heading(2, guide.say('my_data_restore')), make('p', {}, guide.say('my_data_restore_text')), restoring(guide, store, say)),
    make('section', {}, heading(2, guide.say('my_data_delete')), make('p', {}, guide.say('my_data_delete_text')), deleting(guide, store, say))
  )
  store.watch(update)
  update()
}

/** Asks the browser for its promise, where it gives any. */
function promising (guide, say) {
  if (!navigator.storage?.persist) return null
  return make('p', {}, button(guide.say('my_data_persist'), async () => {
    say(guide.say(await persist(navigator) ? 'my_data_persisted' : 'my_data_not_persisted'))
  }))
}

/** How many records there are of each kind. */
function inventoryOf (guide, store) {
  const rows = kinds.map(kind => [kind, store.list(kind).length]).filter(([, n]) => n > 0)
  if (rows.length === 0) return [make('p', {}, guide.say('my_data_nothing'))]
  return [make('table', {}, make('caption', {}, guide.say('my_data_what_caption')),
    make('tbody', {}, ...rows.map(([kind, n]) => make('tr', {}, make('th', { scope: 'row' }, guide.say('my_data_kind_' + kind)), make('td', {}, n)))))]
}

/** The questions on the shortlist, each with a way to take it off. */
function shortlistOf (guide, store, say) {
  const list = store.list('shortlist')
  if (list.length === 0) return [make('p', {}, guide.say('my_data_shortlist_none'))]
  return [
    make('ul', { className: 'rows' }, ...list.map(([slug]) => {
      const question = guide.question(slug)
      return make('li', {}, question.gone ? question.t : make('a', { href: guide.href('questions/' + slug + '/') }, question.t), ' ',
        button(guide.say('my_data_take_off'), event => {
          const section = event.target.closest('section')
          store.remove('shortlist', slug)
          say(guide.say('my_data_taken_off', { question: question.t }))
          // The button is gone with its row.
          section.querySelector('h2').focus()
        }, { ariaLabel: guide.say('my_data_take_off_one', { question: question.t }) }))
    })),
    make('p', {}, make('a', { href: guide.href('practice/') }, guide.say('my_data_practise')))
  ]
}

/** A button that deletes everything, once the reader has said so twice. */
function deleting (guide, store, say) {
  const question = make('p', { id: 'delete-question' })
  const dialog = make('dialog', { 'aria-labelledby': 'delete-question' }, question,
    make('p', { className: 'buttons' },
      button(guide.say('my_data_delete_no'), () => dialog.close()),
      button(guide.say('my_data_delete_yes'), () => {
        dialog.close()
        say(guide.say(store.clear() ? 'my_data_deleted' : 'tool_state_newer'))
      }, { className: 'grave' })))
  return make('div', {}, button(guide.say('my_data_delete_do'), () => {
    const n = store.count()
    if (n === 0) return say(guide.say('my_data_nothing'))
    question.textContent = guide.count('my_data_delete_sure', n)
    dialog.showModal()
  }), dialog)
}
