/**
 * The question as its page shows it.
 *
 * @typedef {Object} Question
 * @property {string} slug
 * @property {string} text
 * @property {import('./judged.js').About} about
 * @property {string[]} prompts
 * @property {string[]} hints of the segments, in their order
 */

/**
 * @param {Document} document
 * @param {string} slug
 * @param {{rate: number, thresholds: Object<string, number>}} guide
 * @returns {Question}
 */
export function questionOf (document, slug, guide) {
  const { type, topic, framework, from, to } = document.querySelector('.draft-yours').dataset
  const steps = [...document.querySelectorAll('.shape > ol > li[data-part]')]
  return {
    slug,
    text: document.querySelector('h1').firstChild.textContent.trim(),
    about: {
      language: document.documentElement.lang,
      rate: guide.rate,
      thresholds: guide.thresholds ?? {},
      type,
      category: topic,
      target: { from: Number(from), to: Number(to) },
      framework: { slug: framework, segments: steps.map(step => ({ name: step.querySelector('b').textContent, part: step.dataset.part, share: shareOf(step) })) }
    },
    prompts: [...document.querySelectorAll('.parts li')].map(item => item.textContent.trim()),
    hints: steps.map(hintOf)
  }
}

/** The share of the words that a step advises, in per cent; 0 for none. */
function shareOf (step) {
  return parseInt(step.querySelector('.share')?.textContent.replace(/\D+/g, ''), 10) || 0
}

/** What the question says about a step, besides its name and share. */
function hintOf (step) {
  const copy = step.cloneNode(true)
  for (const part of copy.querySelectorAll('b:first-child, .share, .mine')) part.remove()
  return copy.textContent.trim()
}
