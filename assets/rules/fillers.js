/**
 * W222: hedges and fillers are over the limit in a hundred words. One alone is
 * no rate, however short the text.
 */
export function fillers (answer, tell) {
  const { tokens, segments, total, limit } = answer
  const found = answer.phrases('W222')
  const rate = Math.round(found.length * 1000 / total) / 10
  if (found.length < 2 || rate <= limit('W222')) return
  const quotes = found.map(({ from, to }) => segments[tokens.sentence[from].segment].text.slice(tokens.start[from], tokens.end[to - 1]))
  const { from, to } = found[0]
  tell({ variant: 'often', tokens: [from, to], values: { n: found.length, rate, limit: limit('W222'), quotes } })
}
