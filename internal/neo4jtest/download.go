package neo4jtest

import (
	"context"
	_ "embed"

	"rapporteur/internal/jars"
)

// pom names the jars of the server and their versions.
//
//go:embed pom.xml
var pom []byte

// Download returns the folder of the server's jars below the cache folder,
// fetched where they are not there yet: 125 MB.
func Download(ctx context.Context, cache string) (string, error) {
	return jars.Fetch(ctx, cache, "neo4j", pom)
}
