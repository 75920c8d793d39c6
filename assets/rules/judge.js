import { answerOf } from './answer.js'
import { blame } from './blame.js'
import { bragging } from './bragging.js'
import { conditional } from './conditional.js'
import { fillers } from './fillers.js'
import { learning } from './learning.js'
import { moral } from './moral.js'
import { ownPart } from './own-part.js'
import { praise } from './praise.js'
import { reading } from './reading.js'
import { redFlags } from './red-flags.js'
import { result } from './result.js'
import { sentences } from './long-sentences.js'
import { shares } from './shares.js'
import { shape } from './shape.js'
import { spokenTime } from './spoken-time.js'

/**
 * All rules. Those with lists need the words of a language; those for behaviour
 * hold for answers about past behaviour only, and those about phrases say nothing
 * where there is none.
 */
const rules = [
  { code: 'W211', run: spokenTime },
  { code: 'W212', lists: true, run: reading },
  { code: 'W213', run: sentences },
  { code: 'W214', behaviour: true, run: shape },
  { code: 'W215', behaviour: true, run: shares },
  { code: 'W216', behaviour: true, lists: true, run: result },
  { code: 'W217', behaviour: true, lists: true, run: ownPart },
  { code: 'W218', behaviour: true, lists: true, run: conditional },
  { code: 'W219', lists: true, phrases: ['W219', 'W219 after'], run: blame },
  { code: 'W220', lists: true, phrases: ['W220'], run: bragging },
  { code: 'W221', lists: true, phrases: ['W221'], run: redFlags },
  { code: 'W222', lists: true, phrases: ['W222'], run: fillers },
  { code: 'W223', lists: true, phrases: ['W223'], run: praise },
  { code: 'W224', lists: true, phrases: ['W224'], run: moral },
  { code: 'W225', lists: true, run: learning }
]

/**
 * Judges an answer. What it takes and gives is told in rules.js.
 */
export function judge (input) {
  const answer = answerOf(input ?? {})
  const asked = rules.filter(rule => !answer.which || answer.which.includes(rule.code))
  const findings = []
  let code
  // One function for all that rules tell: a generator for each rule takes longer
  // than most rules do.
  const tell = finding => findings.push(complete(answer, code, finding))
  for (const rule of asked) {
    if (answer.total === 0 || rule.lists && !answer.lists || rule.behaviour && answer.type !== 'behavioural') continue
    if (rule.phrases && !rule.phrases.some(name => answer.found.has(name))) continue
    code = rule.code
    rule.run(answer, tell)
  }
  return {
    words: answer.total,
    seconds: answer.seconds(answer.total),
    grade: answer.grade,
    segments: answer.segments.map(({ words }) => ({ words, seconds: answer.seconds(words), share: answer.share(words) })),
    findings: findings.sort(inOrder),
    skipped: answer.lists ? [] : asked.filter(rule => rule.lists).map(rule => rule.code)
  }
}

/** A finding with its place: rules name tokens, a range, a segment, or nothing. */
function complete (answer, code, { variant, tokens, segment = -1, start = 0, end = 0, values = {} }) {
  if (tokens) {
    const [from, to] = tokens
    segment = answer.tokens.sentence[from].segment
    start = answer.tokens.start[from]
    end = answer.tokens.end[to - 1]
  }
  const quote = segment < 0 ? '' : answer.segments[segment].text.slice(start, end)
  return { code, variant, segment, start, end, quote, values }
}

function inOrder (a, b) {
  return a.segment - b.segment || a.start - b.start || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0) || a.end - b.end
}
