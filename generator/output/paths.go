package output

import "strings"

// parents returns every folder that a path lies in, short of the site itself.
func parents(paths []string) []string {
	var list []string
	seen := map[string]bool{}
	for _, path := range paths {
		for dir, _ := split(path); dir != "" && !seen[dir]; dir, _ = split(dir) {
			seen[dir] = true
			list = append(list, dir)
		}
	}
	return list
}

// split returns the folder and the name of a path; the folder of a path at the
// top is "".
func split(path string) (dir, name string) {
	i := strings.LastIndexByte(path, '/')
	return path[:max(i, 0)], path[i+1:]
}

// within tells whether a path is the folder or lies in it.
func within(path, dir string) bool {
	return strings.HasPrefix(path, dir) && (len(path) == len(dir) || path[len(dir)] == '/')
}

// merge returns the paths of two sorted lists, sorted.
func merge(a, b []string) []string {
	list := make([]string, 0, max(len(a), len(b)))
	for len(a) > 0 && len(b) > 0 {
		switch c := strings.Compare(a[0], b[0]); {
		case c < 0:
			list, a = append(list, a[0]), a[1:]
		case c > 0:
			list, b = append(list, b[0]), b[1:]
		default:
			list, a, b = append(list, a[0]), a[1:], b[1:]
		}
	}
	return append(append(list, a...), b...)
}
