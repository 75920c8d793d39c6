package guide

// ToolView is the page of one of the reader's tools: Name is practice, stories,
// plan or my-data. What it works on is in one file for all of them, so that an
// edit changes none of these pages.
type ToolView struct{ Name string }

// Tools are the reader's tools, by the first words of their addresses.
var Tools = []string{"practice", "stories", "plan", "my-data"}
