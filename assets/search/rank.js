/*
 * How well pages answer a query: what they are about (BM25F, whose page part is
 * the impacts of the index), how much of the query they cover, and how like the
 * query is to one of their phrases.
 */

const most = 15
/** The part of a page's score that does not depend on how much of the query it covers. */
const uncovered = 0.25
/** What a phrase that is the query counts, where the best page about it counts 1. */
const likeness = 1.3
/** A title is a little more than another way to ask. */
const title = 1.04
/** What a word counts in the whole that nothing in the guide matches. */
const unknown = 0.7

const priors = { question: 1, article: 0.95, collection: 0.85, term: 0.8, page: 0.75 }
const examplePrior = 0.92
const asked = [0.97, 1, 1.03]

/** How rare a word group is: the other part of BM25. */
export function rarity (count, pages) {
  return Math.log(1 + (pages - count + 0.5) / (count + 0.5))
}

/**
 * @typedef {object} Matched an idea of the query with what it may mean
 * @property {{weight: number, record: import('./records.js').Group}[]} meant the surest first
 *
 * @param {Matched[]} ideas
 * @param {import('./table.js').Table} table
 * @returns {Map<number, {score: number, cover: number, about: number}>} by page
 */
export function scorePages (ideas, table) {
  const pages = new Map()
  const phrases = new Map()
  let whole = 0
  for (const { meant } of ideas) {
    const rare = meant.length ? rarity(meant[0].record.count, table.pages) : unknown * rarity(0, table.pages)
    whole += rare
    for (const [page, value] of strongest(meant, 'pages', p => p.page)) {
      const at = entry(pages, page, () => ({ about: 0, covered: 0 }))
      at.about += rare * value / most
      at.covered += rare
    }
    for (const [key, value] of strongest(meant, 'phrases', p => p.page * 64 + p.phrase)) {
      const at = entry(phrases, key, () => ({ part: 0, covered: 0 }))
      at.part += value / most
      at.covered += rare
    }
  }
  const alike = new Map()
  for (const [key, { part, covered }] of phrases) {
    const page = Math.floor(key / 64)
    const own = Math.min(part, 1)
    const asked = covered / whole
    const value = (2 * own * asked / (own + asked)) ** 2 * (key % 64 === 0 ? title : 1)
    if (value > (alike.get(page) ?? 0)) alike.set(page, value)
  }
  const scores = new Map()
  for (const [page, { about, covered }] of pages) {
    const cover = covered / whole
    const like = alike.get(page) ?? 0
    scores.set(page, { score: about / whole * (uncovered + (1 - uncovered) * cover) + likeness * like, cover, about: about / covered })
  }
  return scores
}

/** The best value of each page or phrase: within one idea meanings do not add up. */
function strongest (meant, list, keyOf) {
  const best = new Map()
  for (const { weight, record } of meant) {
    for (const posting of record[list]) {
      const value = weight * posting.value
      const key = keyOf(posting)
      if (value > (best.get(key) ?? 0)) best.set(key, value)
    }
  }
  return best
}

function entry (map, key, make) {
  let value = map.get(key)
  if (!value) map.set(key, value = make())
  return value
}

/**
 * Groups of results, the best first.
 *
 * @typedef {object} Hit
 * @property {import('./table.js').Group} group
 * @property {number} score
 * @property {number} cover how much of the query a page of it holds, to 1
 * @property {number} about how much it is about the words that it holds, to 1
 * @property {number} page the best page
 * @property {string} [text] the page's whole text, where a quoted phrase stands in it
 * @property {number[]} examples numbers of its examples that answer too, the best first
 *
 * @param {Map<number, {score: number, cover: number, about: number}>} scores
 * @param {import('./table.js').Table} table
 * @param {(page: number) => boolean} allowed
 * @returns {Hit[]}
 */
export function groupHits (scores, table, allowed) {
  const hits = new Map()
  for (const [page, { score, cover, about }] of scores) {
    if (!allowed(page)) continue
    const group = table.groupOf[page]
    const own = page === group.page
    const value = score * (own ? priors[group.kind] : examplePrior) * (group.kind === 'question' ? asked[group.asked] : 1)
    const hit = entry(hits, group.number, () => ({ group, score: 0, cover: 0, about: 0, page, head: 0, found: [] }))
    if (own) hit.head = value
    else hit.found.push({ number: page - group.page - 1, value })
    hit.cover = Math.max(hit.cover, cover)
    hit.about = Math.max(hit.about, about)
    if (value > hit.score) Object.assign(hit, { score: value, page })
  }
  const list = [...hits.values()]
  for (const hit of list) {
    // A question leads unless one of its examples is clearly what was sought.
    if (hit.head >= 0.75 * hit.score) hit.page = hit.group.page
    hit.examples = hit.found.filter(e => e.value >= 0.6 * hit.score).sort((a, b) => b.value - a.value || a.number - b.number).slice(0, 3).map(e => e.number)
  }
  return list.sort((a, b) => b.score - a.score || a.group.number - b.group.number)
}

/** How many questions are shown where nothing answers. */
const mostAsked = 5

/**
 * The questions that are asked most, for who has found nothing.
 * @param {import('./table.js').Table} table
 * @returns {Hit[]}
 */
export function askedMost (table) {
  return table.groups
    .filter(group => group.kind === 'question')
    .sort((a, b) => b.asked - a.asked || a.number - b.number)
    .slice(0, mostAsked)
    .map(group => ({ group, score: 0, cover: 0, about: 0, page: group.page, examples: [] }))
}
