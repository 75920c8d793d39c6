package generator

import (
	"maps"

	"starling/generator/guide"
	"starling/generator/machine"
)

// addExports adds the guide in the forms that a reader can take along.
func (files fileSet) addExports(inputs guide.Digest, l *linked) {
	maps.Copy(files, machine.Exports(inputs, l.Guide))
}
