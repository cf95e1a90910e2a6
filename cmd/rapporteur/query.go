package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rapporteur/graph"
	"rapporteur/queries"
	"rapporteur/report"
)

// The limits of a query unless flags set others.
const (
	queryTime   = 30 * time.Second
	queryRows   = 10_000
	queryMemory = 1 << 30
	leastMemory = 128 << 20 // with which the embedded engine starts
)

// inquiry is a run of the command query.
type inquiry struct {
	*program
	format string
	params []string
	limits graph.Limits
}

func (p *program) queryCommand() *cobra.Command {
	q := &inquiry{program: p, format: "table", limits: graph.Limits{Time: queryTime, Rows: queryRows, Memory: queryMemory}}
	cmd := &cobra.Command{
		Use:   "query CYPHER",
		Short: "Ask the graph a question of your own, in Cypher",
		Long: "Query runs one Cypher query that only reads: " + queries.Allowed + ".\n" +
			"All else is refused before the store sees it. \"-\" reads the query from standard input.\n" +
			"A value of a parameter is a number, true, false, null or a list where it is that in JSON, and else a text.",
		Example: "  rapporteur query 'MATCH (p:Person)-[:SPOKE]->(t:Turn) RETURN p.name AS speaker, count(t) AS turns ORDER BY turns DESC'\n" +
			"  rapporteur query 'MATCH (o:Organisation) WHERE o.stakeholder = $group RETURN o.name' -p group=\"civil society\" -o csv\n" +
			"  rapporteur query - -o json < question.cypher",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if q.limits.Time <= 0 || q.limits.Rows <= 0 {
				return usageError{errors.New("--timeout and --rows must be more than zero")}
			}
			return q.run(cmd.Context(), args[0])
		},
	}
	f := cmd.Flags()
	f.StringArrayVarP(&q.params, "param", "p", nil, "set a parameter of the query, as `NAME=VALUE`")
	q.addOutput(f, &q.format)
	f.DurationVar(&q.limits.Time, "timeout", q.limits.Time, "stop the query after this `time`")
	f.IntVar(&q.limits.Rows, "rows", q.limits.Rows, "take this `number` of rows at most")
	f.Var(&size{value: &q.limits.Memory, least: leastMemory}, "memory", "let the query take this `size` of memory at most")
	return cmd
}

func (q *inquiry) run(ctx context.Context, cypher string) error {
	if cypher == "-" {
		var err error
		if cypher, err = q.read(ctx); err != nil {
			return err
		}
	}
	checked, err := queries.ReadOnly(cypher)
	if err != nil {
		return fmt.Errorf("the query: %w", err)
	}
	values, err := q.values()
	if err != nil {
		return usageError{err}
	}
	if err := report.CheckAsk(checked, values); err != nil {
		return fmt.Errorf("the query: %w", err)
	}
	return q.withStore(ctx, func(s graph.Store) error {
		rows, cut, err := report.Ask(ctx, s, checked, values, q.limits)
		if err != nil {
			return err
		}
		switch {
		case cut:
			q.complain("there are more rows than these %d: give --rows for more, or a LIMIT", q.limits.Rows)
		case len(rows.Rows) == 0:
			q.say("no rows: nothing that is loaded answers this")
		}
		return q.write(rows, q.format)
	})
}

// read takes the query from standard input.
func (q *inquiry) read(ctx context.Context) (string, error) {
	const most = 2 << 20 // more than a query may have
	data, err := io.ReadAll(io.LimitReader(patient{ctx, q.in}, most))
	if err != nil {
		return "", fmt.Errorf("reading the query from standard input: %w", err)
	}
	return string(data), nil
}

// values reads the parameters of the command line.
func (q *inquiry) values() (map[string]any, error) {
	values := map[string]any{}
	for _, p := range q.params {
		name, value, ok := strings.Cut(p, "=")
		if name = strings.TrimPrefix(name, "$"); !ok || name == "" {
			return nil, fmt.Errorf("the parameter %q has no value: write -p NAME=VALUE", p)
		}
		if _, twice := values[name]; twice {
			return nil, fmt.Errorf("the parameter %q is set twice", name)
		}
		var err error
		if values[name], err = report.Value(value); err != nil {
			return nil, fmt.Errorf("the parameter %q: %w", name, err)
		}
	}
	return values, nil
}
