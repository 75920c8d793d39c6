package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// BenchmarkSaveToPainted measures how long it takes from a file being closed to
// its new text being painted in a tab that shows it. Of 50 edits with
//
//	go test ./cmd/starling -run '^$' -bench SaveToPainted -benchtime 50x
//
// it reports the medians and ninth tenths: until the tab is told, and from then
// until the frame with the text has been painted. That is when the browser turns
// to its next task after the first frame whose callback finds the text within the
// window and visible: style, layout and paint of that frame are then done. Its
// compositor shows the frame some 3 ms later, as traces of it say.
func BenchmarkSaveToPainted(b *testing.B) {
	tb := startBrowser(b).newTab(b)
	tb.beforePages(b, notePaint)
	b.Run("guide", func(b *testing.B) {
		p := startPreview(b, map[string]string{"layouts/.keep": ""}, func(dir string) {
			must(b, os.CopyFS(filepath.Join(dir, "content"), os.DirFS("../../content")))
		})
		const question = "tell-me-about-a-time-you-made-a-mistake"
		p.measurePaint(b, tb, func(int) (string, string) { return question, "apprentice-electrician" })
	})
	for _, n := range []int{1000, 5000} {
		b.Run(fmt.Sprintf("questions=%d", n), func(b *testing.B) {
			p := startPreview(b, map[string]string{"layouts/.keep": ""}, func(dir string) { writeCorpus(b, filepath.Join(dir, "content"), n) })
			p.measurePaint(b, tb, func(i int) (string, string) { return fmt.Sprintf("q%05d", i*7919%n), "answer-1" })
		})
	}
}

// notePaint runs before a page's own scripts. What is awaited, and when the page
// was told, outlives the page.
const notePaint = `(() => {
	const now = () => performance.timeOrigin + performance.now();
	window.WebSocket = class extends WebSocket {
		constructor (...all) {
			super(...all);
			this.addEventListener("message", e => {
				window.linked = true;
				if (e.data.includes('"reload":true')) sessionStorage.told = now();
			});
		}
	};
	const channel = new MessageChannel();
	channel.port1.onmessage = () => { sessionStorage.painted = now() };
	const look = () => {
		const { id, text } = JSON.parse(sessionStorage.awaited ?? "{}");
		const place = id && !sessionStorage.painted && document.getElementById(id);
		if (place && place.textContent.includes(text) && place.checkVisibility({visibilityProperty: true, opacityProperty: true})) {
			const box = place.getBoundingClientRect();
			if (box.bottom > 0 && box.top < innerHeight) channel.port2.postMessage(0);
		}
		requestAnimationFrame(look);
	};
	requestAnimationFrame(look);
})()`

// measurePaint makes b.N edits of the answers that are named for each.
func (p *preview) measurePaint(b *testing.B, tb *tab, answer func(i int) (question, answer string)) {
	number := func(script string) float64 {
		n, err := evaluate[float64](tb, script)
		if err != nil {
			b.Fatal(err)
		}
		return n
	}
	var told, painted []float64
	for i := 0; b.Loop(); i++ {
		question, name := answer(i)
		p.await("questions/"+question+"/", name+".task")
		if err := tb.open(p.address + "questions/" + question + "/"); err != nil {
			b.Fatal(err)
		}
		text := fmt.Sprintf("Edit %d.", time.Now().UnixNano())
		tb.does(b, fmt.Sprintf(`document.getElementById("%s.task").scrollIntoView(); delete sessionStorage.painted;
			sessionStorage.awaited = JSON.stringify({id: "%[1]s.task", text: "%s"})`, name, text))
		tb.await(b, `window.linked && document.readyState === "complete"`)
		p.edit("content/questions/"+question+"/"+name+".md", `(?m)^\*\*Task\.\*\* `, "**Task.** "+text+" ")
		closed := float64(time.Now().UnixMicro()) / 1000
		tb.await(b, `sessionStorage.painted`)
		told = append(told, number(`Number(sessionStorage.told)`)-closed)
		painted = append(painted, number(`sessionStorage.painted - sessionStorage.told`))
	}
	for name, list := range map[string][]float64{"told": told, "painted": painted} {
		slices.Sort(list)
		b.ReportMetric(list[len(list)/2], "ms/"+name)
		b.ReportMetric(list[len(list)*9/10], "ms/"+name+"-ninth")
	}
	b.ReportMetric(0, "ns/op")
}
