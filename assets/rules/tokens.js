import { beginsClause, quoted } from './marks.js'
import { mayEnd, sentenceEnd, trimmedEnd } from './sentences.js'
import { syllablesOf } from './syllables.js'
import { eachWord } from './words.js'

/*
 * The one pass over a text: what all rules read.
 *
 * A token is a word as phrases name it, in lower case and without contractions:
 * "didn't" is the tokens "did" and "not", which share the word's place. "'d"
 * stays what it is, since it may be "had" or "would", and so does "'s". The
 * fields of tokens stand in lists of their own, since making an object for each
 * word takes longer than all that is done with it.
 *
 * @typedef {Object} Tokens
 * @property {number} length
 * @property {string[]} w
 * @property {number[]} start the word's place in its segment's text
 * @property {number[]} end
 * @property {Sentence[]} sentence
 * @property {number[]} clause a number that is the same within a clause
 * @property {number[]} marks what is known of the word, see marks.js
 * @property {number[]} marked the tokens of whose word anything is known
 * @property {number[]} bits the marks of those
 * @property {string[]} known the words of those
 *
 * @typedef {{segment: number, start: number, end: number, words: number, from: number, to: number}} Sentence
 *   from and to are tokens, to exclusive
 *
 * @typedef {{chunks: Map<string, Object>, markOf: (word: string) => number}} Reader
 *   what reading keeps for a language
 */

/** Reads a language without lists. */
export const bare = { chunks: new Map(), markOf: () => 0 }

/**
 * Reads segments into one list of tokens and one of sentences.
 * @param {string[]} texts
 * @param {Reader} [reader]
 * @returns {{tokens: Tokens, sentences: Sentence[], spans: {from: number, to: number, words: number}[], syllables: number}}
 *   spans are the words and the tokens of each text
 */
export function read (texts, reader = bare) {
  const tokens = { length: 0, w: [], start: [], end: [], sentence: [], clause: [], marks: [], marked: [], bits: [], known: [] }
  const all = { tokens, sentences: [], spans: [], syllables: 0, clause: 0 }
  for (let i = 0; i < texts.length; i++) readOne(all, texts[i], i, reader)
  return all
}

/**
 * What a word is to the rules: {Syllables, Forms, Marks}, with a mark for each form.
 * A reader in another language keeps it, and makes tokens of it as read does.
 * @param {string} word
 * @param {Reader} reader
 */
export function lexemeOf (word, { markOf }) {
  const forms = formsOf(word)
  return { Syllables: syllablesOf(word), Forms: forms, Marks: forms.map(markOf) }
}

/**
 * Takes texts that have been read elsewhere. Long lists are packed as texts, and
 * unpacked when a rule first looks at them, since most answers have few words that
 * any rule looks at twice. Sentences are [segment, start, end, words, from, to],
 * spans [from, to, words].
 */
export function unpack ({ length, sentences, spans, syllables, ...packed }) {
  // Read by number: to take a list apart by pattern asks an iterator for each part.
  const list = sentences.map(s => ({ segment: s[0], start: s[1], end: s[2], words: s[3], from: s[4], to: s[5] }))
  return { tokens: new Packed(packed, length, list), sentences: list, spans: spans.map(s => ({ from: s[0], to: s[1], words: s[2] })), syllables }
}

/** @implements {Tokens} */
class Packed {
  constructor (packed, length, sentences) {
    this.packed = packed
    this.length = length
    this.sentences = sentences
    this.marked = packed.marked
    this.bits = packed.bits
    this.known = packed.known
  }

  get w () { return keep(this, 'w', this.packed.w === '' ? [] : this.packed.w.split(' ')) }
  get start () { return keep(this, 'start', numbers(this.packed.start)) }
  get end () { return keep(this, 'end', numbers(this.packed.end)) }
  get clause () { return keep(this, 'clause', numbers(this.packed.clause)) }
  get marks () {
    const marks = new Array(this.length).fill(0)
    for (let i = 0; i < this.marked.length; i++) marks[this.marked[i]] = this.bits[i]
    return keep(this, 'marks', marks)
  }

  get sentence () {
    const list = new Array(this.length)
    for (const sentence of this.sentences) list.fill(sentence, sentence.from, sentence.to)
    return keep(this, 'sentence', list)
  }
}

const numbers = packed => JSON.parse(`[${packed}]`)

function keep (owner, name, value) {
  Object.defineProperty(owner, name, { value })
  return value
}

