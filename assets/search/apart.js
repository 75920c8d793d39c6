/** The parts of a word are no shorter than this. */
const leastPart = 3

/**
 * The parts of an idea that no page has, or hardly any, as ideas: the words of a
 * phrase ("phone interview"), or two words that were written as one ("teamwork").
 * @param {import('./ideas.js').Idea} idea
 * @param {import('./forms.js').Forms} forms
 * @param {Set<string>} functionWords which are no parts
 * @returns {import('./ideas.js').Idea[]}
 */
export function apart (idea, forms, functionWords) {
  const phrase = idea.text.includes(' ')
  const words = phrase ? idea.text.split(' ') : halves(idea.text, forms)
  const parts = words.map((text, i) => ({ text, open: false, at: idea.at + i, part: true })).filter(({ text }) => !functionWords.has(text))
  return phrase || parts.length > 1 ? parts : []
}

/** Two words of which another one is made: those of which the rarer is the most common. */
function halves (word, forms) {
  let best = []
  let most = 0
  for (let at = leastPart; at <= word.length - leastPart; at++) {
    const parts = [word.slice(0, at), word.slice(at)]
    const count = Math.min(...parts.map(part => forms.count(part)))
    if (count > most) [best, most] = [parts, count]
  }
  return best
}
