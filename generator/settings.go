package generator

import (
	"starling/generator/guide"
	"starling/generator/memory"
	"starling/generator/source"
)

// settings are what site.yaml, taxonomy.yaml and search.yaml say, and the command line.
type settings struct {
	guide.Settings
	taxonomy guide.Taxonomy
	search   guide.SearchSettings
	problems guide.Problems

	// key and taxonomyKey name what the settings, and the taxonomy alone, were
	// made from. They are worth nothing unless known.
	key, taxonomyKey guide.Digest
	known            bool
}

// readSettings reads the settings, or recalls them.
func (g *Generator) readSettings(in Inputs) (*settings, error) {
	site, siteKnown := knownDigest(in.Content.FS, "site.yaml")
	taxonomy, taxonomyKnown := knownDigest(in.Content.FS, "taxonomy.yaml")
	search, searchKnown := knownDigest(in.Content.FS, "search.yaml")
	known := siteKnown && taxonomyKnown && searchKnown
	key := guide.NewHasher("settings").Digest(site).Digest(taxonomy).Digest(search).String(in.BaseURL).Bool(in.Drafts).Bool(in.NoIndex).Sum()
	return memory.RecallIf(&g.memory, "settings", "", key, known, func() (*settings, error) {
		s := &settings{key: key, taxonomyKey: taxonomy, known: known}
		return s, s.read(in)
	})
}

func (s *settings) read(in Inputs) error {
	var problems guide.Problems
	var err error
	if s.Settings, problems, err = source.ReadSettings(in.Content.FS); err != nil {
		return err
	}
	s.problems = append(s.problems, problems...)
	if s.taxonomy, problems, err = source.ReadTaxonomy(in.Content.FS); err != nil {
		return err
	}
	s.problems = append(s.problems, problems...)
	if s.search, problems, err = source.ReadSearch(in.Content.FS, s.Language); err != nil {
		return err
	}
	s.problems = append(s.problems, problems...)
	if in.BaseURL != "" {
		s.BaseURL = in.BaseURL
	}
	s.Drafts, s.NoIndex = in.Drafts, in.NoIndex
	return nil
}
