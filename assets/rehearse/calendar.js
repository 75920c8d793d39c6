import { addDays, weekday } from './days.js'
import { make } from './make.js'
import { weeks } from './planning.js'

/**
 * A plan as a calendar of weeks: how much there is on each day, and which day is the
 * interview's. A day leads to its list.
 * @param {import('./guide.js').Guide} guide
 * @param {{days: {day: string, items: object[]}[]}} plan
 * @param {{begun: string, date: string}} mine
 * @param {string} now today
 */
export function calendarOf (guide, plan, mine, now) {
  const count = new Map(plan.days.map(({ day, items }) => [day, items.length]))
  const monday = '2026-01-05'
  const names = Array.from({ length: 7 }, (_, i) => addDays(monday, i)).map(day => [guide.date(day, { weekday: 'narrow' }), guide.date(day, { weekday: 'long' })])
  return make('table', { className: 'calendar' }, make('caption', {}, guide.say('plan_calendar_caption')),
    make('thead', {}, make('tr', {}, ...names.map(([short, long]) => make('th', { scope: 'col' }, make('abbr', { title: long }, short))))),
    make('tbody', {}, ...weeks(mine.begun, mine.date, weekday).map(week => make('tr', {}, ...week.map(day => cell(guide, day, count.get(day) ?? 0, mine, now))))))
}

function cell (guide, day, n, mine, now) {
  const interview = day === mine.date
  const number = make('span', { className: 'number' }, guide.date(day, Number(day.slice(8)) === 1 || day === mine.begun ? { day: 'numeric', month: 'short' } : { day: 'numeric' }))
  const outside = day < mine.begun || day > mine.date
  const td = make('td', { className: [interview && 'interview', outside && 'outside'].filter(Boolean).join(' '), 'aria-current': day === now ? 'date' : null })
  if (n > 0) {
    number.ariaHidden = 'true'
    td.append(make('a', { href: '#day-' + day }, number, make('b', { ariaHidden: 'true' }, n),
      make('span', { className: 'unseen' }, guide.count('plan_cell', n, { day: guide.date(day) }))))
  } else {
    td.append(number)
  }
  if (interview) td.append(make('strong', {}, make('span', { className: 'unseen' }, guide.say('plan_interview')), make('span', { ariaHidden: 'true' }, '★')))
  return td
}
