import { labelled, make, uniqueId } from './make.js'

/**
 * The question's own score table as a form, with a line of evidence for each
 * criterion: what was said that shows it.
 * @param {import('./guide.js').Guide} guide
 * @param {HTMLTableElement} rubric as layouts/question.html has it
 * @param {{scores: Object<string, number>, evidence: Object<string, string>}} result what is chosen and written
 * @returns {HTMLElement[]}
 */
export function scoring (guide, rubric, result) {
  return [...rubric.querySelectorAll('tbody tr')].map(row => {
    const criterion = row.querySelector('th').textContent.trim()
    const anchors = new Map([...row.querySelectorAll('td')].map((cell, i) => [[1, 3, 5][i], words(cell)]))
    const name = uniqueId()
    const evidence = make('input', { type: 'text', maxLength: 500, autocomplete: 'off', value: result.evidence[criterion] ?? '' })
    evidence.addEventListener('input', () => { result.evidence[criterion] = evidence.value })
    return make('fieldset', { className: 'criterion' }, make('legend', {}, criterion),
      ...[1, 2, 3, 4, 5].map(score => make('label', { className: 'choice' },
        make('input', { type: 'radio', name, value: score, checked: result.scores[criterion] === score, change: () => { result.scores[criterion] = score } }),
        make('span', {}, make('b', {}, score), anchors.has(score) && ' ' + anchors.get(score)))),
      labelled(guide.say('practice_evidence'), evidence))
  })
}

/** A cell's words without the score that it begins with. */
function words (cell) {
  const copy = cell.cloneNode(true)
  copy.querySelector('b')?.remove()
  return copy.textContent.trim()
}
