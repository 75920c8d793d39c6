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
 * What pages score. The lists have a place for each page of the guide, since one
 * for each page that matches takes several times as long to fill.
 *
 * @typedef {object} Scores
 * @property {number[]} pages those that match
 * @property {Float64Array} score
 * @property {Float64Array} cover how much of the query a page holds, to 1
 * @property {Float64Array} about how much it is about the words that it holds, to 1
 */

/**
 * @typedef {object} Matched an idea of the query with what it may mean
 * @property {{weight: number, record: import('./records.js').Group}[]} meant the surest first
 *
 * @param {Matched[]} ideas
 * @param {import('./table.js').Table} table
 * @returns {Scores}
 */
export function scorePages (ideas, table) {
  const pages = []
  const [about, covered, score, cover] = Array.from({ length: 4 }, () => new Float64Array(table.pages))
  const phrases = new Map()
  let whole = 0
  for (const { meant } of ideas) {
    const rare = meant.length ? rarity(meant[0].record.count, table.pages) : unknown * rarity(0, table.pages)
    whole += rare
    strongest(meant, 'pages', p => p.page, (page, value) => {
      if (!covered[page]) pages.push(page)
      about[page] += rare * value / most
      covered[page] += rare
    })
    strongest(meant, 'phrases', p => p.page * 64 + p.phrase, (key, value) => {
      const at = entry(phrases, key, () => ({ part: 0, covered: 0 }))
      at.part += value / most
      at.covered += rare
    })
  }
  const alike = alikeness(phrases, whole)
  for (const page of pages) {
    cover[page] = covered[page] / whole
    score[page] = about[page] / whole * (uncovered + (1 - uncovered) * cover[page]) + likeness * (alike.get(page) ?? 0)
    about[page] /= covered[page]
  }
  return { pages, score, cover, about }
}

/** How like the query is to the likest phrase of each page, to a little over 1. */
function alikeness (phrases, whole) {
  const alike = new Map()
  for (const [key, { part, covered }] of phrases) {
    const page = Math.floor(key / 64)
    const own = Math.min(part, 1)
    const asked = covered / whole
    const value = (2 * own * asked / (own + asked)) ** 2 * (key % 64 === 0 ? title : 1)
    if (value > (alike.get(page) ?? 0)) alike.set(page, value)
  }
  return alike
}

/** The best value of each page or phrase: within one idea meanings do not add up. */
function strongest (meant, list, keyOf, take) {
  if (meant.length === 1) {
    const { weight, record } = meant[0]
    for (const posting of record[list]) take(keyOf(posting), weight * posting.value)
    return
  }
  const best = new Map()
  for (const { weight, record } of meant) {
    for (const posting of record[list]) {
      const value = weight * posting.value
      const key = keyOf(posting)
      if (value > (best.get(key) ?? 0)) best.set(key, value)
    }
  }
  for (const [key, value] of best) take(key, value)
}

function entry (map, key, make) {
  let value = map.get(key)
  if (!value) map.set(key, value = make())
  return value
}

/**
 * Groups of results, in no order.
 *
 * @typedef {object} Hit
 * @property {import('./table.js').Group} group
 * @property {number} score
 * @property {number} cover how much of the query a page of it holds, to 1
 * @property {number} about how much it is about the words that it holds, to 1
 * @property {number} page the best page
 * @property {string} [text] the page's whole text, where a quoted phrase stands in it
 *
 * @param {Scores} scores
 * @param {import('./table.js').Table} table
 * @param {(page: number) => boolean} [allowed]
 * @returns {Hit[]}
 */
export function groupHits ({ pages, score, cover, about }, table, allowed) {
  const priors = priorsOf(table)
  const list = []
  const byGroup = new Array(table.groups.length)
  for (const page of pages) {
    if (allowed && !allowed(page)) continue
    const group = table.groupOf[page]
    const value = score[page] * priors[page]
    let hit = byGroup[group.number]
    if (!hit) list.push(hit = byGroup[group.number] = { group, score: 0, cover: 0, about: 0, page, head: 0 })
    if (page === group.page) hit.head = value
    if (cover[page] > hit.cover) hit.cover = cover[page]
    if (about[page] > hit.about) hit.about = about[page]
    if (value > hit.score) {
      hit.score = value
      hit.page = page
    }
  }
  // A question leads unless one of its examples is clearly what was sought.
  for (const hit of list) if (hit.head >= 0.75 * hit.score) hit.page = hit.group.page
  return list
}

/** What the score of each page of a table is worth, whatever the query. */
const priorLists = new WeakMap()

function priorsOf (table) {
  let list = priorLists.get(table)
  if (list) return list
  list = Float64Array.from(table.groupOf, (group, page) =>
    (page === group.page ? priors[group.kind] : examplePrior) * (group.kind === 'question' ? asked[group.asked] : 1))
  priorLists.set(table, list)
  return list
}

/**
 * The numbers of a hit's examples that answer too, the best first.
 * @param {Hit} hit
 * @param {Scores} scores
 * @param {import('./table.js').Table} table
 * @param {(page: number) => boolean} [allowed]
 */
export function examplesOf ({ group, score }, scores, table, allowed) {
  const found = []
  for (let number = 0; number < group.examples; number++) {
    const page = group.page + 1 + number
    const value = scores.score[page] * priorsOf(table)[page]
    if (value > 0 && value >= 0.6 * score && (!allowed || allowed(page))) found.push({ number, value })
  }
  return found.sort((a, b) => b.value - a.value || a.number - b.number).slice(0, 3).map(e => e.number)
}

const better = (a, b) => b.score - a.score || a.group.number - b.group.number

/** Hits in order, the best first. */
export const ranked = hits => hits.sort(better)

/** The best of hits in any order. */
export const bestOf = hits => hits.reduce((best, hit) => best && better(best, hit) <= 0 ? best : hit, undefined)

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
    .map(group => ({ group, score: 0, cover: 0, about: 0, page: group.page }))
}
