package watch

import (
	"maps"
	"slices"

	"github.com/fsnotify/fsnotify"
)

// A folder that was moved into one whose watch came later is found by walking,
// before the event that it left its old place is read. The system keeps one
// watch for each folder, so the new one is then the old one under the old name,
// and will go with it when that event is read; and no event will tell of the new
// place. (mkdir new && mv old new/ is enough.) fsnotify shows this only in that
// the new path is missing from its list.
//
// So each path that was watched is unsure until it stands in that list, and
// watched anew after every rename until then.

// settle follows a batch of events that has been handled: it finds out what is
// unsure, and renews that if the batch held a rename. The error is that the
// system has no watches left.
func (w *Watcher) settle(events []fsnotify.Event) error {
	w.confirm()
	if !slices.ContainsFunc(events, func(e fsnotify.Event) bool { return e.Has(fsnotify.Rename) }) {
		return nil
	}
	last := ""
	for _, path := range slices.Sorted(maps.Keys(w.unsure)) {
		if last != "" && within(path, last) {
			continue
		}
		last = path
		named, err := w.renew(path)
		if err != nil {
			return err
		}
		w.name(append(named, path))
	}
	w.confirm()
	return nil
}

// confirm keeps those paths unsure whose watch goes by another name.
func (w *Watcher) confirm() {
	maps.Copy(w.unsure, w.fresh)
	clear(w.fresh)
	if len(w.unsure) == 0 {
		return
	}
	for _, path := range w.feed.WatchList() {
		delete(w.unsure, path)
	}
	maps.DeleteFunc(w.unsure, func(path string, _ bool) bool { return w.folders[path] == nil })
}
