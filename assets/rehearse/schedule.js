import { addDays, daysBetween } from './days.js'

/** After how many days a question returns that was ready once, twice and so on, without a date. */
const steps = [1, 3, 7, 14]

/** The marks that a reader gives, worst first. */
export const marks = ['again', 'nearly', 'ready']

/**
 * When a question returns after it has been practised: later today for again,
 * tomorrow for nearly, and for ready after half the days that are left, but never
 * after the day before the interview (after Leitner 1972). Without an interview to
 * come, ready takes it 1, 3, 7, 14 days on, a step further each time.
 * @param {{box: number}|null} before what was kept of the question
 * @param {'again'|'nearly'|'ready'} mark
 * @param {string} day today
 * @param {string} interview the day of the interview, or ""
 * @returns {{mark: string, box: number, due: string}} due is a day
 */
export function next (before, mark, day, interview) {
  const box = before?.box ?? 0
  if (mark === 'again') return { mark, box: 0, due: day }
  const left = interview ? daysBetween(day, interview) : -1
  if (left < 0) {
    if (mark === 'nearly') return { mark, box, due: addDays(day, 1) }
    const to = Math.min(box + 1, steps.length)
    return { mark, box: to, due: addDays(day, steps[to - 1]) }
  }
  const wait = mark === 'nearly' ? 1 : Math.max(1, Math.floor(left / 2))
  return { mark, box: mark === 'ready' ? box + 1 : box, due: addDays(day, Math.max(0, Math.min(wait, left - 1))) }
}

/** Tells whether a rated question is to be practised on a day. */
export function isDue (rating, day) {
  return rating.due !== '' && rating.due <= day
}

/**
 * How well a question goes: the mean of its scores from 1 to 5, or what its mark
 * stands for where none were given.
 */
export function strength (rating) {
  const scores = Object.values(rating.scores ?? {})
  if (scores.length > 0) return scores.reduce((sum, score) => sum + score, 0) / scores.length
  return { again: 1, nearly: 3, ready: 4.5 }[rating.mark] ?? 3
}

/**
 * The criterion that was scored lowest over some ratings, or null where none were.
 * @param {{scores: Object<string, number>}[]} ratings
 * @returns {{criterion: string, mean: number}|null}
 */
export function weakest (ratings) {
  const sums = new Map()
  for (const { scores } of ratings) {
    for (const [criterion, score] of Object.entries(scores ?? {})) {
      const [sum, n] = sums.get(criterion) ?? [0, 0]
      sums.set(criterion, [sum + score, n + 1])
    }
  }
  let lowest = null
  for (const [criterion, [sum, n]] of sums) {
    if (!lowest || sum / n < lowest.mean) lowest = { criterion, mean: sum / n }
  }
  return lowest && lowest.mean < 4.5 ? lowest : null
}
