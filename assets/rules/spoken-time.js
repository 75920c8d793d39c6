/** W211: the spoken time is outside the target by more than the limit, in per cent. */
export function spokenTime ({ total, target, seconds, limit }, tell) {
  if (!target.to) return
  const { from, to } = target
  const slack = limit('W211')
  const spoken = seconds(total)
  const values = { seconds: spoken, from, to, limit: slack }
  if (spoken * 100 < from * (100 - slack)) tell({ variant: 'short', values })
  if (spoken * 100 > to * (100 + slack)) tell({ variant: 'long', values })
}
