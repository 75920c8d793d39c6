/**
 * Hands a text to the reader as a file.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function download (name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type: type + ';charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  document.body.append(link)
  link.click()
  link.remove()
  // The browser reads it in its own time.
  setTimeout(() => URL.revokeObjectURL(address), 60000)
}
