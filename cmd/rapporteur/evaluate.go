package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"rapporteur/discussion"
	"rapporteur/evaluate"
)

func (p *program) evaluateCommand() *cobra.Command {
	format := "table"
	var o evaluate.Options
	var without []string
	cmd := &cobra.Command{
		Use:   "evaluate GOLD [PATH]",
		Short: "Score the extraction against a gold annotation",
		Long: "Evaluate extracts from the transcript of a gold annotation and scores what it finds. GOLD is a file, or a folder\n" +
			"of which all files are scored together. The transcript is PATH, or lies in the folder PATH; without PATH, it is\n" +
			"looked for beside the gold and in a folder transcripts beside the gold's own.",
		Example: "  rapporteur evaluate gold/meeting.json\n  rapporteur evaluate --errors --by-rule gold/meeting.json meeting.txt",
		Args:    cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			result, err := p.evaluate(cmd.Context(), args[0], args[1:], without)
			if err != nil {
				return err
			}
			if format == "json" {
				return evaluate.WriteJSON(p.out, result, o)
			}
			return evaluate.WriteTable(p.out, result, o)
		},
	}
	f := cmd.Flags()
	f.VarP(&choice{value: &format, names: []string{"table", "json"}}, "output", "o", "write the scores as this `format`: table, json")
	f.BoolVar(&o.Errors, "errors", false, "list every miss and every false finding")
	f.BoolVar(&o.ByRule, "by-rule", false, "show the precision of each rule")
	f.BoolVar(&o.Calibration, "calibration", false, "show the precision by how sure the rules are")
	f.StringArrayVar(&without, "without", nil, "leave out the `rule`, to see what it is worth (several times for several)")
	return cmd
}

func (p *program) evaluate(ctx context.Context, path string, transcripts, without []string) (evaluate.Result, error) {
	files, err := evaluate.Files(path)
	if err != nil {
		return evaluate.Result{}, err
	}
	line, err := p.newPipeline(reading{longest: discussion.MaxSize}, without...)
	if err != nil {
		return evaluate.Result{}, err
	}
	var sum evaluate.Result
	for _, file := range files {
		g, err := evaluate.ReadGold(file)
		if err != nil {
			return evaluate.Result{}, err
		}
		transcript, err := transcriptOf(g, file, transcripts, len(files) > 1)
		if err != nil {
			return evaluate.Result{}, err
		}
		one, err := score(ctx, line, g, transcript)
		if err != nil {
			return evaluate.Result{}, err
		}
		sum = sum.Add(one)
	}
	return sum, nil
}

// transcriptOf finds the transcript of a gold file: the one given, the one in
// the folder given, or where gold files have theirs.
func transcriptOf(g evaluate.Gold, file string, given []string, several bool) (string, error) {
	if len(given) == 0 {
		return g.TranscriptPath(file)
	}
	info, err := os.Stat(given[0])
	switch {
	case err != nil:
		return "", fmt.Errorf("reading the transcript: %w", err)
	case info.IsDir():
		return filepath.Join(given[0], filepath.FromSlash(g.Transcript)), nil
	case several:
		return "", usageError{errors.New("the gold annotations are several, so PATH must be the folder of their transcripts")}
	}
	return given[0], nil
}

// score extracts from a transcript and scores the findings.
func score(ctx context.Context, line *pipeline, g evaluate.Gold, transcript string) (scored evaluate.Result, err error) {
	line.make = func(f discussion.Findings, _ *result) (err error) {
		scored, err = evaluate.Score(g, f)
		return err
	}
	name := filepath.Base(transcript)
	r := line.one(ctx, input{path: transcript, source: name, id: discussion.ID(name), named: true})
	return scored, r.reason
}
