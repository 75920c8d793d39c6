/** How long to wait for the list of voices, in milliseconds: some browsers have it late, and some never. */
const patience = 1500

/**
 * A voice for a language that speaks on this device, or null. A voice of somebody's
 * server would send the text there.
 * @param {SpeechSynthesis} synthesis
 * @param {string} language
 * @returns {Promise<SpeechSynthesisVoice|null>}
 */
export async function ownVoice (synthesis, language) {
  if (!synthesis.getVoices().length) {
    await new Promise(resolve => {
      synthesis.addEventListener?.('voiceschanged', resolve, { once: true })
      setTimeout(resolve, patience)
    })
  }
  const tag = language.toLowerCase()
  const own = synthesis.getVoices().filter(voice => voice.localService)
  const speaks = voice => voice.lang.toLowerCase().replace('_', '-')
  return own.find(voice => speaks(voice) === tag) ?? own.find(voice => speaks(voice).split('-')[0] === tag.split('-')[0]) ?? null
}
