package extract

import (
	"slices"
	"sync"
	"testing"
)

// prose is shared by all discussions of a process.
func TestProseAtOnce(t *testing.T) {
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			names, err := proseTagger{}.Entities("We met people of Microsoft in Seattle.")
			if err != nil || !slices.Contains(names, "Microsoft") {
				t.Errorf("Entities = %q, %v", names, err)
			}
		})
	}
	wg.Wait()
}

func TestProseTags(t *testing.T) {
	tagged, err := proseTagger{}.Tag("The old harbour opens.")
	if err != nil {
		t.Fatal(err)
	}
	want := []Tagged{{"The", "DT"}, {"old", "JJ"}, {"harbour", "NN"}, {"opens", "VBZ"}, {".", "."}}
	if !slices.Equal(tagged, want) {
		t.Errorf("Tag = %v, want %v", tagged, want)
	}
}
