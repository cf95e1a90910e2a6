package extract

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"sync"
	"testing"
	"time"

	ahocorasick "github.com/petar-dambovaliev/aho-corasick"

	"rapporteur/discussion"
	"rapporteur/internal/need"
)

// sample is a transcript as it is read.
type sample struct {
	data []byte
	doc  discussion.Discussion
}

// podcasts returns every nth of the transcripts of the podcasts, 18 MB in all.
func podcasts(b *testing.B, nth int) []sample {
	b.Helper()
	files, err := filepath.Glob(filepath.Join(need.Shared(b, "data/plain/changelog"), "*.md"))
	if err != nil {
		b.Fatal(err)
	}
	var all []sample
	for i := 0; i < len(files); i += nth {
		data, err := os.ReadFile(files[i])
		if err != nil {
			b.Fatal(err)
		}
		d, err := discussion.Read(filepath.Base(files[i]), files[i], data, "")
		if err != nil {
			b.Fatal(err)
		}
		all = append(all, sample{data, d})
	}
	return all
}

func size(all []sample) int64 {
	n := int64(0)
	for _, s := range all {
		n += int64(len(s.data))
	}
	return n
}

func newExtractor(b *testing.B, o Options) *Extractor {
	b.Helper()
	x, err := New(o)
	if err != nil {
		b.Fatal(err)
	}
	return x
}

func ownLexicon(b *testing.B) *lexicon {
	b.Helper()
	l, err := builtin()
	if err != nil {
		b.Fatal(err)
	}
	return l
}

func once(b *testing.B, x *Extractor, s sample) {
	b.Helper()
	if _, err := x.Run(context.Background(), s.doc); err != nil {
		b.Fatal(err)
	}
}

// pair times two works by turns, so that what else the machine does falls on
// both, and returns how long each took.
func pair(b *testing.B, all []sample, work, reference func(sample)) (mine, other time.Duration) {
	b.Helper()
	for b.Loop() {
		for some := range slices.Chunk(all, 10) {
			start := time.Now()
			for _, s := range some {
				work(s)
			}
			middle := time.Now()
			for _, s := range some {
				reference(s)
			}
			mine, other = mine+middle.Sub(start), other+time.Since(middle)
		}
	}
	n := float64(size(all)) * float64(b.N) / 1e6
	b.ReportMetric(n/mine.Seconds(), "MB/s")
	b.ReportMetric(n/other.Seconds(), "reference-MB/s")
	b.ReportMetric(0, "ns/op")
	return mine, other
}

