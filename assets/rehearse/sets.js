import { isDue, strength } from './schedule.js'

/**
 * The sets that can be practised, by their names: "due", "shortlist", "weakest",
 * "asked", "random", and "topic:x", "collection:x" and "role:x". Only sets with a
 * question in them are named.
 * @param {import('./guide.js').Guide} guide
 * @param {{ratings: Map<string, object>, shortlist: Set<string>}} mine
 * @param {string} day today
 * @param {() => number} random from 0 up to 1
 * @returns {Map<string, string[]>} the slugs of each, in the order of practice
 */
export function sets (guide, mine, day, random) {
  const { questions } = guide
  const { ratings, shortlist } = mine
  const known = slugs => slugs.filter(slug => guide.bySlug.has(slug))
  const slugs = list => inOrder(list, ratings, day).map(question => question.s)
  const rated = [...ratings].sort(([, a], [, b]) => strength(a) - strength(b)).map(([slug]) => slug)
  const found = new Map([
    ['due', known([...ratings].filter(([, rating]) => isDue(rating, day)).sort(([, a], [, b]) => a.due < b.due ? -1 : a.due > b.due ? 1 : strength(a) - strength(b)).map(([slug]) => slug))],
    ['shortlist', slugs(questions.filter(question => shortlist.has(question.s)))],
    ['weakest', known(rated)],
    ['asked', slugs(questions.filter(question => question.f === 0))],
    ['random', shuffled(questions, random).map(question => question.s)]
  ])
  for (const collection of guide.collections) found.set('collection:' + collection.s, known(collection.i))
  for (const topic of guide.topics) found.set('topic:' + topic.s, slugs(questions.filter(question => question.c === topic.s)))
  for (const role of guide.roles) found.set('role:' + role.s, slugs(questions.filter(question => question.r?.includes(role.s))))
  for (const [name, list] of found) if (list.length === 0) found.delete(name)
  return found
}

/** Questions in the order of practice: what is due, what is new, and last what is to come later; each by how often it is asked. */
export function inOrder (questions, ratings, day) {
  const turn = question => {
    const rating = ratings.get(question.s)
    return !rating ? 1 : isDue(rating, day) ? 0 : 2
  }
  return [...questions].sort((a, b) => turn(a) - turn(b) || a.f - b.f)
}

/** A list in an order of chance (Fisher and Yates). */
export function shuffled (list, random) {
  const mixed = [...list]
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j], mixed[i]]
  }
  return mixed
}
