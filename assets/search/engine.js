import { chosen } from '../script/choices.js'
import { apart } from './apart.js'
import { inOrder } from './alike.js'
import { countChoices } from './counts.js'
import { readFacets } from './facets.js'
import { addTo, Forms, lastAtMost } from './forms.js'
import { readFragment } from './fragment.js'
import { ideasOf } from './ideas.js'
import { meantBy } from './lookup.js'
import { askedMost, bestOf, examplesOf, groupHits, ranked, scorePages } from './rank.js'
import { readPostings, readRecords } from './records.js'
import { Reader } from './digits.js'
import { rowOf } from './row.js'
import { Sought } from './sought.js'
import { readTextTable, Table } from './table.js'
import { termsOf } from './terms.js'

/** Groups of results with less of the best one's score are left out, unless they hold as much of the query. */
const behind = 0.12
/** With fewer hits than this the less important pages of common words are looked at too. */
const enough = 10
/** What a word of a phrase counts, where the phrase itself counts 1. */
const partly = 0.1
/** How many hits are looked into for a quoted phrase. */
const mostVerified = 40
/** How much of a query the best page holds at least, for a good answer. */
const nearlyAll = 0.7
const covers = 0.4
const least = 0.3
/** Of so many words a page may hold one by chance. */
const few = 3
/** How much it is about what it holds: it has it in a text, says it of itself, is about it, or about little else. */
const mentions = 0.35
const centres = 0.5
const concerns = 0.6
const wholly = 0.75
/** What a hit scores at least, of which a phrase is like the query. */
const alike = 0.35

/**
 * The search engine. It knows no page: it is given a function that loads a file
 * of the index by its path and promises what is in it.
 */
export class Engine {
  /** @param {(path: string) => Promise<string>} load */
  constructor (load) {
    this.load = load
    this.loaded = new Map()
    this.forms = new Forms()
  }

  /** A file's content, read once. */
  get (path, read) {
    if (!this.loaded.has(path)) {
      const promise = this.load(path).then(read)
      this.loaded.set(path, promise)
      promise.catch(() => this.loaded.delete(path))
    }
    return this.loaded.get(path)
  }

  async open () {
    this.table = await this.get('search/index.js', payload => new Table(payload))
    await this.get(this.table.common, payload => {
      this.forms.add(payload)
      const [functionWords, framing] = payload.split('\n').slice(3)
      this.function = new Set(functionWords.split(' '))
      this.frames = new Map()
      for (const frame of framing ? framing.split('|') : []) {
        const terms = frame.split(' ')
        addTo(this.frames, terms[0], terms)
      }
      return true
    })
  }

  /**
   * Finds the groups of results for a query.
   *
   * @typedef {object} Found
   * @property {import('./rank.js').Hit[]} hits the best first
   * @property {import('./rank.js').Scores} scores of all pages that match, whether filters leave them or not
   * @property {((page: number) => boolean)|undefined} allowed what the filters leave
   * @property {boolean} good whether the first of them answers the query; the others are the nearest
   * @property {boolean} nothing whether no page has any of it: the hits are the questions asked most
   * @property {{from: string, to: string}|null} corrected a word that was taken for another
   * @property {Sought} sought what results are marked by
   *
   * @param {string} query
   * @param {{filters?: Map<string, Set<string>>, literal?: boolean}} [options] literal takes every word as it is typed
   * @returns {Promise<Found>}
   */
  async find (query, { filters, literal } = {}) {
    await this.open()
    const { terms, quoted, ideas } = ideasOf(query, this)
    let matched = await this.matches(ideas, literal)
    if (!matched.some(m => m.meant.length)) matched = await this.matches(ideasOf(query, this, true).ideas, literal)
    const allowed = filters?.size ? await this.filter(filters) : undefined
    let scores = scorePages(matched, this.table)
    let hits = groupHits(scores, this.table, allowed)
    if (hits.length < enough && await this.complete(matched)) {
      scores = scorePages(matched, this.table)
      hits = groupHits(scores, this.table, allowed)
    }
    const verified = quoted.length ? await this.verified(ranked(hits), quoted) : hits
    const good = isGood(bestOf(verified), matched)
    hits = ranked(worthShowing(verified.length ? verified : hits))
    const nothing = !hits.length && !filters?.size
    const typo = matched.find(m => m.meant[0]?.how === 'typo')
    return {
      query, terms, scores, allowed, good, nothing,
      hits: nothing ? askedMost(this.table) : hits,
      corrected: typo ? { from: typo.idea.text, to: typo.meant[0].form } : null,
      sought: new Sought(matched, this.forms, this.function)
    }
  }

  /** Loads the rarer forms near a word that is not among the common ones. */
  async range (word) {
    const path = this.forms.has(word) ? '' : this.table.rangeOf(word)
    if (path) await this.get(path, payload => this.forms.add(payload))
  }