// BenchmarkExtract compares the whole extraction, on one core, with prose's own
// tagging and entities of the same sentences.
func BenchmarkExtract(b *testing.B) {
	all, x := podcasts(b, 60), newExtractor(b, Options{})
	words := newVocabulary(nil)
	prose := func(s sample) {
		for _, t := range s.doc.Turns {
			cut := newTurn(0, t.Text, words)
			for _, sent := range cut.sentences {
				start, end := cut.span(sent.from, sent.to)
				if _, err := document(t.Text[start:end], true); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	prose(all[0])
	once(b, x, all[0])
	mine, other := pair(b, all, func(s sample) { once(b, x, s) }, prose)
	b.ReportMetric(other.Seconds()/mine.Seconds(), "times-prose's-speed")
}

// BenchmarkExtractWords compares the extraction without what prose takes, on
// one core, with one Aho-Corasick pass with the same patterns over the same
// bytes.
func BenchmarkExtractWords(b *testing.B) {
	tagger := &remembering{tags: map[string][]Tagged{}, entities: map[string][]string{}}
	all, x := podcasts(b, 4), newExtractor(b, Options{Tagger: tagger})
	for _, s := range all {
		once(b, x, s)
	}
	automaton := newAutomaton(ownLexicon(b))
	mine, other := pair(b, all, func(s sample) { once(b, x, s) }, func(s sample) { automaton(s.data) })
	b.ReportMetric(mine.Seconds()/other.Seconds(), "times-aho-corasick's-time")
}

// BenchmarkExtractWorkers compares two workers with one.
func BenchmarkExtractWorkers(b *testing.B) {
	all, x := podcasts(b, 4), newExtractor(b, Options{})
	once(b, x, all[0])
	defer debug.SetGCPercent(debug.SetGCPercent(200)) // as the program has it
	work := func(workers int) time.Duration {
		next := make(chan sample, len(all))
		for _, s := range all {
			next <- s
		}
		close(next)
		start := time.Now()
		var busy sync.WaitGroup
		for range workers {
			busy.Go(func() {
				for s := range next {
					once(b, x, s)
				}
			})
		}
		busy.Wait()
		return time.Since(start)
	}
	var one, two time.Duration
	for b.Loop() {
		one += work(1)
		two += work(2)
	}
	b.ReportMetric(one.Seconds()/two.Seconds(), "times-one-worker's-speed")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkOneLargeDiscussion compares the time for each byte of one discussion
// of 8 MB with that of one of 1 MB, reading included: 1 where the time grows as
// the length does. Both are the live caption of a workshop, again and again, in
// which the names of persons differ each time.
func BenchmarkOneLargeDiscussion(b *testing.B) {
	x := newExtractor(b, Options{})
	small, large := longCaption(b, 1<<20), longCaption(b, 8<<20)
	work := func(data []byte) time.Duration {
		start := time.Now()
		d, err := discussion.Read("long", "long.txt", data, "")
		if err != nil {
			b.Fatal(err)
		}
		once(b, x, sample{data, d})
		return time.Since(start)
	}
	work(small)
	var short, long time.Duration
	for b.Loop() {
		short += work(small) + work(small)
		long += work(large)
		short += work(small) + work(small)
	}
	perByte := long.Seconds() / float64(len(large)) / (short.Seconds() / 4 / float64(len(small)))
	b.ReportMetric(perByte, "times-1MB's-time-a-byte")
	b.ReportMetric(float64(len(large))*float64(b.N)/1e6/long.Seconds(), "MB/s")
	b.ReportMetric(0, "ns/op")
}

// longCaption is the caption of the real transcript, repeated to the size; each
// time the vowels of some surnames are others.
func longCaption(b *testing.B, size int) []byte {
	b.Helper()
	data, err := os.ReadFile(need.Shared(b, "transcripts/igf2016-cyber-norms.txt"))
	if err != nil {
		b.Fatal(err)
	}
	head, body, ok := bytes.Cut(data, []byte("***"))
	if !ok {
		b.Fatal("the caption has no line of asterisks before its first turn")
	}
	names := regexp.MustCompile(`\b(?:Hinojosa|Okutani|Pisanty|Poetranto|Kolkman|Pablo|Izumi|Alejandro|Irene|Duncan)\b`)
	long := append(slices.Clone(head), "***"...)
	for n := 0; len(long) < size; n++ {
		long = append(long, names.ReplaceAllFunc(body, func(name []byte) []byte {
			other := slices.Clone(name)
			other[1] = "aeiou"[n%5]
			return append(other, "lmnrstvdbkp"[n/5%11], "aeiou"[n/55%5])
		})...)
	}
	return long
}

// BenchmarkExtractLayers tells which part of the time each layer takes, in
// percent of the whole.
func BenchmarkExtractLayers(b *testing.B) {
	all, x := podcasts(b, 8), newExtractor(b, Options{})
	words := newVocabulary(ownLexicon(b))
	spent := map[string]time.Duration{}
	whole := time.Duration(0)
	var clock time.Time
	note := func(layer string) {
		d := time.Since(clock)
		spent[layer] += d
		whole += d
		clock = time.Now()
	}
	for b.Loop() {
		for _, s := range all {
			clock = time.Now()
			p := newPass(s.doc, x, words)
			note("tokens")
			for _, r := range Rules {
				p.rule = r.Name
				if err := r.Run(p); err != nil {
					b.Fatal(err)
				}
				note(layerOf(r))
			}
			p.findings()
			note("findings")
		}
	}
	for _, layer := range slices.Sorted(maps.Keys(spent)) {
		b.ReportMetric(100*spent[layer].Seconds()/whole.Seconds(), "%"+layer)
	}
	b.ReportMetric(float64(size(all))*float64(b.N)/1e6/whole.Seconds(), "MB/s")
	b.ReportMetric(0, "ns/op")
}

// layerOf names the layer of a rule by the first rules of each, in the order in
// which they run.
func layerOf(r Rule) string {
	first := []struct{ rule, layer string }{
		{organisationLexicon.Name, "organisations"},
		{label.Name, "persons"},
		{conceptLexicon.Name, "concepts"},
		{chairTurn.Name, "speakers"},
		{thanks.Name, "engagements"},
		{replyNamed.Name, "replies"},
	}
	layer := ""
	for _, other := range Rules {
		for _, f := range first {
			if f.rule == other.Name {
				layer = f.layer
			}
		}
		if other.Name == r.Name {
			break
		}
	}
	return layer
}

// newAutomaton returns a pass of an Aho-Corasick automaton over a text that
// finds what the extraction looks up: the forms of the lexicon, given names,
// nicknames, places, and the words of phrases, as whole words in any case. Of
// the library's kinds of automata it is the fastest on these patterns.
func newAutomaton(l *lexicon) func([]byte) int {
	builder := ahocorasick.NewAhoCorasickBuilder(ahocorasick.Opts{
		AsciiCaseInsensitive: true, MatchOnlyWholeWords: true, MatchKind: ahocorasick.LeftMostLongestMatch, DFA: true,
	})
	automaton := builder.Build(patterns(l))
	return func(text []byte) int {
		n := 0
		for at := automaton.IterByte(text); at.Next() != nil; n++ {
		}
		return n
	}
}

func patterns(l *lexicon) []string {
	all := map[string]bool{}
	l.phrases.each(func(f form) { all[f.text] = true })
	for w := range l.given {
		all[w] = true
	}
	for w := range l.nicknames {
		all[w] = true
	}
	for w := range l.places {
		all[w] = true
	}
	for w := range asked.of {
		all[w] = true
	}
	return slices.Sorted(maps.Keys(all))
}

// each calls found for every form in the trie.
func (t *trie) each(found func(form)) {
	for _, f := range t.forms {
		found(f)
	}
	for _, n := range t.next {
		n.each(found)
	}
}

// remembering is prose that is asked once: its time is left out of what is
// measured later.
type remembering struct {
	proseTagger
	tags     map[string][]Tagged
	entities map[string][]string
}

func (r *remembering) Tag(sentence string) ([]Tagged, error) {
	if known, ok := r.tags[sentence]; ok {
		return known, nil
	}
	found, err := r.proseTagger.Tag(sentence)
	if err != nil {
		return nil, fmt.Errorf("remembering: %w", err)
	}
	r.tags[sentence] = found
	return found, nil
}

func (r *remembering) Entities(sentence string) ([]string, error) {
	if known, ok := r.entities[sentence]; ok {
		return known, nil
	}
	found, err := r.proseTagger.Entities(sentence)
	if err != nil {
		return nil, fmt.Errorf("remembering: %w", err)
	}
	r.entities[sentence] = found
	return found, nil
}
