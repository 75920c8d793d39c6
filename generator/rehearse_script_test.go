package generator

import "testing"

// TestRehearsing holds the schedule, the sets and the sessions of practice to what
// their comments promise.
func TestRehearsing(t *testing.T) {
	runCases(t, `
import { addDays, daysBetween, weekday } from './rehearse/days.js'
import { next, strength, weakest } from './rehearse/schedule.js'
import { fromHash, toHash } from './rehearse/session.js'
import { sets } from './rehearse/sets.js'
import { face } from './rehearse/clock.js'
import { Guide } from './rehearse/guide.js'

const q = (s, c, f, r = []) => ({ s, t: s, c, k: ['learning'], f, r, a: [60, 90] })
const guide = new Guide({
  language: 'en', title: 'x', words: {}, questions: [q('a', 'x', 2), q('b', 'x', 0, ['nurse']), q('c', 'y', 1, ['nurse'])],
  topics: [{ s: 'x', t: 'X' }, { s: 'y', t: 'Y' }, { s: 'z', t: 'Z' }], competencies: [], roles: [{ s: 'nurse', t: 'Nurse' }],
  collections: [{ s: 'one', t: 'One', i: ['c', 'gone', 'a'] }]
}, { protocol: 'https:', pathname: '/' })
const mine = (ratings = {}, shortlist = []) => ({ ratings: new Map(Object.entries(ratings)), shortlist: new Set(shortlist) })

cases({
  'days' () {
    equal(addDays('2026-02-28', 1), '2026-03-01')
    equal(addDays('2026-10-25', 1), '2026-10-26')
    equal(daysBetween('2026-12-30', '2027-01-02'), 3)
    equal(weekday('2026-12-06'), 7)
  },
  'without a date: 1, 3, 7, 14 days' () {
    let rating = null
    const due = []
    for (let i = 0; i < 5; i++) {
      rating = next(rating, 'ready', '2026-12-01', '')
      due.push(rating.due)
    }
    equal(due.join(' '), '2026-12-02 2026-12-04 2026-12-08 2026-12-15 2026-12-15')
    equal(next(rating, 'nearly', '2026-12-01', '').due, '2026-12-02')
    equal(next(rating, 'again', '2026-12-01', '').due, '2026-12-01')
    equal(next(rating, 'again', '2026-12-01', '').box, 0)
  },
  'with a date: half the days that are left, never after the day before' () {
    for (const [left, want] of [[20, 10], [7, 3], [3, 1], [2, 1], [1, 0], [0, 0]]) {
      const interview = addDays('2026-12-01', left)
      equal(daysBetween('2026-12-01', next(null, 'ready', '2026-12-01', interview).due), want)
      equal(next(null, 'nearly', '2026-12-01', interview).due <= addDays(interview, left ? -1 : 0), true)
    }
    equal(next(null, 'ready', '2026-12-01', '2026-11-30').due, '2026-12-02')
  },
  'strength and the weakest criterion' () {
    equal(strength({ mark: 'ready', scores: { x: 2, y: 4 } }), 3)
    equal(strength({ mark: 'again' }), 1)
    equal(weakest([{ scores: { x: 2, y: 4 } }, { scores: { x: 4, y: 1 } }, {}]).criterion, 'y')
    equal(weakest([{ scores: { x: 5 } }]), null)
  },
  'sets' () {
    const found = sets(guide, mine({ a: { mark: 'ready', due: '2026-12-09' }, b: { mark: 'again', due: '2026-12-01' } }, ['c', 'gone']), '2026-12-01', () => 0.5)
    const names = { due: 'b', shortlist: 'c', weakest: 'b,a', asked: 'b', 'collection:one': 'c,a', 'topic:x': 'b,a', 'topic:y': 'c', 'role:nurse': 'b,c' }
    for (const [name, want] of Object.entries(names)) equal(name + ' ' + found.get(name)?.join(), name + ' ' + want)
    equal(found.get('random').length, 3)
    equal(found.has('topic:z'), false)
    equal(sets(guide, mine(), '2026-12-01', Math.random).has('due'), false)
  },
  'a session is read as it was written, and nothing else' () {
    for (const session of [
      { left: ['a', 'b-2'], done: [['c', 'again'], ['d', '']], parts: true, clock: false },
      { left: [], done: [], parts: false, clock: true }
    ]) equal(JSON.stringify(fromHash('practise', toHash('practise', session))), JSON.stringify(session))
    equal(JSON.stringify(fromHash('practise', '#practise?left=../x,javascript:1,a&done=b.best,c.ready')), JSON.stringify({ left: ['a'], done: [['c', 'ready']], parts: false, clock: true }))
    equal(fromHash('practise', '#practised'), null)
  },
  'the face of a clock' () {
    equal([0, 9, 65, 600].map(face).join(' '), '0:00 0:09 1:05 10:00')
  }
})`)
}
