package main

import "testing"

// TestReadItToMe has an example read aloud, by a voice of the device and never by
// somebody's server.
func TestReadItToMe(t *testing.T) {
	b := startBrowser(t)
	server := serveSite(t, buildSite(t, "https://example.org"+mount))
	tb := b.newTab(t)
	if err := tb.see(looks[3]); err != nil {
		t.Fatal(err)
	}
	// The voices of a browser without a device: each sentence takes a moment.
	const voices = `window.spoken = []; const fake = {
		getVoices: () => [{lang: "en-GB", name: "far", localService: false}].concat(window.own ?? []),
		speak (u) { spoken.push([u.voice.name, u.rate, u.text]); const end = () => this.paused ? this.last = setTimeout(end, 20) : u.onend(); this.last = setTimeout(end, 20) },
		cancel () { clearTimeout(this.last) }, pause () { this.paused = true }, resume () { this.paused = false } };
		Object.defineProperty(window, "speechSynthesis", {value: fake, configurable: true});
		window.SpeechSynthesisUtterance = class { constructor (text) { this.text = text } };`
	const press = `document.querySelector(".voice button").click()`

	tb.opens(t, server.URL+mount+anExample)
	tb.holds(t, "nothing is loaded before it is asked for", `!performance.getEntriesByType("resource").some(r => /voice/.test(r.name)) && document.querySelector(".voice button")`)
	tb.does(t, voices+press)
	tb.await(t, `document.querySelector(".voice [role=status]")?.textContent === document.querySelector(".voice").dataset.none`)
	tb.holds(t, "a voice that would send the text away says nothing", `spoken.length === 0`)

	tb.opens(t, server.URL+mount+anExample)
	tb.does(t, voices+`window.own = [{lang: "en_GB", name: "near", localService: true}];`+press)
	tb.await(t, `spoken.length > 3`)
	tb.holds(t, "the focus is on pause", `document.activeElement.textContent === "Pause"`)
	tb.press(t, "Enter")
	tb.holds(t, "it pauses", `speechSynthesis.paused && document.activeElement.textContent === "Go on"`)
	tb.faultless(t, "paused")
	tb.does(t, `const r = document.querySelector(".voice input"); r.value = 0.8; r.dispatchEvent(new Event("change")); document.querySelector(".voice button").click()`)
	tb.await(t, `document.querySelector(".voice [role=status]").textContent === "That was all."`)
	tb.holds(t, "all that is said was read, and no note or label", `(said => said === [...document.querySelectorAll(".answer .said")].map(s => { const c = s.cloneNode(true); c.querySelectorAll(".marker, .note").forEach(n => n.remove()); return c.textContent }).join(" ").replace(/\s+/g, ""))
		(spoken.map(s => s[2]).join("").replace(/\s+/g, ""))`)
	tb.holds(t, "at the rate that was set, by the device's voice", `spoken.at(-1)[1] === 0.8 && spoken.every(s => s[0] === "near") && localStorage.getItem("starling.voice-rate") === "0.8"`)
	for _, fault := range tb.heard() {
		t.Error(fault)
	}
}
