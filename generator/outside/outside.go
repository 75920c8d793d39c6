// Package outside asks other sites whether the pages that a guide links to are
// still there.
//
// It is a guest there. Each address is asked once, with HEAD, and with GET only
// where a site does not take that for an answer; of a page nothing is read but its
// head. A site is asked one thing at a time, with a pause between; one that is busy
// is asked again later, when it says so itself (RFC 9110, 10.2.3); and what was
// found to be there is not asked again for three days (see Cache).
//
// What only people may see counts as there: many sites show programs the door,
// and nobody could mend that. Addresses of this machine and of its own network are
// not asked at all, so that a text from elsewhere cannot send the author's machine
// knocking there; no reader could follow such a link either.
package outside

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"starling/generator/guide"
)

const (
	sites    = 8                      // that are asked at the same time
	gap      = 500 * time.Millisecond // between two questions to one site
	patience = 15 * time.Second       // for one question
	tries    = 3
	backoff  = 2 * time.Second // before the second try, and double before the third
	longest  = time.Minute     // that a site can have us wait
	hops     = 10
)

// Asker asks. It is made by New.
type Asker struct {
	cache *Cache
	// direct goes to a site itself, and never to one of this machine's own network;
	// proxied goes by way of the system's proxy, where there is one.
	direct, proxied *http.Client
	now             func() time.Time
	pause           func(context.Context, time.Duration) error
}

// New returns an asker that takes from a cache what it knows, and adds what it
// finds. Program is what it calls itself.
func New(program string, cache *Cache) *Asker {
	return &Asker{cache: cache, direct: client(program, false), proxied: client(program, true), now: time.Now, pause: pause}
}

// pause waits, unless the context ends first.
func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// Answer is what came of an address.
type Answer struct {
	// Wrong is what is wrong with it, as the end of a sentence; "" where it leads
	// to something.
	Wrong string `json:"wrong,omitempty"`
	// Moved is where the site says that it has moved for good, or "".
	Moved string `json:"moved,omitempty"`
	// Unclear says why nothing is known: the site is busy, or lets no program in.
	Unclear string `json:"unclear,omitempty"`
	// Asked is when.
	Asked time.Time `json:"asked"`
}

// Ask returns what comes of each address. The error is the context's.
func (a *Asker) Ask(ctx context.Context, addresses []string) (map[string]Answer, error) {
	answers := map[string]Answer{}
	queues := map[string][]string{}
	for _, address := range distinct(addresses) {
		if known, ok := a.cache.find(address, a.now()); ok {
			answers[address] = known
			continue
		}
		site := siteOf(address)
		queues[site] = append(queues[site], address)
	}
	var mu sync.Mutex
	work, ctx := errgroup.WithContext(ctx)
	work.SetLimit(sites)
	for _, queue := range queues {
		work.Go(func() error {
			for i, address := range queue {
				if i > 0 {
					if err := a.pause(ctx, gap); err != nil {
						return err
					}
				}
				answer, err := a.ask(ctx, address)
				if err != nil {
					return err
				}
				mu.Lock()
				answers[address] = answer
				mu.Unlock()
				a.cache.add(address, answer)
			}
			return nil
		})
	}
	return answers, work.Wait()
}

// Addresses returns what is to be asked about links: each address once, without
// the part that a browser keeps for itself.
func Addresses(links []guide.OutsideLink) []string {
	var list []string
	for _, link := range links {
		list = append(list, whole(link.Address))
	}
	return distinct(list)
}

func whole(address string) string {
	address, _, _ = strings.Cut(address, "#")
	return address
}

func distinct(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return slices.Compact(list)
}

// siteOf returns the host of an address, which is asked one thing at a time.
func siteOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Host)
}

// Problems returns a warning for each link that leads to nothing, or to a page
// that has moved for good, sorted.
func Problems(links []guide.OutsideLink, answers map[string]Answer) guide.Problems {
	var list guide.Problems
	for _, link := range links {
		address, fragment, marked := strings.Cut(link.Address, "#")
		answer := answers[address]
		text, hint := "", ""
		switch {
		case answer.Wrong != "":
			text, hint = "the link `"+link.Address+"` "+answer.Wrong, "look where the page is now, or take the link out"
		case answer.Moved != "":
			moved := answer.Moved
			if marked && !strings.Contains(moved, "#") {
				moved += "#" + fragment
			}
			text, hint = "the page of the link `"+link.Address+"` has moved for good", "write `"+moved+"`"
		default:
			continue
		}
		p := guide.NewProblem(link.Path, link.Place, guide.OutsideCode, text, hint)
		p.Severity = guide.Warning
		list = append(list, p)
	}
	return list.Sort()
}
