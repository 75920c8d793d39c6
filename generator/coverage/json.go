package coverage

import (
	"bytes"
	"encoding/json"
)

// JSON returns the report as one line of JSON with all of every list. The error
// is that of encoding/json, which plain data does not give.
func JSON(r *Report) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // it is read by programs, never put into a page
	if err := e.Encode(r); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
