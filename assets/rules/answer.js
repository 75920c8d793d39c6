import { gradeOf } from './grade.js'
import { wordsOf } from './languages.js'
import { quoted } from './marks.js'
import { find } from './phrases.js'
import { read, unpack } from './tokens.js'

const defaults = { W211: 25, W212: 8, W213: 30, W214: 90, W215: 40, W222: 2, W223: 2 }

/**
 * An answer as the rules see it: read once, with all phrases found.
 *
 * @typedef {Object} Answer
 * @property {{text: string, names: string[], parts: Set<string>, words: number, from: number, to: number}[]} segments
 *   parts are those of all names of a label, so a joined label has several; from and to are tokens
 * @property {import('./tokens.js').Tokens} tokens
 * @property {import('./tokens.js').Sentence[]} sentences
 * @property {ReturnType<typeof wordsOf>} lists undefined where the language has none
 * @property {number} total the words
 * @property {boolean} labelled
 * @property {(rule: string) => import('./phrases.js').Match[]} phrases those of a rule that are not quoted speech
 * @property {(code: string) => number} limit
 * @property {(part: string) => boolean} wants tells whether the framework has the part
 */

/**
 * @param {Object} input what rules.js says, with anything missing
 * @returns {Answer}
 */
export function answerOf (input) {
  const lists = wordsOf(input.language)
  const framework = input.framework?.segments ?? []
  const segments = (input.segments ?? []).map(s => segmentOf(s, framework))
  const texts = segments.map(s => s.text)
  const { tokens, sentences, spans, syllables } = input.read ? unpack(input.read) : read(texts, lists?.reader)
  segments.forEach((s, i) => Object.assign(s, spans[i]))
  const total = segments.reduce((sum, s) => sum + s.words, 0)
  const found = lists ? find(lists.phrases, tokens, sentences) : new Map()
  const rate = input.rate > 0 ? input.rate : 140
  return {
    type: input.type ?? '',
    category: input.category ?? '',
    industry: input.industry ?? '',
    target: { from: input.target?.from ?? 0, to: input.target?.to ?? 0 },
    which: input.which,
    framework,
    segments,
    tokens,
    sentences,
    lists,
    total,
    found,
    labelled: segments.some(s => s.names.length > 0),
    grade: lists ? gradeOf(total, sentences.length, syllables) : null,
    seconds: n => Math.round(n * 60 / rate),
    share: n => total === 0 ? 0 : Math.round(n * 100 / total),
    limit: code => input.thresholds?.[code] ?? defaults[code],
    wants: part => framework.some(s => s.part === part),
    phrases: rule => (found.get(rule) ?? []).filter(m => !(tokens.marks[m.from] & quoted))
  }
}

function segmentOf ({ names, part, text }, framework) {
  names = names ?? []
  const parts = new Set(part ? [part] : [])
  // A name may stand twice in a framework, as another part each time: there the
  // segment's own part is the better word.
  if (names.length > 1) for (const s of framework) if (names.includes(s.name)) parts.add(s.part)
  return { text: String(text ?? ''), names, parts, words: 0, from: 0, to: 0 }
}
