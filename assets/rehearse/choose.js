import { today } from './days.js'
import { finished } from './finish.js'
import { keptHere } from './kept.js'
import { button, heading, labelled, liveRegion, make } from './make.js'
import { practised } from './mine.js'
import { isDue } from './schedule.js'
import { fromHash, toHash } from './session.js'
import { sets } from './sets.js'

/** How many questions a session may have; 0 is all of a set. */
const lengths = [1, 3, 5, 10, 0]

/**
 * The page of practice: what came of the last session, the choice of the next, and
 * when each question returns.
 * @param {HTMLElement} place
 * @param {import('./guide.js').Guide} guide
 * @param {import('../store/store.js').Store} store
 */
export function choosePractice (place, guide, store) {
  const end = make('div')
  const choice = make('section', {}, heading(2, guide.say('practice_choose')))
  const past = make('section')
  choice.append(...choosing(guide, store))
  place.append(end, choice, past, keptHere(guide, store))
  const show = () => {
    const done = fromHash('done', location.hash)
    end.replaceChildren(...done?.done.length ? [finished(guide, store, done)] : [])
    past.replaceChildren(...returns(guide, store))
  }
  show()
  end.querySelector('h2')?.focus()
  addEventListener('hashchange', show)
  store.watch(show)
}

/** The form that chooses what is practised. */
function choosing (guide, store) {
  const chosen = store.look('choices', 'practice')?.values ?? {}
  const select = make('select')
  const number = make('select', {}, ...lengths.map(n => make('option', { value: n }, n === 0 ? guide.say('practice_all') : guide.count('practice_number', n))))
  const check = (name, fallback) => make('input', { type: 'checkbox', checked: chosen[name] ?? fallback })
  const parts = check('parts', false)
  const clock = check('clock', true)
  const status = liveRegion()
  let found = new Map()
  const fill = () => {
    const keep = select.value || chosen.set
    found = sets(guide, practised(store), today(new Date()), Math.random)
    const options = names => names.map(name => make('option', { value: name }, setName(guide, name) + ' (' + found.get(name).length + ')'))
    const begin = prefix => [...found.keys()].filter(name => prefix ? name.startsWith(prefix) : !name.includes(':'))
    select.replaceChildren(...options(begin('')), ...['collection:', 'topic:', 'role:'].filter(prefix => begin(prefix).length).map(prefix =>
      make('optgroup', { label: guide.say('practice_group_' + prefix.slice(0, -1)) }, ...options(begin(prefix)))))
    const asked = new URLSearchParams(location.search).get('set')
    select.value = [keep, asked, 'due', 'shortlist', 'asked', 'random'].find(name => found.has(name))
    if (asked && found.has(asked) && !select.dataset.touched) select.value = asked
  }
  const slugs = () => (found.get(select.value) ?? []).slice(0, Number(number.value) || undefined)
  const show = () => {
    const list = slugs()
    const first = list[0] && guide.question(list[0]).t
    status.textContent = first ? guide.count('practice_preview', list.length, { first }) : guide.say('practice_empty')
  }
  number.value = String(chosen.number ?? 3)
  fill()
  show()
  select.addEventListener('change', () => { select.dataset.touched = ''; show() })
  number.addEventListener('change', show)
  store.watch((kind, id, elsewhere) => {
    if (!elsewhere && kind === 'choices') return
    fill()
    show()
  })
  const form = make('form', {},
    labelled(guide.say('practice_set'), select),
    labelled(guide.say('practice_length'), number),
    make('label', { className: 'choice' }, parts, make('span', {}, guide.say('practice_with_parts'))),
    make('label', { className: 'choice' }, clock, make('span', {}, guide.say('practice_with_clock'))),
    status,
    make('p', { className: 'buttons' }, make('button', { className: 'main' }, guide.say('practice_begin'))))
  form.addEventListener('submit', event => {
    event.preventDefault()
    const [first, ...left] = slugs()
    if (!first) return
    store.put('choices', 'practice', { values: { set: select.value, number: Number(number.value), parts: parts.checked, clock: clock.checked } })
    location.href = guide.href('questions/' + first + '/', toHash('practise', { left, done: [], parts: parts.checked, clock: clock.checked }))
  })
  return [form]
}

/** The name of a set for people. */
function setName (guide, name) {
  const [kind, slug] = name.split(':')
  if (!slug) return guide.say('practice_set_' + kind)
  const list = { topic: guide.topics, collection: guide.collections, role: guide.roles }[kind]
  return list.find(entry => entry.s === slug).t
}

/** What was practised so far, and when each question returns. */
function returns (guide, store) {
  const rated = store.list('ratings').sort(([, a], [, b]) => a.due < b.due ? -1 : a.due > b.due ? 1 : 0)
  if (rated.length === 0) return []
  const day = today(new Date())
  return [heading(2, guide.say('practice_returns')), make('ul', { className: 'rows' }, ...rated.map(([slug, rating]) => {
    const question = guide.question(slug)
    return make('li', {}, question.gone ? question.t : make('a', { href: guide.href('questions/' + slug + '/') }, question.t),
      make('span', { className: 'hint' }, guide.say('practice_mark_' + rating.mark) + ' · ' + (isDue(rating, day) ? guide.say('practice_due') : guide.date(rating.due))),
      button(guide.say('practice_forget'), event => {
        const section = event.target.closest('section')
        store.remove('ratings', slug)
        section.querySelector('h2')?.focus()
      }, { ariaLabel: guide.say('practice_forget_one', { question: question.t }) }))
  }))]
}
