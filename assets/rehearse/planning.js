import { addDays, daysBetween } from './days.js'

/** How long a question takes for the first time, and when it returns, in minutes: thinking, speaking, scoring, reading. */
const lengths = { first: 10, again: 5 }

/** The longest plan, in days. */
const longest = 120

/**
 * A plan from a day to the day before the interview. A question returns after half
 * the days that are left, as in practice, for the last time on the day before, which
 * has nothing new. Every day has something as long as there is something to do.
 * @param {{order: string[], known: Set<string>, begun: string, date: string, minutes: number}} wish
 *   the questions that matter most first, those met already, today, the day of the
 *   interview, and how long a day's practice is
 * @returns {{days: {day: string, items: {slug: string, again: boolean}[]}[], left: string[]}}
 *   left are the questions for which there is no time
 */
export function makePlan ({ order, known, begun, date, minutes }) {
  const last = Math.min(longest, Math.max(1, daysBetween(begun, date))) - 1
  const due = Array.from({ length: last + 1 }, () => [])
  const fresh = order.filter(slug => !known.has(slug))
  for (const slug of order) if (known.has(slug)) due[Math.min(1, last)].push(slug)
  const days = []
  for (let i = 0; i <= last; i++) {
    const items = []
    let room = minutes
    const take = (slug, again) => {
      items.push({ slug, again })
      room -= again ? lengths.again : lengths.first
      const back = Math.min(last, i + Math.max(1, Math.floor((last + 1 - i) / 2)))
      if (back > i) due[back].push(slug)
    }
    const fits = length => room >= length || items.length === 0
    const waiting = due[i]
    while (waiting.length && fits(lengths.again)) take(waiting.shift(), true)
    if (i < last) due[i + 1].unshift(...waiting.filter(slug => !due[i + 1].includes(slug)))
    if (i < last || last === 0) while (fresh.length && fits(lengths.first)) take(fresh.shift(), false)
    days.push({ day: addDays(begun, i), items })
  }
  return { days, left: fresh }
}

/**
 * The questions for a role, those that matter most first: the role's own before the
 * others, and what is asked often before what is not.
 * @param {import('./guide.js').Question[]} questions
 * @param {string} role a slug, or ""
 * @param {Set<string>} wanted slugs on the shortlist, which come before all
 */
export function orderFor (questions, role, wanted) {
  const rank = question => (wanted.has(question.s) ? -6 : 0) + (role && question.r?.includes(role) ? -3 : 0) + question.f
  return [...questions].sort((a, b) => rank(a) - rank(b)).map(question => question.s)
}

/** What a tick of a plan goes by. */
export const tickOf = (day, slug) => day + ' ' + slug

/** The weeks, from Monday to Sunday, in which days from one to another lie. */
export function weeks (from, to, weekday) {
  const rows = []
  for (let monday = addDays(from, 1 - weekday(from)); monday <= to; monday = addDays(monday, 7)) {
    rows.push(Array.from({ length: 7 }, (_, i) => addDays(monday, i)))
  }
  return rows
}
