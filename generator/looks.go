package generator

import (
	"strings"

	"starling/generator/bundle"
	"starling/generator/guide"
	"starling/generator/memory"
	"starling/generator/render"
)

// bundledAssets are the style, scripts and pictures of the layouts.
type bundledAssets struct {
	bundle.Bundle
	problems guide.Problems
}

func (g *Generator) bundleAssets(in Inputs, s *settings) (*bundledAssets, error) {
	b, problems, err := bundle.Make(in.Assets.FS, in.Assets.Name, s.Theme, map[string]any{"draft": draftData(s)})
	return &bundledAssets{b, problems}, err
}

// draftData is what the script that coaches a draft knows of the guide: its words,
// how fast people speak, and where the rules begin. A page that is only read needs
// none of it, so it stands in the script.
func draftData(s *settings) map[string]any {
	words := map[string]string{}
	for key, text := range s.Labels {
		if name, ok := strings.CutPrefix(key, "draft_"); ok {
			words[name] = text
		} else if strings.HasPrefix(key, "voice_") {
			words[key] = text
		}
	}
	return map[string]any{"words": words, "rate": s.SpeakingRate, "thresholds": s.Lint.Thresholds}
}

// pageLayouts renders pages.
type pageLayouts struct {
	*render.Renderer
	problems guide.Problems
}

func (g *Generator) loadLayouts(in Inputs, s *settings) *pageLayouts {
	r, problems := render.New(in.Layouts.FS, in.Layouts.Name, &s.Settings)
	return &pageLayouts{r, problems}
}

// layouts loads the layouts, or recalls them. They are made from their files and
// the settings.
func (g *Generator) layouts(in Inputs, s *settings) (*pageLayouts, error) {
	key, known, err := lookKey(in.Layouts, s)
	if err != nil {
		return nil, err
	}
	return memory.RecallIf(&g.memory, "layouts", "", key, known, func() (*pageLayouts, error) { return g.loadLayouts(in, s), nil })
}

// assets bundles the assets, or recalls them, likewise.
func (g *Generator) assets(in Inputs, s *settings) (*bundledAssets, error) {
	key, known, err := lookKey(in.Assets, s)
	if err != nil {
		return nil, err
	}
	return memory.RecallIf(&g.memory, "assets", "", key, known, func() (*bundledAssets, error) { return g.bundleAssets(in, s) })
}

// lookKey returns the digest of all that a folder's looks are made from, if it
// is to be had without reading the folder.
func lookKey(f Folder, s *settings) (guide.Digest, bool, error) {
	if _, ok := f.FS.(Digester); !ok || !s.known {
		return guide.Digest{}, false, nil
	}
	digest, err := folderDigest(f.FS)
	return guide.NewHasher("look").Digest(digest).String(f.Name).Digest(s.key).Sum(), err == nil, err
}

// looks are the assets and layouts in the making. They need no text, so they
// are made while the texts are read.
type looks struct {
	assets  *bundledAssets
	layouts *pageLayouts
	err     error
	done    chan struct{}
}

func (g *Generator) startLooks(in Inputs, s *settings) *looks {
	l := &looks{done: make(chan struct{})}
	go func() {
		defer close(l.done)
		if l.layouts, l.err = g.layouts(in, s); l.err == nil {
			l.assets, l.err = g.assets(in, s)
		}
	}()
	return l
}

func (l *looks) wait() (*bundledAssets, *pageLayouts, error) {
	<-l.done
	return l.assets, l.layouts, l.err
}
