package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rapporteur/graph"
	"rapporteur/internal/nearest"
	"rapporteur/queries"
	"rapporteur/report"
)

// minScore is the parameter that --min-score sets.
const minScore = "min_score"

// reporter is a run of the command report.
type reporter struct {
	*program
	format string
	params []string
	score  float64
	scored bool
	show   bool
}

func (p *program) reportCommand() *cobra.Command {
	r := &reporter{program: p, format: "table"}
	cmd := &cobra.Command{
		Use:   "report [NAME]",
		Short: "Answer a prepared question about the graph",
		Long:  "Report runs a prepared query. Without NAME it lists them with their questions and parameters.",
		Example: "  rapporteur report\n  rapporteur report who-engaged-whom -p topic=\"cyber norms\"\n" +
			"  rapporteur report speakers -o csv > speakers.csv\n  rapporteur report replies --min-score 0.8 --show",
		Args:              cobra.MaximumNArgs(1),
		ValidArgsFunction: completeReports,
		RunE: func(cmd *cobra.Command, args []string) error {
			r.scored = cmd.Flags().Changed("min-score")
			if len(args) == 0 {
				return r.list()
			}
			return r.run(cmd.Context(), args[0])
		},
	}
	f := cmd.Flags()
	f.StringArrayVarP(&r.params, "param", "p", nil, "set a parameter of the query, as `NAME=VALUE`")
	r.addOutput(f, &r.format)
	f.BoolVar(&r.show, "show", false, "print the Cypher and its bound parameters, and run nothing")
	f.Float64Var(&r.score, "min-score", 0, "only findings whose rule is at least this sure, from 0 to 1")
	return cmd
}

// addOutput adds the flags --output, for the formats of reports, and --bom.
func (p *program) addOutput(f *pflag.FlagSet, value *string) {
	var names []string
	for _, format := range report.Formats {
		names = append(names, format.Name)
	}
	f.VarP(&choice{value: value, names: names}, "output", "o", "write the rows as this `format`: "+strings.Join(names, ", "))
	f.BoolVar(&p.bom, "bom", false, "begin -o csv with a byte order mark, which some spreadsheets need to read accents")
}

func completeReports(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	all, err := queries.All()
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var names []string
	for _, q := range all {
		names = append(names, cobra.CompletionWithDesc(q.Name, q.Question))
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// list writes the prepared queries. A table has the parameters in short; what
// each is for stands in the other formats and in what --show prints.
func (r *reporter) list() error {
	all, err := queries.All()
	if err != nil {
		return err
	}
	rows := report.Report{Name: "report", Question: "Which reports are there?", Columns: []string{"name", "question", "parameters"}}
	for _, q := range all {
		var short []string
		long := []any{}
		for _, p := range q.Params {
			name := p.Name
			if p.Form() != name {
				name += " (" + p.Form() + ")"
			}
			short = append(short, name)
			long = append(long, fmt.Sprintf("%s (%s): %s", p.Name, p.Form(), p.Doc))
		}
		var params any = long
		if r.format == "table" {
			params = strings.Join(short, ", ")
		}
		rows.Rows = append(rows.Rows, []any{q.Name, q.Question, params})
	}
	return r.write(rows, r.format)
}

func (r *reporter) run(ctx context.Context, name string) error {
	q, err := queries.Find(name)
	if err != nil {
		return usageError{err}
	}
	values, err := r.values(q)
	if err != nil {
		return usageError{err}
	}
	if r.show && !report.LooksUp(q, values) {
		return r.showQuery(ctx, nil, q, values)
	}
	return r.withStore(ctx, func(s graph.Store) error {
		if r.show {
			return r.showQuery(ctx, s, q, values)
		}
		rows, err := report.Run(ctx, s, q, values)
		if err != nil {
			return misused(err)
		}
		if len(rows.Rows) == 0 {
			r.say("no rows: nothing that is loaded answers this")
		}
		return r.write(rows, r.format)
	})
}

// misused makes a mistake in the values one in the command line.
func misused(err error) error {
	if errors.As(err, new(report.ValueError)) {
		return usageError{err}
	}
	return err
}

// values reads the parameters of the command line.
func (r *reporter) values(q queries.Query) (map[string]string, error) {
	var names []string
	for _, p := range q.Params {
		names = append(names, p.Name)
	}
	values, err := assigned(r.params, "the query "+q.Name, names)
	if err != nil {
		return nil, err
	}
	if !r.scored {
		return values, nil
	}
	if !(r.score >= 0 && r.score <= 1) {
		return nil, fmt.Errorf("--min-score is %v and must be from 0 to 1", r.score)
	}
	if !slices.Contains(names, minScore) {
		return nil, fmt.Errorf("--min-score means nothing to %s, whose rows rest on no rule's score", q.Name)
	}
	if _, twice := values[minScore]; twice {
		return nil, fmt.Errorf("--min-score and -p %s say the same", minScore)
	}
	values[minScore] = strconv.FormatFloat(r.score, 'g', -1, 64)
	return values, nil
}

// assigned reads parameters that are written as NAME=VALUE; names are those
// that their owner has.
func assigned(params []string, owner string, names []string) (map[string]string, error) {
	values := map[string]string{}
	for _, p := range params {
		name, value, ok := strings.Cut(p, "=")
		switch _, twice := values[name]; {
		case !ok:
			return nil, fmt.Errorf("the parameter %q has no value: write -p NAME=VALUE", p)
		case twice:
			return nil, fmt.Errorf("the parameter %q is set twice", name)
		case !slices.Contains(names, name):
			return nil, fmt.Errorf("%s has no parameter %q%s%s", owner, name, nearest.Hint(name, names), listed(names))
		}
		values[name] = value
	}
	return values, nil
}

func listed(names []string) string {
	if len(names) == 0 {
		return " (it takes none)"
	}
	return " (it takes " + strings.Join(names, ", ") + ")"
}

// showQuery prints the Cypher, with the values that would be bound as comments.
func (r *reporter) showQuery(ctx context.Context, s graph.Store, q queries.Query, values map[string]string) error {
	params, err := report.Bind(ctx, s, q, values)
	if err != nil {
		return misused(err)
	}
	fmt.Fprintf(r.out, "// %s\n", q.Question)
	for _, p := range q.Params {
		fmt.Fprintf(r.out, "// %s (%s): %s\n// $%s = %#v\n", p.Name, p.Form(), p.Doc, p.Name, params[p.Name])
	}
	_, err = r.out.WriteString(q.Cypher)
	return err
}
