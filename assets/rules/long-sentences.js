/** W213: a sentence has more words than the limit. */
export function sentences ({ sentences, limit }, tell) {
  const most = limit('W213')
  for (const { segment, start, end, words } of sentences) {
    if (words > most) tell({ variant: 'sentence', segment, start, end, values: { n: words, limit: most } })
  }
}
