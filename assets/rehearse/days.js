/*
 * Days as texts, "2026-12-24": a reader's own days, without hours, so that no
 * change of the clock moves one.
 */

const length = 24 * 60 * 60 * 1000

/** The reader's day at a moment. */
export function today (now) {
  return [String(now.getFullYear()).padStart(4, '0'), now.getMonth() + 1, now.getDate()].map(part => String(part).padStart(2, '0')).join('-')
}

/** The day that is n days later, or earlier. */
export function addDays (day, n) {
  return new Date(Date.parse(day + 'T00:00:00Z') + n * length).toISOString().slice(0, 10)
}

/** How many days there are from one day to another; negative where the other is earlier. */
export function daysBetween (from, to) {
  return Math.round((Date.parse(to + 'T00:00:00Z') - Date.parse(from + 'T00:00:00Z')) / length)
}

/** The day of the week: 1 for Monday to 7 for Sunday. */
export function weekday (day) {
  return new Date(day + 'T00:00:00Z').getUTCDay() || 7
}
