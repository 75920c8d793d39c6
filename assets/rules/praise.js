/**
 * W223: more empty words of praise than the limit. A trait counts only where it
 * is said of the speaker ("I'm reliable"), a slogan always.
 */
export function * praise (answer) {
  const { tokens, segments, limit } = answer
  const found = answer.phrases('W223').filter(m => m.variant === 'empty' || saidOfSpeaker(tokens, m.from))
  if (found.length <= limit('W223')) return
  const quotes = found.map(({ from, to }) => segments[tokens.sentence[from].segment].text.slice(tokens.start[from], tokens.end[to - 1]))
  const { from, to } = found[0]
  yield { variant: 'empty', tokens: [from, to], values: { n: found.length, limit: limit('W223'), quotes } }
}

/** "I am hard-working and reliable", "I've always been reliable", "I work hard": the sentence's last subject is I, being or working. */
function saidOfSpeaker (tokens, at) {
  const { from } = tokens.sentence[at]
  for (let i = at - 1; i >= from && i > at - 12; i--) {
    const w = tokens.w[i]
    if (w === 'i') return ['am', 'was', 'have', 'consider', 'work', 'get'].includes(tokens.w[i + 1]) || at - i <= 2
    if (['he', 'she', 'they', 'it', 'you', 'we', 'who', 'which'].includes(w)) return false
  }
  return false
}
