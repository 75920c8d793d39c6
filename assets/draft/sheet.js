/**
 * Writes a draft into the worksheet of its question, for paper: each part has its
 * text in the place of ruled space.
 * @param {Document|Element} root
 * @param {{key: string, text: string}[]} boxes the first are the shape's own, in its order
 */
export function fillSheet (root, boxes) {
  const steps = [...root.querySelectorAll('.shape > ol > li')]
  for (const [i, step] of steps.entries()) {
    const text = step.dataset.part ? boxes[i]?.text.trim() ?? '' : ''
    let mine = step.querySelector('.mine')
    if (!text) {
      mine?.remove()
      continue
    }
    if (!mine) {
      mine = step.ownerDocument.createElement('p')
      mine.className = 'mine'
      step.append(mine)
    }
    mine.textContent = text
  }
}
