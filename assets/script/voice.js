/**
 * Puts the button onto a worked example that has it read aloud. Nothing speaks, and
 * nothing is loaded, before it is pressed.
 * @param {Document} document
 */
export function offerVoice (document) {
  const template = document.getElementById('voice-template')
  if (!template || !('speechSynthesis' in globalThis)) return
  const place = template.content.firstElementChild.cloneNode(true)
  const button = place.querySelector('button')
  button.addEventListener('click', () => {
    button.disabled = true
    const script = Object.assign(document.createElement('script'), { src: place.dataset.voice })
    script.onload = () => globalThis.starlingVoice(place)
    script.onerror = () => {
      script.remove()
      button.disabled = false
    }
    document.head.append(script)
  })
  template.replaceWith(place)
}
