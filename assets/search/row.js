import { excerpt, marked, marksIn, quote, reading } from './excerpt.js'
import { termsOf } from './terms.js'

/** How many sections of a page are offered at most. */
const mostSections = 3

/**
 * What is shown of a hit.
 * @param {import('./fragment.js').Fragment} fragment of the hit's group
 * @param {import('./rank.js').Hit} hit
 * @param {import('./engine.js').Found} found
 * @param {import('./forms.js').Forms} forms
 */
export function rowOf (fragment, hit, found, forms) {
  const groupOf = term => {
    const group = forms.group(term)
    return found.sought.has(group) ? group : undefined
  }
  const example = hit.page - hit.group.page - 1
  const leads = example < 0
  const led = leads ? fragment : fragment.examples[example]
  const summaryMarks = marksIn(readingOf(led, 'summary'), groupOf)
  const titleMarks = marksIn(readingOf(led, 'title'), groupOf)
  const sections = leads ? bestSections(fragment.sections, groupOf) : []
  // A quoted phrase is shown where it stands; otherwise the place that says most.
  const best = hit.text ? { text: hit.text, marks: marksIn(reading(hit.text), groupOf) } : sections[0]
  const enough = !hit.text && kinds([...summaryMarks, ...titleMarks]) >= kinds(best?.marks ?? [])
  const shown = enough || !best ? marked(led.summary, summaryMarks) : excerpt(best.text, best.marks)
  return {
    kind: leads ? fragment.kind : 'example', address: led.address, title: led.title, draft: led.draft, summary: led.summary,
    titlePieces: marked(led.title, titleMarks), excerpt: shown, facts: led.facts ?? '',
    question: leads ? null : { address: fragment.address, title: fragment.title },
    sections: sections.filter(s => s.id && s.title).slice(0, mostSections).map(({ id, title, text, marks }) => ({ id, title, quote: quote(text, marks) })),
    examples: hit.examples.filter(n => n !== example).map(n => fragment.examples[n]),
    also: alsoIn(fragment.title, found.sought, forms)
  }
}

/** Texts that were taken apart, by what they are of: a fragment is shown many times. */
const readings = new WeakMap()

function readingOf (holder, field) {
  let own = readings.get(holder)
  if (!own) readings.set(holder, own = {})
  return own[field] ??= reading(holder[field])
}

/** How many of the words that were sought are among the marks. */
function kinds (marks) { return new Set(marks.map(m => m.group)).size }

/** The sections in which most of the sought words stand, the best first. */
function bestSections (sections, groupOf) {
  return sections.map((section, i) => {
    const marks = marksIn(readingOf(section, 'text'), groupOf)
    const all = [...marks, ...marksIn(readingOf(section, 'title'), groupOf)]
    return { ...section, marks, i, rank: kinds(all) + Math.min(all.length, 9) / 10 }
  }).filter(s => s.rank > 0).sort((a, b) => b.rank - a.rank || a.i - b.i)
}

/** A word that the title has in the place of one that was typed, or "". */
function alsoIn (title, sought, forms) {
  const terms = termsOf(title)
  const term = terms.find(t => sought.get(forms.group(t)) === false)
  const typed = terms.some(t => sought.get(forms.group(t)) === true)
  return term && !typed ? term : ''
}
