package render

import "html/template"

// pen is a printer as the functions that write markup have it. All of them add
// to the end of the page, where a call that is an action of its own leaves what
// it wrote; for any other call that is cut off again and handed over as a value.
type pen struct {
	*printer
	inPlace bool
}

// html ends a call: it returns what was written since mark, or nothing where
// that stays in place. It is the only place where a template.HTML is made: all
// that functions write is either escaped as it is written, or was found harmless
// by the markdown package.
func (w pen) html(mark int) (template.HTML, error) {
	if w.err != nil || w.inPlace {
		return "", w.err
	}
	s := template.HTML(w.page[mark:])
	w.page = w.page[:mark]
	return s, nil
}

// These make functions for layouts of those that write, by the number of their
// arguments.

func none(w pen, write func()) func() (template.HTML, error) {
	return func() (template.HTML, error) {
		mark := len(w.page)
		write()
		return w.html(mark)
	}
}

func one[A any](w pen, write func(A)) func(A) (template.HTML, error) {
	return func(a A) (template.HTML, error) {
		mark := len(w.page)
		write(a)
		return w.html(mark)
	}
}

func two[A, B any](w pen, write func(A, B)) func(A, B) (template.HTML, error) {
	return func(a A, b B) (template.HTML, error) {
		mark := len(w.page)
		write(a, b)
		return w.html(mark)
	}
}

func three[A, B, C any](w pen, write func(A, B, C)) func(A, B, C) (template.HTML, error) {
	return func(a A, b B, c C) (template.HTML, error) {
		mark := len(w.page)
		write(a, b, c)
		return w.html(mark)
	}
}

func four[A, B, C, D any](w pen, write func(A, B, C, D)) func(A, B, C, D) (template.HTML, error) {
	return func(a A, b B, c C, d D) (template.HTML, error) {
		mark := len(w.page)
		write(a, b, c, d)
		return w.html(mark)
	}
}

func several[A, B any](w pen, write func(A, ...B)) func(A, ...B) (template.HTML, error) {
	return func(a A, b ...B) (template.HTML, error) {
		mark := len(w.page)
		write(a, b...)
		return w.html(mark)
	}
}
