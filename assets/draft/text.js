/**
 * A draft as Markdown, with the labels that an author would write.
 * @param {string} question
 * @param {{name: string, text: string}[]} boxes
 */
export function markdownOf (question, boxes) {
  const said = boxes.filter(box => box.text.trim())
  return '# ' + question + '\n\n' + said.map(({ name, text }) => (name ? '**' + name + '.** ' : '') + text.trim() + '\n').join('\n')
}

/** A draft as plain text: the question, then each part under its name. */
export function plainOf (question, boxes) {
  const said = boxes.filter(box => box.text.trim())
  return question + '\n\n' + said.map(({ name, text }) => (name ? name + '\n' : '') + text.trim() + '\n').join('\n')
}

/** What mail programs take of an address, in characters. A longer text is shared or copied in other ways. */
export const longestMail = 1800

/** The address that opens the reader's mail program with the draft, or "" where it is too long. */
export function mailOf (question, boxes) {
  const address = 'mailto:?subject=' + encodeURIComponent(question) + '&body=' + encodeURIComponent(plainOf(question, boxes).replaceAll('\n', '\r\n'))
  return address.length > longestMail ? '' : address
}
