package outside

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"starling/generator/guide"
)

var today = time.Date(2026, 12, 1, 3, 0, 0, 0, time.UTC)

// site is a site of this machine that notes what it is asked. Pauses take no time
// and are noted too.
type site struct {
	*httptest.Server
	mu     sync.Mutex
	asked  []string
	pauses []time.Duration
}

func newSite(t *testing.T, answer func(w http.ResponseWriter, r *http.Request, nth int)) *site {
	t.Helper()
	s := &site{}
	seen := map[string]int{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked = append(s.asked, r.Method+" "+r.URL.String())
		seen[r.URL.Path]++
		n := seen[r.URL.Path]
		s.mu.Unlock()
		answer(w, r, n)
	}))
	t.Cleanup(s.Close)
	return s
}

// asker returns one that may ask this machine, and has the time that it is given.
func (s *site) asker(cache *Cache) *Asker {
	a := New("starling/test", cache)
	a.direct = a.proxied // which goes to any address; no test has a proxy for 127.0.0.1
	a.now = func() time.Time { return today }
	a.pause = func(ctx context.Context, d time.Duration) error {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.pauses = append(s.pauses, d)
		return ctx.Err()
	}
	return a
}

func (s *site) ask(t *testing.T, path string) Answer {
	t.Helper()
	answers, err := s.asker(OpenCache("")).Ask(t.Context(), []string{s.URL + path})
	if err != nil {
		t.Fatal(err)
	}
	a := answers[s.URL+path]
	if !a.Asked.Equal(today) {
		t.Errorf("%s was asked at %v", path, a.Asked)
	}
	a.Asked = time.Time{}
	return a
}

func code(n int) func(http.ResponseWriter, *http.Request, int) {
	return func(w http.ResponseWriter, _ *http.Request, _ int) { w.WriteHeader(n) }
}

func redirect(code int, to string) func(http.ResponseWriter, *http.Request, int) {
	return func(w http.ResponseWriter, r *http.Request, _ int) {
		if r.URL.Path == "/new" {
			return
		}
		w.Header().Set("Location", to)
		w.WriteHeader(code)
	}
}

