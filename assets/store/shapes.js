/*
 * What a reader's data looks like: records by kind and id. A record is plain JSON,
 * holds only the fields of its kind, and says when it was last changed.
 *
 * @typedef {{at: number} & Object<string, any>} Mine one record; at is milliseconds since 1970
 * @typedef {Object<string, Object<string, Mine>>} Records records by kind and id
 */

/** How long one text may be, in characters: a draft of an hour's speech. */
const longest = 100000

/** How much one list may hold. */
const most = 2000

const text = value => typeof value === 'string' && value.length <= longest
const number = value => typeof value === 'number' && Number.isFinite(value)
const flag = value => typeof value === 'boolean'
const listOf = shape => value => Array.isArray(value) && value.length <= most && value.every(shape)
const mapOf = shape => value => isPlain(value) && Object.keys(value).length <= most && Object.values(value).every(shape)
const record = fields => value => isPlain(value) && Object.entries(value).every(([name, part]) => Object.hasOwn(fields, name) && fields[name](part))

/** A day: "2026-12-24", in the reader's own time; "" for none. */
const day = value => value === '' || typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

/** Texts that gave way to others of the same field: where is the field's path, "parts.action". */
const kept = listOf(record({ at: number, where: text, text }))

/**
 * The kinds. What ids are: shortlist, ratings and drafts go by the question's slug,
 * stories by an id of their own (see newId), the others have one record: "mine".
 *
 *   shortlist  {at}                                  the question is on the list
 *   ratings    {at, mark, due, box, times, scores, evidence}
 *              mark is "again", "nearly" or "ready"; due is the day of the next return;
 *              box counts the times in a row that it was ready; scores (1 to 5) and
 *              evidence go by the criterion's words
 *   drafts     {at, framework, parts, kept}          parts are texts by the segment's name
 *   stories    {at, title, parts, questions, competencies, kept}
 *              parts are texts by a segment's part: setup, task, action, result, learning
 *   plan       {at, date, begun, role, minutes, done} begun is the day that it was made for; done
 *              are days, by "DAY SLUG" of what was ticked off
 *   pace       {at, wpm}                             words a minute
 *   choices    {at, values}                          what was last chosen in a tool, by the field's name
 */
export const shapes = {
  shortlist: {},
  ratings: { mark: text, due: day, box: number, times: number, scores: mapOf(number), evidence: mapOf(text) },
  drafts: { framework: text, parts: mapOf(text), kept },
  stories: { title: text, parts: mapOf(text), questions: listOf(text), competencies: listOf(text), kept },
  plan: { date: day, begun: day, role: text, minutes: number, done: mapOf(day) },
  pace: { wpm: number },
  choices: { values: mapOf(value => text(value) || number(value) || flag(value)) }
}

/** The kinds, in the order in which a reader sees them. */
export const kinds = Object.keys(shapes)

/** The kinds that hold a reader's own work: what a back-up is offered for. */
export const entries = ['shortlist', 'ratings', 'drafts', 'stories', 'plan']

/** Tells whether a value is a record of the kind. */
export function isRecord (kind, value) {
  return Object.hasOwn(shapes, kind) && record({ at: number, ...shapes[kind] })(value) && number(value.at)
}

/** Tells whether a text can be a record's id: a slug, or one made by newId. */
export function isId (id) {
  return /^[a-z0-9][a-z0-9-]{0,79}$/.test(id)
}

/**
 * An id that no other record has: of the time, and of chance where two are made
 * at once.
 * @param {number} now milliseconds since 1970
 * @param {number} chance from 0 up to 1
 */
export function newId (now, chance) {
  return now.toString(36) + '-' + Math.floor(chance * 36 ** 5).toString(36)
}

/** Tells whether a value is an object with nothing strange about its names. */
export function isPlain (value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Object.hasOwn(value, '__proto__')
}
