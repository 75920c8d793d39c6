/**
 * Words from which a grade means something: the formula was made with passages
 * of a hundred words and more, and in a sentence or two one long name decides.
 */
const enough = 50

/** W212: the reading grade is over the limit. */
export function reading ({ total, grade, limit }, tell) {
  if (total >= enough && grade > limit('W212')) tell({ variant: 'grade', values: { grade, limit: limit('W212') } })
}
