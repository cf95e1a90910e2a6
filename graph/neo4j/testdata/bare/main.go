// Command bare runs one query on a Neo4j by the driver and prints its rows, and
// has nothing else to do. The benchmarks measure the program against it:
//
//	bare URI USERNAME PASSWORD QUERY PARAMETERS
//
// The parameters are a JSON object.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

func main() {
	if err := run(os.Args[1], os.Args[2], os.Args[3], os.Args[4], os.Args[5]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(uri, username, password, cypher, params string) error {
	ctx := context.Background()
	bound := map[string]any{}
	if err := json.Unmarshal([]byte(params), &bound); err != nil {
		return err
	}
	d, err := neo4j.NewDriverWithContext(uri, neo4j.BasicAuth(username, password, ""))
	if err != nil {
		return err
	}
	defer d.Close(ctx)
	s := d.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead})
	defer s.Close(ctx)
	result, err := s.Run(ctx, cypher, bound)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(os.Stdout)
	for result.Next(ctx) {
		fmt.Fprintln(out, result.Record().Values...)
	}
	if err := result.Err(); err != nil {
		return err
	}
	return out.Flush()
}
