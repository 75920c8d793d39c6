/**
 * W220: having nothing to tell, or a virtue in disguise. To get on with everyone
 * is a denial only where a conflict was asked for.
 */
export function bragging (answer, tell) {
  for (const { variant, from, to } of answer.phrases('W220')) {
    if (variant !== 'peace') tell({ variant, tokens: [from, to] })
    else if (answer.category === 'conflict') tell({ variant: 'denial', tokens: [from, to] })
  }
}
