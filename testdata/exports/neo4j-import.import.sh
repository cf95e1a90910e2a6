#!/bin/sh
# Makes a Neo4j database of these files, for Neo4j 5, while the server is stopped:
#   sh import.sh [DATABASE [OPTION…]]
# DATABASE is neo4j unless named; --overwrite-destination replaces one that is
# there. Then start the server and run constraints.cypher in cypher-shell.
set -eu
cd "$(dirname "$0")"
database=${1:-neo4j}
[ $# -eq 0 ] || shift
exec "${NEO4J_ADMIN:-neo4j-admin}" database import full "$database" "$@" \
	--id-type=string --delimiter=, --quote='"' --array-delimiter=U+001F \
	--multiline-fields=true --read-buffer-size=4194304 \
	--nodes=Discussion=discussion.csv \
	--nodes=Turn=turn.csv \
	--nodes=Person=person.csv \
	--nodes=Organisation=organisation.csv \
	--nodes=Concept=concept.csv \
	--relationships=HAS_TURN=has-turn.csv \
	--relationships=SPOKE=spoke.csv \
	--relationships=REPLIES_TO=replies-to.csv \
	--relationships=MENTIONS=mentions-turn-person.csv \
	--relationships=MENTIONS=mentions-turn-organisation.csv \
	--relationships=MENTIONS=mentions-turn-concept.csv \
	--relationships=ENGAGED=engaged-person-person.csv \
	--relationships=ENGAGED=engaged-turn-person.csv \
	--relationships=AFFILIATED_WITH=affiliated-with.csv
