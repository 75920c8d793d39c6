import { mine, speaker } from './marks.js'

/**
 * W223: more empty words of praise than the limit. A trait counts only where it
 * is said of the speaker ("I'm reliable"), a slogan always.
 */
export function praise (answer, tell) {
  const { tokens, segments, lists, limit } = answer
  const found = answer.phrases('W223').filter(m => m.variant === 'empty' || saidOfSpeaker(tokens, lists, m.from))
  if (found.length <= limit('W223')) return
  const quotes = found.map(({ from, to }) => segments[tokens.sentence[from].segment].text.slice(tokens.start[from], tokens.end[to - 1]))
  const { from, to } = found[0]
  tell({ variant: 'empty', tokens: [from, to], values: { n: found.length, limit: limit('W223'), quotes } })
}

/** "I am hard-working and reliable", "I've always been reliable", "I work hard": the sentence's last subject is I, being or working. */
function saidOfSpeaker (tokens, lists, at) {
  const { from } = tokens.sentence[at]
  for (let i = at - 1; i >= from && i > at - 12; i--) {
    if (tokens.marks[i] & mine && tokens.marks[i] & speaker) return lists.describing.has(tokens.w[i + 1]) || at - i <= 2
    if (tokens.marks[i] & speaker || lists.others.has(tokens.w[i])) return false
  }
  return false
}
