import { excerpt, marked, marksIn, quote, reading } from './excerpt.js'
import { termsOf } from './terms.js'

/** How many sections of a page are offered at most. */
const mostSections = 3
/** What a word counts that stands for one that was typed. */
const similar = 0.6

/**
 * What is shown of a hit.
 * @param {import('./fragment.js').Fragment} fragment of the hit's group
 * @param {import('./rank.js').Hit} hit
 * @param {number[]} examples numbers of the hit's examples that answer too
 * @param {import('./engine.js').Found} found
 */
export function rowOf (fragment, hit, examples, found) {
  const { sought } = found
  const example = hit.page - hit.group.page - 1
  const leads = example < 0
  const led = leads ? fragment : fragment.examples[example]
  const summaryMarks = marksIn(readingOf(led, 'summary'), sought)
  const titleMarks = marksIn(readingOf(led, 'title'), sought)
  const sections = leads ? bestSections(fragment.sections, sought) : []
  // A quoted phrase is shown where it stands; otherwise the place that says most of
  // what was typed, unless the summary says as much.
  const best = hit.text ? { text: hit.text, marks: marksIn(reading(hit.text), sought) } : sections[0]
  const enough = !hit.text && worth([...summaryMarks, ...titleMarks]) >= worth((best?.marks ?? []).filter(m => m.own))
  const shown = enough || !best ? marked(led.summary, summaryMarks) : excerpt(best.text, best.marks)
  return {
    kind: leads ? fragment.kind : 'example', address: led.address, title: led.title, draft: led.draft, summary: led.summary,
    titlePieces: marked(led.title, titleMarks), excerpt: shown, facts: led.facts ?? '',
    question: leads ? null : { address: fragment.address, title: fragment.title },
    sections: sections.filter(s => s.id && s.title).slice(0, mostSections).map(({ id, title, text, marks }) => ({ id, title, quote: quote(text, marks) })),
    examples: examples.filter(n => n !== example).map(n => fragment.examples[n]),
    also: alsoIn(fragment.title, sought)
  }
}

/** Texts that were taken apart, by what they are of: a fragment is shown many times. */
const readings = new WeakMap()

function readingOf (holder, field) {
  let own = readings.get(holder)
  if (!own) readings.set(holder, own = {})
  return own[field] ??= reading(holder[field])
}

/** How many of the ideas that were sought are among the marks; a word that only means the same is a little less. */
function worth (marks) {
  const own = new Set(marks.filter(m => m.own).map(m => m.idea)).size
  return own + similar * (new Set(marks.map(m => m.idea)).size - own)
}

/** The sections in which most of the sought words stand, the best first. */
function bestSections (sections, sought) {
  return sections.map((section, i) => {
    const marks = marksIn(readingOf(section, 'text'), sought)
    const all = [...marks, ...marksIn(readingOf(section, 'title'), sought)]
    return { ...section, marks, i, rank: worth(all) + Math.min(all.length, 9) / 10 }
  }).filter(s => s.rank > 0).sort((a, b) => b.rank - a.rank || a.i - b.i)
}

/** A word or phrase that the title has in the place of one that was typed, or "". */
function alsoIn (title, sought) {
  const terms = termsOf(title)
  const groups = sought.forms.groupsOf({ terms })
  const signs = terms.map((_, i) => sought.at(terms, i, groups))
  const at = signs.findIndex(sign => sign)
  return at < 0 || signs.some(sign => sign?.own) ? '' : terms.slice(at, at + signs[at].size).join(' ')
}
