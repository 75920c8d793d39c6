import { changedHabit } from './habit.js'

/** Sentences at the end of an answer in which a moral closes it. */
const closing = 3

/**
 * W224: a moral closes the answer and no changed habit is named beside it. The
 * close is Learning, where there is one, and the last sentences.
 */
export function moral (answer, tell) {
  const { tokens, sentences, segments } = answer
  const last = sentences[Math.max(0, sentences.length - closing)].from
  const learned = segments.find(s => s.words > 0 && s.parts.has('learning'))
  const from = Math.min(last, learned?.from ?? last)
  if (learned && changedHabit(answer, learned.from, tokens.length)) return
  const match = answer.phrases('W224').find(m => m.from >= from)
  if (match && (learned || !changedHabit(answer, sentenceBefore(tokens, match.from), tokens.length, true))) {
    tell({ variant: match.variant, tokens: [match.from, match.to] })
  }
}

/** Where the sentence before a token's own begins, or its own in a segment's first. */
function sentenceBefore (tokens, at) {
  const { from, segment } = tokens.sentence[at]
  const before = tokens.sentence[from - 1]
  return before?.segment === segment ? before.from : from
}