function readOne (all, text, segment, reader) {
  const { tokens } = all
  const { w, start, end, sentence, clause, marks, marked, bits, known } = tokens
  const first = tokens.length
  const place = { sentence: begin(all, segment, text.length - text.trimStart().length), clause: all.clause + 1, words: 0, begun: 0, double: false, single: false }
  let length = first
  let at = 0
  let before = 0
  let spaced = false
  let inQuotes = 0
  for (const chunk of text.split(' ')) {
    const { list, tail } = reader.chunks.get(chunk) ?? newChunk(reader, chunk)
    for (let k = 0; k < list.length; k++) {
      const form = list[k]
      if (form.opens) {
        if (!spaced || form.from > 0) {
          tokens.length = length
          crossGap(all, place, text, before, at + form.from)
          inQuotes = place.double || place.single ? quoted : 0
        }
        before = at + form.to
        spaced = false
        place.words++
        all.syllables += form.syllables
        if (form.mark & beginsClause) place.clause++
      }
      w[length] = form.w
      const mark = form.mark | inQuotes
      if (mark) {
        marked.push(length)
        bits.push(mark)
        known.push(form.w)
      }
      marks[length] = mark
      start[length] = at + form.from
      end[length] = before
      sentence[length] = place.sentence
      clause[length++] = place.clause
    }
    spaced = list.length > 0 && !tail
    at += chunk.length + 1
  }
  tokens.length = length
  crossGap(all, place, text, before, text.length)
  place.sentence.words = place.words - place.begun
  finish(all, text.length, text)
  all.clause = place.clause
  all.spans.push({ from: first, to: length, words: place.words })
}

/** Reads a piece between spaces: its tokens, and whether anything stands after the last. The same few hundred pieces make up most answers, so they are kept. */
function newChunk ({ chunks, markOf }, chunk) {
  if (chunks.size > 20000) chunks.clear()
  const list = []
  let to = chunk.length
  eachWord(chunk, (word, from) => {
    to = from + word.length
    formsOf(word).forEach((w, i) => list.push({ w, mark: markOf(w), from, to, syllables: syllablesOf(word), opens: i === 0 }))
  })
  const entry = { list, tail: to < chunk.length }
  chunks.set(chunk, entry)
  return entry
}

/** What stands between two words, by its text: the same few dozen make up most answers. */
const gaps = new Map()

function gapOf (gap) {
  let kind = gaps.get(gap)
  if (!kind) {
    if (gaps.size > 2000) gaps.clear()
    gaps.set(gap, kind = { clause: /[,;:()–—…\n]/.test(gap), quotes: /["'“”„«»‘’\n]/.test(gap), stop: mayEnd(gap) })
  }
  return kind
}

/** Reads what stands between two words: it may end a clause, a sentence, a quotation. */
function crossGap (all, place, text, from, to) {
  const { clause, quotes, stop } = gapOf(text.slice(from, to))
  if (clause) place.clause++
  if (quotes) readQuotes(text, from, to, place)
  if (!stop || place.words === place.begun) return
  const { sentence } = place
  const edge = sentenceEnd(text, from, to, sentence.start, all.tokens.w[all.tokens.length - 1])
  if (!edge) return
  sentence.words = place.words - place.begun
  finish(all, edge.end, text)
  place.sentence = begin(all, sentence.segment, edge.next)
  place.begun = place.words
  place.clause++
}

function begin (all, segment, start) {
  const sentence = { segment, start, end: start, words: 0, from: all.tokens.length, to: 0 }
  all.sentences.push(sentence)
  return sentence
}

function finish (all, end, text) {
  const sentence = all.sentences[all.sentences.length - 1]
  if (sentence.words === 0) {
    all.sentences.pop()
    return
  }
  sentence.end = trimmedEnd(text, sentence.start, end)
  sentence.to = all.tokens.length
}

/** Keeps count of quotation marks. What is not closed by the end of its paragraph is taken as closed there. */
function readQuotes (text, from, to, place) {
  for (let i = from; i < to; i++) {
    switch (text[i]) {
      case '“': case '„': case '«':
        place.double = true
        break
      case '”': case '»':
        place.double = false
        break
      case '"':
        place.double = !place.double
        break
      case '‘':
        place.single = true
        break
      case "'":
        place.single = !place.single && (i === 0 || /[\s(“"]/.test(text[i - 1])) && i === to - 1 && text.indexOf("'", to) > 0
        break
      case '’':
        place.single = false
        break
      case '\n':
        place.double = place.single = false
    }
  }
}

const endings = { m: 'am', re: 'are', ve: 'have', ll: 'will', d: "'d", s: "'s" }
const whole = { "can't": ['can', 'not'], cannot: ['can', 'not'], "won't": ['will', 'not'], "shan't": ['shall', 'not'], gonna: ['going', 'to'] }

/** A word in the forms that phrases name. */
function formsOf (word) {
  return parts(word.toLowerCase().replace(/’/g, "'").replace(/[‐‑]/g, '-'))
}

function parts (word) {
  if (Object.hasOwn(whole, word)) return whole[word]
  if (word.endsWith("n't")) return [word.slice(0, -3), 'not']
  const at = word.lastIndexOf("'")
  const ending = at > 0 && word.slice(at + 1)
  return ending && Object.hasOwn(endings, ending) ? [word.slice(0, at), endings[ending]] : [word]
}
