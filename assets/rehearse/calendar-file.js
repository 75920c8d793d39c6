import { addDays } from './days.js'

/** How long a line may be, in bytes (RFC 5545, 3.1). */
const widest = 75

/**
 * A calendar file (RFC 5545) with an event for each of a plan's days and one for the
 * interview. Their ids stay, so a file that is imported again updates them.
 * @param {{day: string, summary: string, description: string}[]} events all-day events, one a day at most
 * @param {string} name of the calendar
 * @param {Date} now
 * @returns {string}
 */
export function calendarFile (events, name, now) {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '')
  const compact = day => day.replaceAll('-', '')
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Starling//Plan//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', 'X-WR-CALNAME:' + escaped(name)]
  for (const { day, summary, description } of events) {
    lines.push('BEGIN:VEVENT', 'UID:plan-' + day + '@starling.invalid', 'DTSTAMP:' + stamp, 'LAST-MODIFIED:' + stamp,
      'DTSTART;VALUE=DATE:' + compact(day), 'DTEND;VALUE=DATE:' + compact(addDays(day, 1)),
      'SUMMARY:' + escaped(summary))
    if (description) lines.push('DESCRIPTION:' + escaped(description))
    lines.push('TRANSP:TRANSPARENT', 'END:VEVENT')
  }
  return [...lines, 'END:VCALENDAR'].map(folded).join('\r\n') + '\r\n'
}

/** A text as a value (RFC 5545, 3.3.11). */
function escaped (text) {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n').replace(/[\u0000-\u001F\u007F]/g, ' ')
}

/** A line in pieces that are short enough, none of which ends within a letter. */
function folded (line) {
  let out = ''
  let room = widest
  for (const letter of line) {
    const size = bytes(letter.codePointAt(0))
    if (size > room) {
      out += '\r\n '
      room = widest - 1
    }
    out += letter
    room -= size
  }
  return out
}

/** How many bytes a letter takes in UTF-8. */
function bytes (point) {
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
}
