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

	"rapporteur/export"
	"rapporteur/graph"
	"rapporteur/network"
	"rapporteur/queries"
	"rapporteur/report"
)

// networker is a run of the command network.
type networker struct {
	output
	params []string
	score  float64
	scored bool
	edges  bool
}

func (p *program) networkCommand() *cobra.Command {
	n := &networker{output: output{program: p}}
	cmd := &cobra.Command{
		Use:   "network [KIND]",
		Short: "Make a network of people, organisations or concepts and measure it",
		Long: "Network makes a network of the graph: who engages with or replies to whom, who agrees, who speaks of which\n" +
			"concepts. Without KIND it lists the kinds. It shows the nodes with their measures, or writes the network for\n" +
			"another tool. docs/networks.md says how weights and measures are computed.\n\n" + networkParams(),
		Example: "  rapporteur network\n  rapporteur network person-reply -p moderator=out\n" +
			"  rapporteur network person-shared-concepts -p normalisation=jaccard --edges\n" +
			"  rapporteur network organisation-engagement -p slices=10 --format gexf --out engagement.gexf",
		Args: cobra.MaximumNArgs(1),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, k := range network.Kinds {
				if len(args) == 0 {
					names = append(names, cobra.CompletionWithDesc(k.Name, k.Doc))
				}
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			n.scored = cmd.Flags().Changed("min-score")
			if len(args) == 0 {
				return n.list()
			}
			return n.run(cmd.Context(), args[0])
		},
	}
	n.flags(cmd.Flags())
	return cmd
}

// networkParams is the part of the help that names the parameters.
func networkParams() string {
	var b strings.Builder
	b.WriteString("Parameters (-p NAME=VALUE):\n")
	known := map[string]bool{}
	for _, k := range network.Kinds {
		for _, p := range k.Params() {
			if known[p.Name] {
				continue
			}
			known[p.Name] = true
			doc := p.Doc
			if p.Choices != nil && p.Name != "normalisation" {
				doc += " (" + strings.Join(p.Choices, ", ") + ")"
			}
			fmt.Fprintf(&b, "  %-14s %s\n", p.Name, doc)
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func (n *networker) flags(f *pflag.FlagSet) {
	n.output.flags(f)
	// A network can be read as a table too; csv is nodes and edges, as in an export.
	n.format = "table"
	var names, others []string
	for _, format := range report.Formats {
		names = append(names, format.Name)
	}
	for _, format := range export.Formats {
		switch {
		case format.Turns:
			others = append(others, format.Name) // ready says why it cannot be
		case !slices.Contains(names, format.Name):
			names = append(names, format.Name)
		}
	}
	format := f.Lookup("format")
	format.Usage = "write this `format`: " + strings.Join(names, ", ")
	format.Value, format.DefValue = &choice{value: &n.format, names: append(names, others...)}, n.format
	f.StringArrayVarP(&n.params, "param", "p", nil, "set a parameter of the network, as `NAME=VALUE`")
	f.Float64Var(&n.score, "min-score", 0, "only findings whose rule is at least this sure, from 0 to 1")
	f.BoolVar(&n.edges, "edges", false, "show the edges in place of the nodes, where rows are shown")
}

// list writes the kinds of networks.
func (n *networker) list() error {
	rows := report.Report{Name: "network", Question: "Which networks are there?", Columns: []string{"name", "ties", "directed", "normalisations"}}
	for _, k := range network.Kinds {
		norms := []string{}
		for _, norm := range k.Normalisations() {
			norms = append(norms, string(norm))
		}
		directed := "no"
		if k.Directed {
			directed = "yes"
		}
		rows.Rows = append(rows.Rows, []any{k.Name, k.Doc, directed, strings.Join(norms, ", ")})
	}
	return n.program.write(rows, n.format)
}

func (n *networker) run(ctx context.Context, name string) error {
	k, err := network.FindKind(name)
	if err != nil {
		return usageError{err}
	}
	values, err := n.values(k)
	if err != nil {
		return usageError{err}
	}
	if _, err := k.Options(values); err != nil {
		return usageError{err}
	}
	if err := n.ready(k); err != nil {
		return err
	}
	return n.withStore(ctx, func(s graph.Store) error {
		if err := lookUp(ctx, s, k, values); err != nil {
			return misused(err)
		}
		options, err := k.Options(values)
		if err != nil {
			return usageError{err}
		}
		made, err := network.Project(ctx, s, k, options)
		if err != nil {
			return err
		}
		return n.deliver(ctx, made, options)
	})
}

// values reads the parameters of the command line.
func (n *networker) values(k network.Kind) (map[string]string, error) {
	var names []string
	for _, p := range k.Params() {
		names = append(names, p.Name)
	}
	values, err := assigned(n.params, "the network "+k.Name, names)
	if err != nil {
		return nil, err
	}
	if n.scored {
		if _, twice := values[minScore]; twice {
			return nil, fmt.Errorf("--min-score and -p %s say the same", minScore)
		}
		values[minScore] = strconv.FormatFloat(n.score, 'g', -1, 64)
	}
	if kind := actOf(k); values[network.ParamKind] != "" {
		return values, bindOne(context.Background(), nil, k, network.ParamKind, kind, values)
	}
	return values, nil
}

// actOf is the type of the parameter kind.
func actOf(k network.Kind) queries.Type {
	if strings.HasSuffix(k.Name, "-reply") {
		return queries.Reply
	}
	return queries.Engagement
}

// lookUp puts the id of the discussion in the place of its name.
func lookUp(ctx context.Context, s graph.Store, k network.Kind, values map[string]string) error {
	if values[network.ParamDiscussion] == "" {
		return nil
	}
	return bindOne(ctx, s, k, network.ParamDiscussion, queries.Discussion, values)
}

// bindOne has a value read as those of reports are.
func bindOne(ctx context.Context, s graph.Store, k network.Kind, name string, t queries.Type, values map[string]string) error {
	q := queries.Query{Name: k.Name, Params: []queries.Param{{Name: name, Type: t}}}
	bound, err := report.Bind(ctx, s, q, map[string]string{name: values[name]})
	if err != nil {
		return err
	}
	values[name], _ = bound[name].(string)
	return nil
}

// rows returns the format, if it is one that shows rows.
func (n *networker) rows() (report.Format, bool) {
	if slices.ContainsFunc(export.Formats, func(f export.Format) bool { return f.Name == n.format }) {
		return report.Format{}, false
	}
	f, err := report.FindFormat(n.format)
	return f, err == nil
}

// ready reports what is in the way of writing the network.
func (n *networker) ready(k network.Kind) error {
	if _, rows := n.rows(); !rows {
		if n.edges {
			return usageError{errors.New("--edges is for formats of rows; those of other tools have nodes and edges")}
		}
		f, err := n.chosen()
		if err != nil {
			return err
		}
		if err := f.Check(export.FromNetwork(network.Network{Kind: k})); err != nil {
			return usageError{err}
		}
		return nil
	}
	if n.toStandard() {
		return nil
	}
	return n.free(export.Format{Name: n.format})
}

// deliver writes the network and says what it is and leaves out.
func (n *networker) deliver(ctx context.Context, made network.Network, o network.Options) error {
	n.tell(made, o)
	if _, rows := n.rows(); rows {
		if n.edges {
			return n.show(edgeRows(made))
		}
		return n.show(nodeRows(made))
	}
	f, err := export.FindFormat(n.format)
	if err != nil {
		return err
	}
	return n.output.write(ctx, f, export.FromNetwork(made))
}
