import { inPhrases, opensPhrase } from './marks.js'

/*
 * Phrases of a language, found in one pass over the tokens.
 *
 * A phrase is written as words with a space between. Each of them may be
 *
 *   told|shown   one of several words
 *   <person>     one of a class of words
 *   *            any word
 *   really?      there or not
 *   !again|since at the end: not followed by one of these, which are no part of it
 *
 * Between two words of a phrase up to two adverbs of the language's list "skip"
 * may stand that the phrase does not name. A phrase never runs from one sentence
 * into the next.
 *
 * All phrases are followed at once, as an automaton whose states are made when
 * a text first leads there: so a word costs one look-up, however many phrases
 * there are.
 *
 * @typedef {{rule: string, variant: string, industries: string[], from: number, to: number}} Match
 *   from and to are tokens, to exclusive; industries are those whose own word it is
 * @typedef {{words?: Set<string>, any?: boolean, optional?: boolean, not?: boolean}} Step
 * @typedef {{phrase: number, step: number, skipped: number}} Item a place in a phrase
 * @typedef {{items: Item[], accepts: {tag: Object, not?: Set<string>}[] | null, next: Map<string, State | null>}} State
 */

const mostSkipped = 2

/**
 * Prepares the phrases of a language. Each rule has lists by variant. The list
 * "except" holds phrases in which the others mean something else; a variant's
 * name may end in "@" and the industries whose own words it holds.
 * @param {{classes: Object<string, string>, skip: string, phrases: Object<string, Object<string, string[]>>}} language
 */
export function compile ({ classes, skip, phrases }) {
  const sets = {}
  for (const name of Object.keys(classes)) sets[name] = new Set(classes[name].split(' '))
  const language = { sets, skip: new Set(skip.split(' ')), vocabulary: new Set(skip.split(' ')), phrases: [], opening: new Map(), states: new Map(), first: new Map() }
  for (const [rule, variants] of Object.entries(phrases)) {
    for (const [name, list] of Object.entries(variants)) {
      const [variant, industries] = name.split('@')
      const tag = { rule, variant, industries: industries ? industries.split(',') : [] }
      for (const written of list) addPhrase(language, tag, written.split(' ').map(step => stepOf(step, sets)))
    }
  }
  return language
}

/** @returns {Step} */
function stepOf (written, sets) {
  const optional = written.endsWith('?')
  const not = written.startsWith('!')
  const core = written.slice(not ? 1 : 0, optional ? -1 : undefined)
  if (core === '*') return { any: true, optional }
  const words = new Set()
  for (const part of core.split('|')) {
    if (part.startsWith('<')) for (const word of sets[part.slice(1, -1)]) words.add(word)
    else words.add(part)
  }
  return { words, optional, not }
}

function addPhrase ({ phrases, opening, first, vocabulary }, tag, steps) {
  const phrase = phrases.length
  phrases.push({ tag, steps })
  for (const { words } of steps) if (words) for (const word of words) vocabulary.add(word)
  for (let step = 0; step < steps.length; step++) {
    for (const word of steps[step].words) {
      if (!opening.has(word)) opening.set(word, [])
      opening.get(word).push({ phrase, step, skipped: 0 })
      first.set(word, null)
    }
    if (!steps[step].optional) break
  }
}

/**
 * Finds all phrases: for each rule the longest at each place, none inside
 * another, and none that touches an exception.
 * @param {ReturnType<typeof compile>} language
 * @param {import('./tokens.js').Tokens} tokens
 * @param {import('./tokens.js').Sentence[]} sentences
 * @returns {Map<string, Match[]>} by rule
 */
export function find (language, tokens, sentences) {
  const found = new Map()
  const excepted = new Map()
  const { marked, bits, known } = tokens
  const { first } = language
  let inside = 0
  for (let k = 0; k < marked.length; k++) {
    if (!(bits[k] & opensPhrase)) continue
    const from = marked[k]
    while (sentences[inside].to <= from) inside++
    const last = sentences[inside].to
    let state = first.get(known[k]) ?? openingState(language, known[k])
    let at = k + 1
    for (let to = from + 1; ; to++) {
      // Words that no phrase names are all alike, which bounds what is remembered.
      let word = ''
      if (to < last && marked[at] === to) {
        if (bits[at] & inPhrases) word = known[at]
        at++
      }
      if (state.accepts) {
        for (const { tag, not } of state.accepts) {
          if (!not?.has(word)) add(tag.variant === 'except' ? excepted : found, { ...tag, from, to })
        }
      }
      if (to === last) break
      const next = state.next.get(word)
      state = next === undefined ? nextState(language, state, word) : next
      if (state === null) break
    }
  }
  for (const [rule, matches] of found) {
    const exceptions = excepted.get(rule)
    if (exceptions) found.set(rule, apart(matches, exceptions))
  }
  return found
}

/** Those matches that touch no exception; both stand in order. */
function apart (matches, exceptions) {
  let next = 0
  return matches.filter(({ from, to }) => {
    while (next < exceptions.length && exceptions[next].to <= from) next++
    return next === exceptions.length || exceptions[next].from >= to
  })
}

/** Keeps a match unless a longer one of its rule covers its beginning. */
function add (found, match) {
  const list = found.get(match.rule)
  if (!list) {
    found.set(match.rule, [match])
    return
  }
  const last = list[list.length - 1]
  if (match.from >= last.to) list.push(match)
  else if (match.from === last.from && match.to > last.to) list[list.length - 1] = match
}

/** @returns {State} */
function openingState (language, word) {
  const state = stateOf(language, advanced(language, language.opening.get(word), word))
  language.first.set(word, state)
  return state
}

/** @returns {State | null} */
function nextState (language, state, word) {
  const next = stateOf(language, advanced(language, state.items, word))
  state.next.set(word, next)
  return next
}

/** The places that a word leads to. */
function advanced ({ phrases, skip }, items, word) {
  const places = []
  for (const { phrase, step, skipped } of items) {
    const { words, any } = phrases[phrase].steps[step]
    if (any || words.has(word)) places.push({ phrase, step: step + 1, skipped: 0 })
    else if (skipped < mostSkipped && skip.has(word)) places.push({ phrase, step, skipped: skipped + 1 })
  }
  return places
}

/** The state for places: an optional word may be passed over, and at a phrase's end it is found. */
function stateOf ({ phrases, states }, places) {
  if (places.length === 0) return null
  const items = new Map()
  const accepts = []
  for (let { phrase, step, skipped } of places) {
    const { tag, steps } = phrases[phrase]
    for (; step < steps.length && !steps[step].not; step++) {
      items.set((phrase * 32 + step) * 4 + skipped, { phrase, step, skipped })
      if (!steps[step].optional) break
    }
    if (step === steps.length) accepts.push({ tag })
    else if (steps[step].not) accepts.push({ tag, not: steps[step].words })
  }
  const key = [...items.keys()].join() + ';' + places.map(p => p.phrase).join()
  if (!states.has(key)) states.set(key, { items: [...items.values()], accepts: accepts.length > 0 ? accepts : null, next: new Map() })
  return states.get(key)
}
