import { newId } from '../store/shapes.js'
import { coverage, fits } from './fit.js'
import { keptHere } from './kept.js'
import { button, heading, labelled, liveRegion, make } from './make.js'
import { writing } from './story.js'

/**
 * The page of the stories: the list, the one that is being written, the grid of what
 * they show, and the search for the one that fits a question.
 * @param {HTMLElement} place
 * @param {import('./guide.js').Guide} guide
 * @param {import('../store/store.js').Store} store
 */
export function showStories (place, guide, store) {
  const status = liveRegion()
  const undo = make('p', { className: 'buttons' })
  const say = text => { status.textContent = text }
  const list = make('div')
  const desk = make('div')
  const grid = make('div')
  const fitting = finding(guide, store)
  let open = null
  const edit = id => {
    open = writing(guide, store, id, say, () => {
      open = null
      desk.replaceChildren()
      head.focus()
    })
    desk.replaceChildren(open.element)
    open.element.querySelector('input').focus()
  }
  const remove = (id, story) => {
    if (open?.id === id) {
      open = null
      desk.replaceChildren()
    }
    store.remove('stories', id)
    say(guide.say('stories_deleted', { title: titleOf(guide, story) }))
    undo.replaceChildren(button(guide.say('stories_undo'), () => {
      const { at, ...fields } = story
      store.put('stories', id, fields)
      undo.replaceChildren()
      say(guide.say('stories_restored'))
      head.focus()
    }))
    undo.firstChild.focus()
  }
  const begin = question => edit(begun(store, question))
  const head = heading(2, guide.say('stories_yours'))
  const update = () => {
    const stories = store.list('stories')
    list.replaceChildren(listOf(guide, stories, edit, remove))
    grid.replaceChildren(gridOf(guide, stories, begin))
    fitting.update()
  }
  place.append(
    make('section', {}, head, status, undo, list, make('p', { className: 'buttons' }, button(guide.say('stories_write'), () => begin(null), { className: 'main' })), desk),
    make('section', {}, heading(2, guide.say('stories_grid')), make('p', {}, guide.say('stories_grid_about')), grid),
    make('section', {}, heading(2, guide.say('stories_fit')), fitting.element),
    keptHere(guide, store))
  store.watch((kind, id, elsewhere) => {
    if (kind === 'choices' || kind === 'ratings') return
    if (elsewhere || kind === null) open?.changed(id)
    update()
  })
  update()
}

export function titleOf (guide, story) {
  return story.title.trim() || guide.say('stories_untitled')
}

/** Begins a story, for a question or for none, and returns its id. */
function begun (store, question) {
  const id = newId(Date.now(), Math.random())
  store.put('stories', id, { title: '', parts: {}, questions: question ? [question.s] : [], competencies: [] })
  return id
}

function listOf (guide, stories, edit, remove) {
  if (stories.length === 0) return make('p', {}, guide.say('stories_none'))
  return make('ul', { className: 'rows' }, ...stories.map(([id, story]) => make('li', {},
    make('span', {}, make('b', {}, titleOf(guide, story)), ' ', make('span', { className: 'hint' }, guide.count('stories_answers', story.questions.length))),
    make('span', { className: 'buttons' },
      button(guide.say('stories_edit'), () => edit(id), { ariaLabel: guide.say('stories_edit_one', { title: titleOf(guide, story) }) }),
      button(guide.say('stories_delete'), () => remove(id, story), { ariaLabel: guide.say('stories_delete_one', { title: titleOf(guide, story) }) })))))
}

/** The grid of competencies, with the stories that show each, and the gaps. */
function gridOf (guide, stories, begin) {
  const titles = new Map(stories.map(([id, story]) => [id, titleOf(guide, story)]))
  return make('table', { className: 'grid' }, make('caption', {}, guide.say('stories_grid_caption')),
    make('thead', {}, make('tr', {}, make('th', { scope: 'col' }, guide.say('stories_competency')), make('th', { scope: 'col' }, guide.say('stories_count')), make('th', { scope: 'col' }, guide.say('stories_which')))),
    make('tbody', {}, ...coverage(stories, guide.competencies, guide.questions).map(row => make('tr', {},
      make('th', { scope: 'row' }, row.competency.t),
      make('td', { className: 'depth', 'data-depth': Math.min(row.stories.length, 3) }, row.stories.length),
      make('td', {}, row.stories.length
        ? row.stories.map(id => titles.get(id)).join('; ')
        : [guide.say('stories_gap') + ' ', row.begin && button(guide.say('stories_begin', { question: row.begin.t }), () => begin(row.begin))])))))
}

/** The choice of a question, and the stories that fit it. */
function finding (guide, store) {
  const select = make('select', {}, make('option', { value: '' }, guide.say('stories_fit_choose')), ...guide.topics.map(topic => make('optgroup', { label: topic.t },
    ...guide.questions.filter(question => question.c === topic.s).map(question => make('option', { value: question.s }, question.t)))))
  const found = make('div', { ariaLive: 'polite' })
  const update = () => {
    if (!select.value) return found.replaceChildren()
    const question = guide.question(select.value)
    const stories = store.list('stories')
    const byId = new Map(stories)
    const fit = fits(stories, question, guide.questions)
    const names = slugs => slugs.map(slug => guide.competencies.find(term => term.s === slug)?.t ?? slug).join(', ')
    found.replaceChildren(fit.length === 0
      ? make('p', {}, guide.say('stories_fit_none', { what: names(question.k) }))
      : make('ol', {}, ...fit.map(({ id, ticked, shared }) => make('li', {}, make('b', {}, titleOf(guide, byId.get(id))), ' ',
        make('span', { className: 'hint' }, ticked ? guide.say('stories_fit_ticked') : guide.say('stories_fit_shows', { what: names(shared) }))))))
  }
  select.addEventListener('change', update)
  return { element: make('div', {}, labelled(guide.say('stories_fit_label'), select), found), update }
}
