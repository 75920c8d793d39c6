import { today } from './days.js'
import { keptHere } from './kept.js'
import { button, heading, liveRegion, make } from './make.js'
import { practised } from './mine.js'
import { marks, next } from './schedule.js'
import { scoring } from './scoring.js'
import { toHash } from './session.js'
import { sampleOf, weakerOf } from './sample.js'
import { speaking, thinking } from './speaking.js'

/**
 * Practises the question of the page, step by step; what the page shows of it stays
 * out of sight until its turn. Every step can be skipped, and nothing goes on by itself.
 * @param {HTMLElement} main
 * @param {import('./session.js').Session} session
 * @param {import('./guide.js').Guide} guide
 * @param {import('../store/store.js').Store} store
 */
export function runPractice (main, session, guide, store) {
  const article = main.querySelector('article')
  const slug = location.pathname.replace(/[^/]*$/, '').split('/').at(-2)
  const question = guide.question(slug)
  const status = liveRegion()
  const place = make('div')
  const total = session.done.length + 1 + session.left.length
  const section = make('section', { className: 'practice', ariaLabel: guide.say('practice') },
    make('p', { className: 'hint' }, guide.say('practice_place', { n: session.done.length + 1, total })), place, status,
    make('p', { className: 'buttons' },
      make('a', { href: leave(guide, session, slug) }, guide.say('practice_stop'))),
    keptHere(guide, store))
  const result = { scores: {}, evidence: {} }
  const page = { article, guide, question, session, say: text => { status.textContent = text }, result }
  const steps = stepsOf(page, mark => {
    const done = [...session.done, [slug, mark]]
    if (mark) keep(store, slug, mark, result)
    const [first, ...left] = session.left
    location.href = first
      ? guide.href('questions/' + first + '/', toHash('practise', { ...session, left, done }))
      : guide.href('practice/', toHash('done', { ...session, left: [], done }))
  }, store)
  let at = -1
  let leaveStep = null
  const go = () => {
    leaveStep?.()
    status.textContent = ''
    const step = steps[++at]
    const head = heading(2, guide.say('practice_step_' + step.name))
    const { parts, left } = step.make()
    leaveStep = left
    place.replaceChildren(head, make('p', {}, guide.say('practice_about_' + step.name)), ...parts.filter(Boolean),
      make('p', { className: 'buttons' }, ...step.last ? step.last() : [button(guide.say('practice_on_' + step.name), go, { className: 'main' })]))
    if (at > 0) head.focus()
  }
  article.querySelector('header').after(section)
  go()
}

/** Where a session that is left leads: to what came of it, with this question still to come. */
function leave (guide, session, slug) {
  return guide.href('practice/', session.done.length ? toHash('done', { ...session, left: [slug, ...session.left] }) : '')
}

/** The steps for a question; those for which the page has nothing are left out. */
function stepsOf (page, finish, store) {
  const { article, guide, say, session, question, result } = page
  const samples = [...article.querySelectorAll('.spoken')]
  const probes = [...article.querySelectorAll('.probes li')]
  const rubric = article.querySelector('.rubric')
  const day = today(new Date())
  return [
    { name: 'think', make: () => thinking(article, guide, session, say) },
    { name: 'speak', make: () => speaking(guide, session, question, say) },
    rubric && { name: 'score', make: () => ({ parts: scoring(guide, rubric, result) }) },
    samples.length && { name: 'sample', make: () => ({ parts: [sampleOf(samples[0])] }) },
    samples.length && { name: 'weaker', make: () => ({ parts: [weakerOf(guide, samples[0])] }) },
    probes.length && { name: 'probe', make: () => ({ parts: probe(guide, probes) }) },
    {
      name: 'mark',
      make: () => ({ parts: [] }),
      last: () => [...marks.map(mark => {
        const { due } = next(store.look('ratings', question.s), mark, day, practised(store).interview)
        return make('button', { type: 'button', className: 'mark', click: () => finish(mark) },
          make('b', {}, guide.say('practice_mark_' + mark)), ' ', make('span', {}, due === day ? guide.say('practice_today') : guide.say('practice_back', { day: guide.date(due) })))
      }), button(guide.say('practice_no_mark'), () => finish(''))]
    }
  ].filter(Boolean)
}

/** One of the questions that may follow, by chance, and others on request. */
function probe (guide, probes) {
  let at = Math.floor(Math.random() * probes.length)
  const text = make('blockquote', { className: 'probe', ariaLive: 'polite' })
  const show = () => {
    text.replaceChildren(...probes[at].cloneNode(true).childNodes)
    at = (at + 1) % probes.length
  }
  show()
  return [text, probes.length > 1 && make('p', {}, button(guide.say('practice_other_probe'), show))]
}

/** Keeps what came of a question. */
function keep (store, slug, mark, { scores, evidence }) {
  const before = store.get('ratings', slug)
  const found = next(before, mark, today(new Date()), practised(store).interview)
  store.put('ratings', slug, {
    ...found, times: (before?.times ?? 0) + 1,
    scores: { ...before?.scores, ...scores }, evidence: { ...before?.evidence, ...evidence }
  })
}
