import { today } from './days.js'
import { heading, make } from './make.js'
import { practised } from './mine.js'
import { isDue, weakest } from './schedule.js'
import { toHash } from './session.js'

/**
 * What came of a session, and what to do next.
 * @param {import('./guide.js').Guide} guide
 * @param {import('../store/store.js').Store} store
 * @param {import('./session.js').Session} session
 * @returns {HTMLElement}
 */
export function finished (guide, store, session) {
  const { ratings } = practised(store)
  const day = today(new Date())
  const done = [...new Map(session.done)]
  const rows = done.map(([slug, mark]) => {
    const question = guide.question(slug)
    const rating = ratings.get(slug)
    const when = mark === '' ? guide.say('practice_unmarked')
      : guide.say('practice_mark_' + mark) + (rating ? ' · ' + (isDue(rating, day) ? guide.say('practice_today') : guide.say('practice_back', { day: guide.date(rating.due) })) : '')
    return make('li', {}, make('a', { href: guide.href('questions/' + slug + '/') }, question.t), make('span', { className: 'hint' }, when))
  })
  const steps = nextSteps(guide, ratings, session, done, day)
  return make('section', { className: 'finished' }, heading(2, guide.count('practice_done', done.length)),
    make('ul', { className: 'rows' }, ...rows),
    make('h3', {}, guide.say('practice_next')),
    make('ul', {}, ...steps.map(step => make('li', {}, ...step))))
}

function nextSteps (guide, ratings, session, done, day) {
  const to = (slugs, words) => make('a', { href: guide.href('questions/' + slugs[0] + '/', toHash('practise', { ...session, left: slugs.slice(1), done: [] })) }, words)
  const again = done.filter(([, mark]) => mark === 'again').map(([slug]) => slug)
  const low = weakest(done.map(([slug]) => ratings.get(slug)).filter(Boolean))
  const coming = [...ratings].filter(([, rating]) => !isDue(rating, day)).map(([, rating]) => rating.due).sort()[0]
  const steps = []
  if (session.left.length) steps.push([to(session.left, guide.count('practice_go_on', session.left.length))])
  if (again.length) steps.push([to(again, guide.count('practice_again', again.length)), ' ', guide.say('practice_again_why')])
  if (low) steps.push([guide.say('practice_lowest', { criterion: low.criterion })])
  if (coming) steps.push([guide.say('practice_coming', { day: guide.date(coming) })])
  if (!again.length) steps.push([guide.say('practice_rest')])
  return steps
}
