import { heading, labelled, make } from './make.js'

/** The parts of a story, which the parts of every framework are made of. */
const parts = ['setup', 'task', 'action', 'result', 'learning']

/** How long after the last key a story is saved, in milliseconds. */
const quiet = 500

/**
 * The form in which one story is written. It saves as one writes; what another tab
 * changes comes in, and a text that had to give way is shown below.
 * @param {import('./guide.js').Guide} guide
 * @param {import('../store/store.js').Store} store
 * @param {string} id
 * @param {(text: string) => void} say
 * @param {() => void} close
 * @returns {{id: string, element: HTMLElement, changed: (id: string|null) => void}}
 */
export function writing (guide, store, id, say, close) {
  let story = store.get('stories', id)
  const title = make('input', { type: 'text', maxLength: 200, autocomplete: 'off' })
  const boxes = new Map(parts.map(part => [part, make('textarea', { rows: 3 })]))
  const questions = checks(guide.questions.filter(question => question.y), question => question.t)
  const competencies = checks(guide.competencies, term => term.t)
  const kept = make('div')
  let timer = 0

  const fill = (fields, record) => {
    for (const [box, value] of fields(record)) if (box.value !== value) box.value = value
    questions.tick(record.questions)
    competencies.tick(record.competencies)
    kept.replaceChildren(...earlier(guide, record))
  }
  const fields = record => [[title, record.title], ...parts.map(part => [boxes.get(part), record.parts[part] ?? ''])]
  const save = () => {
    clearTimeout(timer)
    timer = 0
    const { at, ...before } = story
    const own = Object.fromEntries([...boxes].filter(([part, box]) => box.value || before.parts[part]).map(([part, box]) => [part, box.value]))
    const { record, kept: isKept, merged } = store.put('stories', id, {
      ...before, title: title.value, parts: { ...before.parts, ...own },
      // What is ticked for a question that has left the guide stays.
      questions: [...before.questions.filter(slug => !questions.has(slug)), ...questions.ticked()], competencies: competencies.ticked()
    })
    story = record
    if (merged) fill(fields, record)
    say(guide.say(!isKept ? 'tool_state_' + store.state : merged ? 'tool_merged' : 'tool_saved'))
  }
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(save, quiet)
  }
  const end = () => {
    if (timer) save()
    close()
  }
  const element = make('form', { className: 'story', submit: event => { event.preventDefault(); end() } },
    heading(3, guide.say('stories_story')),
    labelled(guide.say('stories_title'), title, guide.say('stories_title_hint')),
    ...parts.map(part => {
      const box = labelled(guide.say('part_' + part), boxes.get(part), guide.say('stories_hint_' + part))
      box.dataset.part = part
      return box
    }),
    make('details', { open: true }, make('summary', {}, guide.say('stories_which_questions')),
      ...guide.topics.map(topic => questions.group(topic.t, guide.questions.filter(question => question.y && question.c === topic.s).map(question => question.s))).filter(Boolean)),
    make('details', {}, make('summary', {}, guide.say('stories_which_competencies')), competencies.group(guide.say('stories_which_competencies'), guide.competencies.map(term => term.s))),
    kept,
    make('p', { className: 'buttons' }, make('button', { className: 'main' }, guide.say('stories_done'))))
  for (const box of [title, ...boxes.values()]) {
    box.addEventListener('input', later)
    box.addEventListener('change', save)
  }
  for (const set of [questions, competencies]) set.onchange = save
  // Whoever leaves in the middle of a sentence has it when coming back.
  addEventListener('pagehide', () => { if (timer) save() })
  fill(fields, story)
  return {
    id,
    element,
    changed (other) {
      if (other !== null && other !== id) return
      // What is being typed is not taken away: it becomes one with the other when it is saved.
      if (timer) return
      const record = store.get('stories', id)
      if (!record) return close()
      story = record
      fill(fields, record)
    }
  }
}

/** Check boxes by slug. */
function checks (list, textOf) {
  const boxes = new Map(list.map(entry => [entry.s, { box: make('input', { type: 'checkbox', value: entry.s }), text: textOf(entry) }]))
  const set = {
    onchange: () => {},
    has: slug => boxes.has(slug),
    tick: slugs => { for (const [slug, { box }] of boxes) box.checked = slugs.includes(slug) },
    ticked: () => [...boxes].filter(([, { box }]) => box.checked).map(([slug]) => slug),
    group: (legend, slugs) => slugs.length > 0 && make('fieldset', {}, make('legend', {}, legend),
      ...slugs.map(slug => make('label', { className: 'choice' }, boxes.get(slug).box, make('span', {}, boxes.get(slug).text))))
  }
  for (const { box } of boxes.values()) box.addEventListener('change', () => set.onchange())
  return set
}

/** Texts that gave way to others, for copying from. */
function earlier (guide, { kept }) {
  if (!kept?.length) return []
  return [make('details', { open: true }, make('summary', {}, guide.say('stories_kept')),
    ...kept.map(({ where, text }) => make('blockquote', {}, make('p', {}, make('b', {}, nameOf(guide, where))), make('p', {}, text))))]
}

function nameOf (guide, where) {
  return where === 'title' ? guide.say('stories_title') : guide.say('part_' + where.replace('parts.', ''))
}
