package search

import (
	"context"
	"strings"

	"starling/generator/guide"
)

// slips is how many slips of the keyboard are tried at least.
const slips = 100

// Findable says how many pages are found by what stands on them.
type Findable struct {
	// Titles counts pages, and First those that come first for their exact title;
	// pages of one title may stand for one another.
	Titles, First int
	// Also counts other ways to ask, and AlsoThird those that find their question
	// among the first three; Slips and SlipsThird are titles with one slip of the
	// keyboard.
	Also, AlsoThird, Slips, SlipsThird int
	Lost                               []string
}

// FindAll looks for every page by its title, by other ways to ask, and by its
// title with a slip of the keyboard. Of a small guide each title has several slips,
// so that there are about a hundred.
func (s *Searcher) FindAll(ctx context.Context, pages []guide.Searched) (Findable, error) {
	var f Findable
	questions := 0
	for _, p := range pages {
		if p.Kind == guide.KindQuestion {
			questions++
		}
	}
	each := 1 + slips/max(questions, 1)
	for _, p := range pages {
		rank, err := s.rank(ctx, p.Title, p)
		if err != nil {
			return f, err
		}
		f.count(&f.Titles, &f.First, rank, 1, p.Title)
		if p.Kind != guide.KindQuestion {
			continue
		}
		for _, also := range p.Also {
			if rank, err = s.rank(ctx, also, p); err != nil {
				return f, err
			}
			f.count(&f.Also, &f.AlsoThird, rank, 3, also)
		}
		for n := range each {
			slipped := slip(p.Title, n)
			if rank, err = s.rank(ctx, slipped, p); err != nil {
				return f, err
			}
			f.count(&f.Slips, &f.SlipsThird, rank, 3, slipped)
		}
	}
	return f, nil
}

func (f *Findable) count(all, found *int, rank, most int, query string) {
	*all++
	if rank <= most {
		*found++
	} else {
		f.Lost = append(f.Lost, query)
	}
}

// rank returns where the page stands among the results, from 1.
func (s *Searcher) rank(ctx context.Context, query string, p guide.Searched) (int, error) {
	answer, err := s.Find(ctx, query, judged)
	for i, r := range answer.Results {
		if r.Address == p.Address || strings.EqualFold(r.Title, p.Title) {
			return i + 1, err
		}
	}
	return judged + 1, err
}

// slip returns a text with one slip of the keyboard in a word of four letters or
// more: a letter left out, doubled, or two swapped. Which of them and where follows
// from the text and the number, as if by chance.
func slip(s string, number int) string {
	words := strings.Fields(s)
	var long []int
	for i, w := range words {
		if len(w) >= 4 && isPlain(strings.ToLower(w)) {
			long = append(long, i)
		}
	}
	if len(long) == 0 {
		return s
	}
	chance := guide.NewHasher("slip").String(s).Int(number).Sum()
	i := long[int(chance[0])%len(long)]
	w := words[i]
	at := 1 + int(chance[1])%(len(w)-2)
	switch chance[2] % 3 {
	case 0:
		w = w[:at] + w[at+1:]
	case 1:
		w = w[:at] + w[at:at+1] + w[at:]
	default:
		w = w[:at] + w[at+1:at+2] + w[at:at+1] + w[at+2:]
	}
	words[i] = w
	return strings.Join(words, " ")
}
