package serve_test

import (
	"encoding/json"
	"testing"

	"starling/generator/guide"
	"starling/generator/serve"
)

// offered is the offer in a message.
type offered struct {
	ID, File, Href string
	Here           bool
}

// readOffer returns the offer in the next message, nil for none.
func (c *socket) readOffer() *offered {
	c.t.Helper()
	_, data, err := c.conn.Read(c.t.Context())
	if err != nil {
		c.t.Fatal(err)
	}
	var m struct{ Offer *offered }
	if err := json.Unmarshal(data, &m); err != nil {
		c.t.Fatal(err)
	}
	return m.Offer
}

func TestPageOfWhatWasSavedIsOffered(t *testing.T) {
	s := published(serve.Options{})
	to := running(t, s)
	home, question, answer := open(t, s, to, "/"), open(t, s, to, "/questions/mistake/"), open(t, s, to, "/questions/mistake/one/")

	s.Offer("content/questions/mistake/one.md", "questions/mistake/one/", "questions/mistake/")
	s.Publish(small.keyed("saved"))
	got := home.readOffer()
	if got == nil || got.File != "content/questions/mistake/one.md" || got.Href != "/questions/mistake/one/" || got.Here || got.ID == "" {
		t.Fatalf("the home page is offered %+v", got)
	}
	for what, c := range map[string]*socket{"the page itself": answer, "another page that shows it": question} {
		if o := c.readOffer(); o == nil || !o.Here || o.ID != got.ID {
			t.Errorf("%s is told %+v", what, o)
		}
	}

	// It outlives a reload and a mistake, and ends with the next edition.
	if o := dial(t, to, tokenOf(t, s), "/", tagOf(t, s, "/")).readOffer(); o == nil || *o != *got {
		t.Errorf("a tab that comes later is offered %+v, want %+v", o, got)
	}
	s.Fail(guide.Problems{typo}, nil)
	if o := home.readOffer(); o == nil || *o != *got {
		t.Errorf("with a mistake the home page is offered %+v, want %+v", o, got)
	}
	s.Publish(small.edition())
	if o := home.readOffer(); o != nil {
		t.Errorf("when a layout was saved the home page is offered %+v", o)
	}

	s.Offer("content/questions/caf\u00e9/index.md", "questions/caf\u00e9/")
	s.Publish(small.keyed("saved"))
	if o := home.readOffer(); o == nil || o.Href != "/questions/caf%C3%A9/" || o.ID == got.ID {
		t.Errorf("the home page is offered %+v", o)
	}
}
