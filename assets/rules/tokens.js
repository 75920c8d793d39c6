import { beginsClause } from './marks.js'
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
 * @property {boolean[]} quoted
 * @property {number[]} marks what the language's lists say of the word, see marks.js
 *
 * @typedef {{segment: number, start: number, end: number, words: number, from: number, to: number}} Sentence
 *   from and to are tokens, to exclusive
 *
 * @typedef {{chunks: Map<string, Object>, markOf: (word: string) => number}} Reader
 *   what reading keeps for a language
 */

/** Reads a language without lists. */
const bare = { chunks: new Map(), markOf: () => 0 }

/**
 * Reads segments into one list of tokens and one of sentences.
 * @param {string[]} texts
 * @param {Reader} [reader]
 * @returns {{tokens: Tokens, sentences: Sentence[], spans: {words: number, from: number, to: number}[], syllables: number}}
 *   spans are the words and the tokens of each text
 */
export function read (texts, reader = bare) {
  const tokens = { length: 0, w: [], start: [], end: [], sentence: [], clause: [], quoted: [], marks: [] }
  const all = { tokens, sentences: [], spans: [], syllables: 0, clause: 0 }
  for (let i = 0; i < texts.length; i++) readOne(all, texts[i], i, reader)
  return all
}

function readOne (all, text, segment, reader) {
  const { tokens } = all
  const { w, start, end, sentence, clause, quoted, marks } = tokens
  const speech = { double: false, single: false }
  const pieces = text.split(' ')
  const first = tokens.length
  let length = first
  let words = 0
  let at = 0
  let before = 0
  let spaced = false
  let inQuotes = false
  let current = begin(all, segment, text.length - text.trimStart().length)
  all.clause++
  for (let p = 0; p < pieces.length; p++) {
    const { list, tail } = chunkOf(reader, pieces[p])
    for (let k = 0; k < list.length; k++) {
      const { forms, from, to, syllables, mark } = list[k]
      if (!spaced || from > 0) {
        tokens.length = length
        current = crossGap(all, current, speech, text, before, at + from)
        inQuotes = speech.double || speech.single
      }
      before = at + to
      spaced = false
      words++
      current.words++
      all.syllables += syllables
      if (mark & beginsClause) all.clause++
      for (let f = 0; f < forms.length; f++) {
        w[length] = forms[f].w
        marks[length] = forms[f].mark
        start[length] = at + from
        end[length] = before
        sentence[length] = current
        clause[length] = all.clause
        quoted[length++] = inQuotes
      }
    }
    spaced = list.length > 0 && !tail
    at += pieces[p].length + 1
  }
  tokens.length = length
  crossGap(all, current, speech, text, before, text.length)
  finish(all, text.length, text)
  all.spans.push({ words, from: first, to: length })
}

/** The words of a piece between spaces, and whether anything stands after the last. The same few hundred pieces make up most answers. */
function chunkOf ({ chunks, markOf }, chunk) {
  let entry = chunks.get(chunk)
  if (entry) return entry
  if (chunks.size > 20000) chunks.clear()
  const list = []
  eachWord(chunk, (word, from) => {
    const forms = formsOf(word).map(form => ({ w: form, mark: markOf(form) }))
    list.push({ forms, from, to: from + word.length, syllables: syllablesOf(word), mark: forms[0].mark })
  })
  entry = { list, tail: list.length > 0 && list[list.length - 1].to < chunk.length }
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

/** Reads what stands between two words, and returns the sentence that the next one belongs to. */
function crossGap (all, sentence, speech, text, from, to) {
  const { clause, quotes, stop } = gapOf(text.slice(from, to))
  if (clause) all.clause++
  if (quotes) readQuotes(text, from, to, speech)
  if (!stop || sentence.words === 0) return sentence
  const edge = sentenceEnd(text, from, to, sentence.start)
  if (!edge) return sentence
  finish(all, edge.end, text)
  all.clause++
  return begin(all, sentence.segment, edge.next)
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
function readQuotes (text, from, to, speech) {
  for (let i = from; i < to; i++) {
    switch (text[i]) {
      case '“': case '„': case '«':
        speech.double = true
        break
      case '”': case '»':
        speech.double = false
        break
      case '"':
        speech.double = !speech.double
        break
      case '‘':
        speech.single = true
        break
      case "'":
        speech.single = !speech.single && (i === 0 || /[\s(“"]/.test(text[i - 1])) && i === to - 1 && text.indexOf("'", to) > 0
        break
      case '’':
        speech.single = false
        break
      case '\n':
        speech.double = speech.single = false
    }
  }
}

const endings = { m: 'am', re: 'are', ve: 'have', ll: 'will', d: "'d", s: "'s" }
const whole = { "can't": ['can', 'not'], cannot: ['can', 'not'], "won't": ['will', 'not'], "shan't": ['shall', 'not'], gonna: ['going', 'to'] }

/** A word in the forms that phrases name. */
function formsOf (word) {
  return split(word.toLowerCase().replace(/’/g, "'").replace(/[‐‑]/g, '-'))
}

function split (word) {
  if (Object.hasOwn(whole, word)) return whole[word]
  if (word.endsWith("n't")) return [word.slice(0, -3), 'not']
  const at = word.lastIndexOf("'")
  const ending = at > 0 && word.slice(at + 1)
  return ending && Object.hasOwn(endings, ending) ? [word.slice(0, at), endings[ending]] : [word]
}