func TestWhatAnswersMean(t *testing.T) {
	for name, c := range map[string]struct {
		answer        func(http.ResponseWriter, *http.Request, int)
		wrong, moved  string
		unclear       string
		asked, pauses string
	}{
		"there": {code(200), "", "", "", "HEAD", ""},
		"there, without HEAD": {func(w http.ResponseWriter, r *http.Request, _ int) {
			if r.Method == http.MethodHead {
				w.WriteHeader(http.StatusMethodNotAllowed)
			}
		}, "", "", "", "HEAD GET", "500ms"},
		"there, and HEAD is cut off": {func(w http.ResponseWriter, r *http.Request, _ int) {
			if r.Method == http.MethodHead {
				panic(http.ErrAbortHandler)
			}
		}, "", "", "", "HEAD GET", "500ms"},
		"gone":           {code(404), "leads to nothing: the site answers 404 (Not Found)", "", "", "HEAD GET", "500ms"},
		"gone for good":  {code(410), "leads to nothing: the site answers 410 (Gone)", "", "", "HEAD GET", "500ms"},
		"people only":    {code(403), "", "", "the site lets no program in: 403 (Forbidden)", "HEAD GET", "500ms"},
		"not for robots": {code(999), "", "", "the site lets no program in: 999", "HEAD GET", "500ms"},
		"broken":         {code(500), "answers 500 (Internal Server Error)", "", "", "HEAD GET HEAD GET HEAD GET", "500ms 2s 500ms 4s 500ms"},
		"broken once": {func(w http.ResponseWriter, _ *http.Request, n int) {
			if n <= 2 {
				w.WriteHeader(http.StatusBadGateway)
			}
		}, "", "", "", "HEAD GET HEAD", "500ms 2s"},
		"busy": {code(429), "", "", "the site is busy: 429 (Too Many Requests)", "HEAD HEAD HEAD", "2s 4s"},
		"busy for a while": {func(w http.ResponseWriter, _ *http.Request, n int) {
			if n == 1 {
				w.Header().Set("Retry-After", "30")
				w.WriteHeader(http.StatusServiceUnavailable)
			}
		}, "", "", "", "HEAD HEAD", "30s"},
		"busy until a time": {func(w http.ResponseWriter, _ *http.Request, n int) {
			if n == 1 {
				w.Header().Set("Retry-After", today.Add(40*time.Second).Format(http.TimeFormat))
				w.WriteHeader(http.StatusTooManyRequests)
			}
		}, "", "", "", "HEAD HEAD", "40s"},
		"busy for long": {func(w http.ResponseWriter, _ *http.Request, _ int) {
			w.Header().Set("Retry-After", "3600")
			w.WriteHeader(http.StatusTooManyRequests)
		}, "", "", "the site is busy: 429 (Too Many Requests)", "HEAD", ""},
		"moved for good":      {redirect(301, "/new"), "", "/new", "", "HEAD HEAD", ""},
		"moved for now":       {redirect(302, "/new"), "", "", "", "HEAD HEAD", ""},
		"moved with its part": {redirect(308, "/new#part"), "", "/new", "", "HEAD HEAD", ""},
		"round in a circle":   {redirect(301, "/old"), "leads on and on, 10 times", "", "", strings.TrimSpace(strings.Repeat("HEAD ", 10)), ""},
		"leads to a file":     {redirect(301, "file:///etc/passwd"), "leads on to what is no site", "", "", "HEAD", "500ms"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSite(t, c.answer)
			got := s.ask(t, "/old")
			want := Answer{Wrong: c.wrong, Unclear: c.unclear}
			if c.moved != "" {
				want.Moved = s.URL + c.moved
			}
			if got != want {
				t.Errorf("the answer is %+v, want %+v", got, want)
			}
			var methods []string
			for _, a := range s.asked {
				method, _, _ := strings.Cut(a, " ")
				methods = append(methods, method)
			}
			if asked, pauses := strings.Join(methods, " "), strings.Trim(fmt.Sprint(s.pauses), "[]"); asked != c.asked || pauses != c.pauses {
				t.Errorf("it was asked %q with pauses of %q, want %q with %q", asked, pauses, c.asked, c.pauses)
			}
		})
	}
}

func TestSitesThatAreNotThere(t *testing.T) {
	s := newSite(t, code(200))
	s.Close()
	if got := s.ask(t, "/"); !strings.HasPrefix(got.Wrong, "leads to a site that does not answer: ") || len(s.pauses) != 2 {
		t.Errorf("the answer is %+v after pauses of %v", got, s.pauses)
	}
	secure := httptest.NewTLSServer(http.NotFoundHandler())
	secure.Config.ErrorLog = nil
	t.Cleanup(secure.Close)
	answers, err := s.asker(OpenCache("")).Ask(t.Context(), []string{secure.URL})
	if got := answers[secure.URL].Wrong; err != nil || got != "leads to a site whose certificate is not valid" {
		t.Errorf("the answer is %q (%v)", got, err)
	}
}

func TestOurOwnNetworkIsLeftAlone(t *testing.T) {
	s := newSite(t, code(200))
	a := s.asker(OpenCache(""))
	a.direct = client("test", false)
	list := []string{s.URL + "/", "http://10.1.2.3/", "http://[::1]/", "http://169.254.169.254/latest/", "http://0.0.0.0/", "http://[::ffff:192.168.0.1]/", "https://localhost/"}
	answers, err := a.Ask(t.Context(), list)
	if err != nil {
		t.Fatal(err)
	}
	for _, address := range list {
		if got := answers[address].Wrong; got != "leads to a machine of your own network, which no reader can reach" {
			t.Errorf("%s: %+v", address, answers[address])
		}
	}
	if len(s.asked) > 0 {
		t.Errorf("it was asked %v", s.asked)
	}
}

