package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"rapporteur/graph"
	"rapporteur/queries"
	"rapporteur/report"
)

// mostRows is how many rows of the report a build shows.
const mostRows = 20

// reportBuilt shows who engaged whom in the discussions of those ids, which
// are sorted; the store has so many.
func (p *program) reportBuilt(ctx context.Context, s graph.Store, ids []string, stored int) error {
	r, of, err := engagements(ctx, s, ids, stored)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.out, "\n%s\n", r.Question)
	if of > len(ids) {
		fmt.Fprintf(p.out, "(In all %d discussions of the database, of which %d are of this build.)\n", of, len(ids))
		ids = nil
	}
	all := len(r.Rows)
	r.Rows = r.Rows[:min(all, mostRows)]
	if err := p.write(r, "table"); err != nil {
		return err
	}
	if all > mostRows {
		fmt.Fprintf(p.out, "… %d of %d rows; all of them: %s\n", mostRows, all, p.again(r.Name, ids))
	}
	return nil
}

// mostAlone is of how many discussions each is asked about alone, which takes a
// query each.
const mostAlone = 50

// engagements runs the report on the discussions of those ids. Where the store
// holds others too, each row says of which discussion it is, for two people of
// one name in two discussions need not be the same. The report on very many is
// about all that the store holds: of is how many discussions it is about.
func engagements(ctx context.Context, s graph.Store, ids []string, stored int) (r report.Report, of int, err error) {
	q, err := queries.Find("who-engaged-whom")
	if err != nil {
		return r, 0, err
	}
	if len(ids) == 1 {
		r, err = report.Run(ctx, s, q, map[string]string{"discussion": ids[0]})
		return r, 1, err
	}
	if stored == len(ids) || len(ids) > mostAlone {
		r, err = report.Run(ctx, s, q, nil)
		return r, stored, err
	}
	r, err = eachAlone(ctx, s, q, ids)
	return r, len(ids), err
}

// eachAlone runs a report on each of the discussions and puts the rows together.
func eachAlone(ctx context.Context, s graph.Store, q queries.Query, ids []string) (report.Report, error) {
	sum := report.Report{Name: q.Name, Question: q.Question, Columns: append([]string{"discussion"}, q.Columns...)}
	for _, id := range ids {
		r, err := report.Run(ctx, s, q, map[string]string{"discussion": id})
		if err != nil {
			return report.Report{}, err
		}
		for _, row := range r.Rows {
			sum.Rows = append(sum.Rows, append([]any{id}, row...))
		}
	}
	times := slices.Index(sum.Columns, "times")
	slices.SortStableFunc(sum.Rows, func(a, b []any) int {
		x, _ := a[times].(int64)
		y, _ := b[times].(int64)
		return int(y - x)
	})
	return sum, nil
}

// again is the command that shows a whole report.
func (p *program) again(name string, ids []string) string {
	words := []string{"rapporteur", "report", name}
	for _, f := range []struct{ name, value string }{{"--config", p.configFile}, {"--store", p.given("store")}, {"--db", p.given("db")}} {
		if f.value != "" {
			words = append(words, f.name, quoted(f.value))
		}
	}
	if len(ids) == 1 {
		words = append(words, "-p", quoted("discussion="+ids[0]))
	}
	return strings.Join(words, " ")
}

// given is the value of a setting that a flag gave.
func (p *program) given(key string) string {
	for _, e := range p.settings.Entries() {
		if e.Key == key && e.Origin == "flag --"+key {
			return e.Value
		}
	}
	return ""
}

// quoted is a word as a shell reads it.
func quoted(word string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_./=:,", r)
	}
	if word != "" && strings.IndexFunc(word, func(r rune) bool { return !plain(r) }) < 0 {
		return word
	}
	return "'" + strings.ReplaceAll(printable(word), "'", `'\''`) + "'"
}