  /**
   * What ideas may mean. One that no page has is taken apart; of a phrase that few
   * have, and that is all of the query, its words mean something as well.
   */
  async matches (ideas, literal) {
    const matched = await Promise.all(ideas.map(async idea => {
      const whole = await this.match(idea, literal)
      const found = whole.meant.reduce((sum, { record }) => sum + record.count, 0)
      if (literal || found && (found >= enough || ideas.length > 1 || !idea.text.includes(' '))) return whole
      const parts = await Promise.all(apart(idea, this.forms, this.function).map(part => this.match(part)))
      if (!found && parts.length) return parts
      whole.meant.push(...parts.flatMap(({ meant }) => meant).map(m => ({ ...m, weight: partly * m.weight })))
      return whole
    }))
    return matched.flat()
  }

  async match (idea, literal) {
    await this.range(idea.text)
    let meant = meantBy(idea.text, idea.open, this.forms)
    if (literal) meant = meant.filter(m => m.how === 'exact')
    return { idea, meant: await Promise.all(meant.map(async m => ({ ...m, record: await this.record(m.group) }))) }
  }

  async record (group) {
    const { file, first } = this.table.shardOf(group)
    return (await this.get(file, readRecords))[group - first]
  }

  /** Adds the pages that are not among the best of their word groups, if there are any. */
  async complete (matched) {
    const records = matched.flatMap(m => m.meant.map(({ record }) => record)).filter(record => record.tail >= 0)
    await Promise.all(records.map(async record => {
      const rest = await this.get(this.table.tail(record.tail), payload => readPostings(new Reader(payload), false))
      if (record.tail >= 0) record.pages.push(...rest)
      record.tail = -1
    }))
    return records.length > 0
  }

  async filter (filters) {
    const facets = await this.get(this.table.facets, readFacets)
    return page => chosen(filters, name => facets.get(name)?.[page] ?? [])
  }

  /**
   * How many results each choice of a filter would leave of a query's.
   * @param {Found} found
   * @param {Map<string, Set<string>>} filters what is chosen now
   */
  async counts (found, filters) {
    return countChoices(found.scores, this.table, await this.get(this.table.facets, readFacets), filters, worthShowing)
  }

  /** The hits among the best that have a page on which all quoted phrases stand. */
  async verified (hits, quoted) {
    const kept = await Promise.all(hits.slice(0, mostVerified).map(async hit => {
      const { title, summary, also, examples } = await this.fragment(hit.group.number)
      const shown = [[title, summary, ...also], ...examples.map(e => [e.title, e.summary])]
      let page = shown.findIndex(texts => holdsAll(texts, quoted))
      if (page < 0) {
        const lines = await this.wholeTexts(hit.group)
        page = lines.findIndex((line, i) => holdsAll([...shown[i], line], quoted))
        hit.text = lines[page]
      }
      if (page >= 0) hit.page = hit.group.page + page
      return page >= 0
    }))
    return hits.filter((_, i) => kept[i])
  }

  /** What stands on the pages of a group, a text for each. */
  async wholeTexts (group) {
    const { firsts, files } = await this.get(this.table.texts, readTextTable)
    const i = lastAtMost(firsts, group.page)
    const lines = await this.get(files[i], payload => payload.split('\n'))
    return lines.slice(group.page - firsts[i], group.page - firsts[i] + group.examples + 1)
  }

  fragment (number) {
    return this.get(this.table.fragment(number), readFragment)
  }

  /**
   * What is shown of some of the hits.
   * @param {Found} found
   * @param {number} from
   * @param {number} to
   */
  async rows (found, from, to) {
    const hits = found.hits.slice(from, to)
    const fragments = await Promise.all(hits.map(hit => this.fragment(hit.group.number)))
    const rows = hits.map((hit, i) => rowOf(fragments[i], hit, examplesOf(hit, found.scores, this.table, found.allowed), found))
    return from > 0 ? rows : inOrder(rows, hits, fragments, found.terms)
  }
}

/** The hits that are not far behind the best. */
function worthShowing (hits) {
  const best = bestOf(hits)
  return hits.filter(hit => hit.score >= behind * best.score || hit.cover >= best.cover)
}

/**
 * Tells whether a hit answers a query. A phrase of it is like the query, or it holds
 * nearly all of it; or it holds a part, and is about that. It has to be more about it
 * where it holds one of a few words, which may be chance, and where nobody knows one
 * of the others.
 */
function isGood (best, matched) {
  if (!best || matched.every(m => m.idea.part)) return false
  const known = matched.every(m => m.meant.length > 0 && !m.idea.part)
  const { cover, about, score } = best
  if (score >= alike || known && cover >= nearlyAll) return true
  if (known && matched.length <= few) return cover >= covers && about >= centres
  return cover >= covers ? known || about >= (matched.length > 2 ? mentions : concerns) : cover >= least && about >= (known ? concerns : wholly)
}

/** Tells whether each phrase stands in one of the texts. */
function holdsAll (texts, phrases) {
  const taken = texts.map(termsOf)
  return phrases.every(phrase => taken.some(terms => terms.some((_, i) => phrase.every((term, j) => terms[i + j] === term))))
}
