package generator

import (
	"starling/generator/bundle"
	"starling/generator/guide"
	"starling/generator/render"
)

// bundledAssets are the style, scripts and pictures of the layouts.
type bundledAssets struct {
	bundle.Bundle
	problems guide.Problems
}

func (g *Generator) bundleAssets(in Inputs, s *settings) (*bundledAssets, error) {
	b, problems, err := bundle.Make(in.Assets.FS, in.Assets.Name, s.Theme)
	return &bundledAssets{b, problems}, err
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
		l.layouts = g.loadLayouts(in, s)
		l.assets, l.err = g.bundleAssets(in, s)
	}()
	return l
}

func (l *looks) wait() (*bundledAssets, *pageLayouts, error) {
	<-l.done
	return l.assets, l.layouts, l.err
}
