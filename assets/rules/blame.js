import { subjectBefore } from './clauses.js'

/** Topics in which somebody else's part is the subject: only words that leave no doubt are blame there. */
const aboutOthers = 'conflict'

/** Topics in which the speaker's own part is all there is to tell: there a circumstance is an excuse. */
const aboutMe = ['mistakes-and-setbacks', 'strengths-and-weaknesses']

const always = ['because', 'fault']
const ownOnly = ['circumstance', 'shrug']

/**
 * W219: blame aimed at a third party. It is forgiven where the speaker owns the
 * matter after it, in the same sentence or the next: "Nobody told me, but I
 * should have asked". Owned first and taken back with a "but", it is not.
 */
export function blame (answer, tell) {
  const owned = answer.phrases('W219 own')
  const back = takenBack(answer, owned)
  for (const finding of back) tell(finding)
  for (const match of answer.phrases('W219')) {
    const told = back.some(({ tokens: [from, to] }) => match.from < to && from < match.to)
    if (told || !applies(answer, match) || owned.some(own => forgives(answer, own, match))) continue
    tell({ variant: match.variant, tokens: [match.from, match.to] })
  }
}

function applies ({ tokens, lists, category }, { variant, from }) {
  if (category === aboutOthers) return always.includes(variant)
  if (ownOnly.includes(variant) && !aboutMe.includes(category)) return false
  // "I moved it without telling the office" is owning up.
  return variant !== 'untold' || tokens.w[from] !== 'without' || subjectBefore(tokens, lists, from) !== 'mine'
}

/** Tells whether the speaker owns, after the blame, what it was about. */
function forgives ({ tokens }, own, blame) {
  if (own.from < blame.to) return false
  const said = tokens.sentence[blame.from]
  const next = tokens.sentence[said.to]
  const sentence = tokens.sentence[own.from]
  return sentence === said || sentence === next && next.segment === said.segment
}

/** "It was my mistake, but the brief was vague": owned, and taken back in the same sentence. */
function takenBack (answer, owned) {
  const { tokens } = answer
  const back = []
  for (const after of answer.phrases('W219 after')) {
    const sentence = tokens.sentence[after.from]
    const but = butBefore(answer, after.from)
    if (but < 0) continue
    const before = owned.some(own => own.from >= sentence.from && own.to <= but)
    const again = owned.some(own => own.from >= after.to && own.to <= sentence.to)
    if (before && !again) back.push({ variant: 'takeback', tokens: [but, after.to] })
  }
  return back
}

/** The "but" right before a token, or a word or two further ahead, or -1. */
function butBefore ({ tokens, lists }, at) {
  const { from } = tokens.sentence[at]
  for (let i = at - 1; i >= from && i >= at - 3; i--) {
    if (lists.contrasts.has(tokens.w[i])) return i
  }
  return -1
}
