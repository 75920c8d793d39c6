/*
 * Which story answers what, apart from any page. A story shows a competency that is
 * ticked for it, and those of the questions that are.
 *
 * @typedef {[string, {title: string, questions: string[], competencies: string[]}]} Story its id, and itself
 */

/**
 * Each competency with the stories that show it; and for a gap, the question about
 * it that is asked most, to begin with.
 * @param {Story[]} stories
 * @param {import('./guide.js').Term[]} competencies
 * @param {import('./guide.js').Question[]} questions
 * @returns {{competency: import('./guide.js').Term, stories: string[], begin: import('./guide.js').Question|null}[]}
 */
export function coverage (stories, competencies, questions) {
  const bySlug = new Map(questions.map(question => [question.s, question]))
  return competencies.map(competency => {
    const showing = stories.filter(([, story]) => shows(story, bySlug).has(competency.s)).map(([id]) => id)
    return { competency, stories: showing, begin: showing.length ? null : mostAsked(questions, competency.s) }
  })
}

/** The competencies that a story shows. */
export function shows (story, bySlug) {
  return new Set([...story.competencies, ...story.questions.flatMap(slug => bySlug.get(slug)?.k ?? [])])
}

/** The question to begin with for a competency: what is scored first there counts most, then how often it is asked. */
function mostAsked (questions, competency) {
  const rank = question => question.k.indexOf(competency) * 3 + question.f + (question.y ? 0 : 9)
  const about = questions.filter(question => question.k.includes(competency))
  return about.sort((a, b) => rank(a) - rank(b))[0] ?? null
}

/**
 * The stories that fit a question, the best first: those ticked for it, then those
 * that show what is scored there, what is scored first counting double.
 * @param {Story[]} stories
 * @param {import('./guide.js').Question} question
 * @param {import('./guide.js').Question[]} questions
 * @returns {{id: string, ticked: boolean, shared: string[]}[]} shared are competencies
 */
export function fits (stories, question, questions) {
  const bySlug = new Map(questions.map(one => [one.s, one]))
  const score = ({ ticked, shared }) => (ticked ? 100 : 0) + shared.reduce((sum, slug) => sum + (slug === question.k[0] ? 2 : 1), 0)
  return stories.map(([id, story]) => {
    const has = shows(story, bySlug)
    return { id, ticked: story.questions.includes(question.s), shared: question.k.filter(slug => has.has(slug)) }
  }).filter(fit => score(fit) > 0).sort((a, b) => score(b) - score(a))
}