func TestASiteIsAskedOneThingAtATime(t *testing.T) {
	var now, most int
	var mu sync.Mutex
	s := newSite(t, func(w http.ResponseWriter, r *http.Request, _ int) {
		mu.Lock()
		now++
		most = max(most, now)
		mu.Unlock()
		if r.Header.Get("User-Agent") != "starling/test" {
			t.Errorf("it calls itself %q", r.Header.Get("User-Agent"))
		}
		mu.Lock()
		now--
		mu.Unlock()
	})
	var list []string
	for i := range 20 {
		list = append(list, fmt.Sprintf("%s/%d", s.URL, i%10))
	}
	if _, err := s.asker(OpenCache("")).Ask(t.Context(), list); err != nil {
		t.Fatal(err)
	}
	if most != 1 || len(s.asked) != 10 || len(s.pauses) != 9 {
		t.Errorf("%d at a time, %d questions and %d pauses; want 1, 10 and 9", most, len(s.asked), len(s.pauses))
	}
}

func TestTheCacheSavesQuestions(t *testing.T) {
	file := filepath.Join(t.TempDir(), "deep", "outside.json")
	s := newSite(t, func(w http.ResponseWriter, r *http.Request, _ int) {
		if r.URL.Path == "/gone" {
			w.WriteHeader(http.StatusNotFound)
		}
	})
	ask := func(at time.Time) {
		t.Helper()
		cache := OpenCache(file)
		a := s.asker(cache)
		a.now = func() time.Time { return at }
		answers, err := a.Ask(t.Context(), []string{s.URL + "/there", s.URL + "/gone"})
		if err != nil || answers[s.URL+"/there"].Wrong != "" || answers[s.URL+"/gone"].Wrong == "" {
			t.Fatalf("the answers are %v (%v)", answers, err)
		}
		if err := cache.Save(at); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		after time.Duration
		asked []string
	}{
		{0, []string{"GET /gone", "HEAD /gone", "HEAD /there"}},
		{2 * 24 * time.Hour, []string{"GET /gone", "HEAD /gone"}},
		{4 * 24 * time.Hour, []string{"GET /gone", "HEAD /gone", "HEAD /there"}},
		{-time.Hour, []string{"GET /gone", "HEAD /gone", "HEAD /there"}}, // a clock that was set back
	} {
		s.asked = nil
		ask(today.Add(c.after))
		if slices.Sort(s.asked); !slices.Equal(s.asked, c.asked) {
			t.Errorf("after %v it was asked %v, want %v", c.after, s.asked, c.asked)
		}
	}
	if err := os.WriteFile(file, []byte("not JSON"), 0o600); err != nil {
		t.Fatal(err)
	}
	ask(today)
	if entries, err := os.ReadDir(filepath.Dir(file)); err != nil || len(entries) != 1 {
		t.Errorf("the folder of the cache holds %v (%v)", entries, err)
	}
}

func TestAskEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := newSite(t, func(http.ResponseWriter, *http.Request, int) { cancel() })
	if _, err := s.asker(OpenCache("")).Ask(ctx, []string{s.URL + "/1", s.URL + "/2"}); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}

func TestProblemsSayWhereAndWhatInstead(t *testing.T) {
	links := []guide.OutsideLink{
		{Address: "https://a.example/old#part", Path: "content/b.md", Place: guide.Place{Line: 3, Column: 4, EndColumn: 9}},
		{Address: "https://a.example/gone#x", Path: "content/a.md", Place: guide.Place{Line: 1, Column: 1}},
		{Address: "https://a.example/there", Path: "content/a.md"}, {Address: "https://a.example/busy", Path: "content/a.md"},
	}
	if got := Addresses(links); !slices.Equal(got, []string{"https://a.example/busy", "https://a.example/gone", "https://a.example/old", "https://a.example/there"}) {
		t.Errorf("the addresses are %v", got)
	}
	var got []string
	for _, p := range Problems(links, map[string]Answer{
		"https://a.example/old": {Moved: "https://b.example/new"}, "https://a.example/gone": {Wrong: "leads to nothing"},
		"https://a.example/there": {}, "https://a.example/busy": {Unclear: "busy"},
	}) {
		if p.Severity != guide.Warning {
			t.Errorf("%s is no warning", p)
		}
		got = append(got, p.String())
	}
	want := []string{
		"content/a.md:1:1: W231 the link `https://a.example/gone#x` leads to nothing (look where the page is now, or take the link out)",
		"content/b.md:3:4: W231 the page of the link `https://a.example/old#part` has moved for good (write `https://b.example/new#part`)",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the problems are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
