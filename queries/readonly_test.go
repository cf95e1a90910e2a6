package queries

import (
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// refusals are queries that do more than read, or other than is allowed, each
// with a part of the message that it must get.
var refusals = []struct{ cypher, want string }{
	{"CREATE (:Person {id: 'x'})", "line 1, column 1: CREATE is refused: a query may only read, with the clauses MATCH, OPTIONAL MATCH, WHERE"},
	{"create (:Person)", "column 1: CREATE is refused"},
	{"cReAtE (:Person)", "column 1: CREATE is refused"},
	{"MATCH (n)\nCREATE (m) RETURN n", "line 2, column 1: CREATE is refused"},
	{"MATCH (n)/**/CREATE/**/(m)", "column 14: CREATE is refused"},
	{"MATCH (n) // read\n/* more */ CREATE (m)", "line 2, column 12: CREATE is refused"},
	{"MATCH (n) // \rCREATE (m)", "CREATE is refused"},
	{"MATCH (é) CREATE (m)", "line 1, column 11: CREATE is refused"},
	{"RETURN * CREATE (n)", "column 10: CREATE is refused"},
	{"MATCH (n) RETURN n CREATE (m)", "CREATE is refused"},
	{"WITH 1 AS x CREATE (n) RETURN x", "CREATE is refused"},
	{"MATCH (n) WHERE n.x = 1 CREATE (n)", "CREATE is refused"},
	{"UNWIND [1] AS x CREATE (n)", "CREATE is refused"},
	{"MATCH (n) RETURN n UNION CREATE (m) RETURN m", "CREATE is refused"},
	{"RETURN CREATE (n)", "CREATE is refused"},
	{"RETURN EXISTS { MATCH (n) CREATE (m) }", "CREATE is refused"},
	{"RETURN COUNT { MATCH (n) WHERE EXISTS { CREATE (m) RETURN m } RETURN n }", "CREATE is refused"},
	{"RETURN COLLECT { CREATE (m) RETURN m.id }", "CREATE is refused"},
	{"RETURN [x IN [1] WHERE EXISTS { MERGE (m) } | x]", "MERGE is refused"},
	{"MATCH (n {x: COUNT { MATCH (m) SET m.x = 1 }}) RETURN n", "SET is refused"},
	{"CREATE TABLE x (id INT64, PRIMARY KEY (id))", "CREATE TABLE is refused"},
	{"CREATE NODE TABLE x (id INT64, PRIMARY KEY (id))", "CREATE NODE is refused"},
	{"MERGE (n:Person {id: 'x'}) RETURN n", "MERGE is refused"},
	{"MATCH (n) DELETE n", "DELETE is refused"},
	{"MATCH (n) DETACH DELETE n", "column 11: DETACH DELETE is refused"},
	{"MATCH (n) detach\n\tDELETE n", "DETACH DELETE is refused"},
	{"MATCH (n) NODETACH DELETE n", "NODETACH DELETE is refused"},
	{"MATCH (n) SET n.name = 'x' RETURN n", "SET is refused"},
	{"MATCH (n) SET n += {name: 'x'}", "SET is refused"},
	{"MATCH (n) REMOVE n.name", "REMOVE is refused"},
	{"MATCH (n) FOREACH (x IN [1] | SET n.x = x)", "FOREACH is refused"},
	{"CALL db.labels()", "CALL is refused"},
	{"CALL db.labels() YIELD label RETURN label", "CALL is refused"},
	{"MATCH (n) CALL apoc.create.node([], {}) YIELD node RETURN node", "CALL is refused"},
	{"CALL show_tables() RETURN *", "CALL is refused"},
	{"CALL threads = 1", "CALL is refused"},
	{"MATCH (n) WITH n CALL { WITH n DETACH DELETE n } RETURN 1", "column 18: CALL is refused"},
	{"MATCH (n) CALL { WITH n DELETE n } IN TRANSACTIONS OF 5 ROWS", "CALL is refused"},
	{"MATCH (n) CALL (n) { SET n.x = 1 }", "CALL is refused"},
	{"OPTIONAL CALL db.labels()", "column 10: CALL is refused"},
	{"LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", "LOAD CSV is refused"},
	{"MATCH (n) LOAD CSV WITH HEADERS FROM 'http://x' AS row RETURN row", "LOAD CSV is refused"},
	{"LOAD FROM '/etc/passwd' RETURN *", "LOAD FROM is refused"},
	{"load/* */with headers (a STRING) from 'x.csv' return *", "LOAD is refused"},
	{"COPY (MATCH (n) RETURN n) TO 'out.csv'", "COPY is refused"},
	{"COPY Person FROM 'x.csv'", "COPY is refused"},
	{"EXPORT DATABASE 'x'", "EXPORT DATABASE is refused"},
	{"IMPORT DATABASE 'x'", "IMPORT DATABASE is refused"},
	{"ATTACH 'x.db' AS x (dbtype kuzu)", "ATTACH is refused"},
	{"DETACH x", "DETACH is refused"},
	{"INSTALL httpfs", "INSTALL is refused"},
	{"LOAD EXTENSION httpfs", "LOAD EXTENSION is refused"},
	{"UNINSTALL json", "UNINSTALL is refused"},
	{"USE system MATCH (n) RETURN n", "USE is refused"},
	{"MATCH (n) RETURN COUNT { USE other MATCH (m) RETURN m }", "USE is refused"},
	{"DROP TABLE Person", "DROP TABLE is refused"},
	{"ALTER TABLE Person ADD x STRING", "ALTER TABLE is refused"},
	{"ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'", "ALTER is refused"},
	{"BEGIN TRANSACTION", "BEGIN TRANSACTION is refused"},
	{"COMMIT", "COMMIT is refused"},
	{"ROLLBACK", "ROLLBACK is refused"},
	{"CHECKPOINT", "CHECKPOINT is refused"},
	{"SHOW DATABASES", "SHOW DATABASES is refused"},
	{"TERMINATE TRANSACTIONS 'x'", "TERMINATE is refused"},
	{"EXPLAIN MATCH (n) RETURN n", "EXPLAIN is refused"},
	{"PROFILE MATCH (n) RETURN n", "PROFILE is refused"},
	{"CYPHER runtime=slotted MATCH (n) RETURN n", "CYPHER is refused"},
	{"MATCH (n) USING INDEX n:Person(name) RETURN n", "USING INDEX is refused"},
	{"MATCH (n) INSERT (m)", "INSERT is refused"},
	{"RETURN 1 NEXT CREATE (n)", "NEXT is refused"},
	{"MATCH (n) FINISH", "FINISH is refused"},
	{"PROJECT GRAPH x (Person)", "PROJECT is refused"},
	{"COMMENT ON TABLE Person IS 'x'", "COMMENT is refused"},

	{"RETURN 1; CREATE (:X)", "column 11: a second statement (CREATE) is refused"},
	{"RETURN 1; RETURN 2", "a second statement"},
	{"RETURN 1;;", "a second statement"},
	{"RETURN ';'; /* */ MATCH (n) DETACH DELETE n", "a second statement"},
	{";", "a clause is missing"},
	{"RETURN 1 RETURN 2", "RETURN may not stand here"},

	// What looks like something else.
	{`\u0043REATE (n)`, "column 1: a backslash may stand in texts alone"},
	{`MATCH (n) \u0043REATE (m) RETURN n`, "a backslash"},
	{"ＣＲＥＡＴＥ (n)", "is no clause"},
	{"MATCH (n) ſET n.x = 1", "is no clause"},
	{"MATCH (n) DELETE\u00a0n", "U+00A0"},
	{"MATCH (n) RETURN\u2003n", "U+2003"},
	{"CR\u200bEATE (n)", "U+200B"},
	{"RETURN 1 \x00 CREATE (n)", "U+0000"},
	{"RETURN 'a\x00b'", "U+0000"},
	{"RETURN 1 AS `x`` CREATE`", "no backtick"},
	{"RETURN 1 AS `\\u0060 CREATE (n) //`", "no backslash"},
	{"RETURN 'a''b'", "is missing"},
	{`RETURN 'a\' CREATE (n) //`, "has no end"},
	{`RETURN "a\`, "has no end"},
	{`RETURN '\q'`, "this escape is not known"},
	{`RETURN '\u00'`, "this escape is not known"},
	{`RETURN '\ud800'`, "this escape is not known"},
	{"RETURN 1CREATE (n)", "is no number and no name"},
	{"RETURN 1 /* CREATE (n)", "the comment that begins here has no end"},
	{"RETURN `x", "has no end"},
	{"RETURN 1 /* /* */ CREATE (n) */", "CREATE is refused"},
	{"(n) CREATE (m)", "a clause is missing"},
	{"'x' CREATE (m)", "a clause is missing"},

	{"RETURN apoc.load.json('http://x')", "column 8: the function apoc.load.json is refused"},
	{"RETURN apoc . cypher . runFirstColumnSingle('CREATE (n)', {})", "the function apoc.cypher.runFirstColumnSingle is refused"},
	{"RETURN nextval('s')", "the function nextval is refused"},
	{"RETURN current_setting('home_directory')", "is refused"},
	{"RETURN file()", "the function file is refused"},
	{"MATCH (n) WHERE my.own(n) RETURN n", "the function my.own is refused"},
	{"RETURN `apoc.load.json`('x')", "is missing before"},
	{"RETURN $", "a parameter is written as $"},
	{"RETURN $`a`", "a parameter is written as $"},
	{"RETURN $1", "a parameter is written as $"},

	{"", "the query is empty"},
	{" \n\t", "the query is empty"},
	{"// nothing", "the query is empty"},
	{"MATCH (n)", "column 10: RETURN is missing before the end of the query"},
	{"MATCH (n) WITH n", "RETURN is missing"},
	{"MATCH (n", "“)” is missing before the end of the query"},
	{"MATCH (n] RETURN n", "“)” is missing before \"]\""},
	{"MATCH (n) WHERE RETURN n", "an expression is missing before \"RETURN\""},
	{"RETURN", "an expression is missing before the end"},
	{"RETURN 1 +", "an expression is missing"},
	{"RETURN n.", "the name of a property is missing"},
	{"RETURN [1, 2", "“]” is missing"},
	{"RETURN {a: 1", "“}” is missing"},
	{"RETURN CASE 1 WHEN 2 END", "THEN is missing"},
	{"RETURN CASE", "an expression is missing"},
	{"UNWIND [1] RETURN 1", "AS and a name are missing"},
	{"CRETE (n)", "\"CRETE\" is no clause that is allowed: there are MATCH"},
	{"SELECT * FROM Person", "\"SELECT\" is no clause"},
	{"RETURN \xff", "not in UTF-8"},
	{"RETURN " + strings.Repeat("(", 5000) + "1" + strings.Repeat(")", 5000), "nested more than"},
	{"RETURN " + strings.Repeat("[", 5000), "nested more than"},
	{"MATCH (n:" + strings.Repeat("(", 5000), "nested more than"},
	{"RETURN " + strings.Repeat("1+", 1<<20), "bytes"},
}

func TestReadOnlyRefuses(t *testing.T) {
	for _, test := range refusals {
		c, err := ReadOnly(test.cypher)
		if err == nil {
			t.Errorf("%.100q passes as %q", test.cypher, c.Cypher)
			continue
		}
		if !strings.Contains(err.Error(), test.want) {
			t.Errorf("%.100q: the error is %q, want %q", test.cypher, err, test.want)
		}
	}
}

// accepted are queries that only read, with what an engine gets.
var accepted = []struct{ cypher, want string }{
	{"MATCH (n) RETURN n", "MATCH (`n`) RETURN `n`"},
	{"match (n:Person) return n.name as Name order by Name desc skip 1 limit 2;", "MATCH (`n`:`Person`) RETURN `n`.`name` AS `Name` ORDER BY `Name` DESC SKIP 1 LIMIT 2"},
	{"RETURN 1 ; // end", "RETURN 1"},
	{"\uFEFFRETURN 1", "RETURN 1"},

	// Words of other clauses as names, in texts and in comments.
	{"RETURN n.create AS create", "RETURN `n`.`create` AS `create`"},
	{"MATCH (create:Create {set: 1}) RETURN create.delete AS delete ORDER BY delete", "MATCH (`create`:`Create` {`set`: 1}) RETURN `create`.`delete` AS `delete` ORDER BY `delete`"},
	{"RETURN `CREATE` AS `DETACH DELETE`", "RETURN `CREATE` AS `DETACH DELETE`"},
	{"RETURN {set: 1, call: 2} AS load", "RETURN {`set`: 1, `call`: 2} AS `load`"},
	{"MATCH ()-[merge:MERGE|:COPY]->() RETURN merge", "MATCH ()-[`merge`:`MERGE`|:`COPY`]->() RETURN `merge`"},
	{"WITH 1 AS set, 2 AS call RETURN set, call", "WITH 1 AS `set`, 2 AS `call` RETURN `set`, `call`"},
	{"WITH 1 AS match, 2 AS return RETURN match, return", "WITH 1 AS `match`, 2 AS `return` RETURN `match`, `return`"},
	{"RETURN $create, $set", "RETURN $p_create, $p_set"},
	{"RETURN 'CREATE (n)' AS a, \"x; DROP TABLE Person\" AS b", "RETURN 'CREATE (n)' AS `a`, 'x; DROP TABLE Person' AS `b`"},
	{"RETURN 1 // CREATE (n)", "RETURN 1"},
	{"RETURN /* CREATE (n); */ 1", "RETURN 1"},
	{"RETURN '/*', 1, '*/'", "RETURN '/*', 1, '*/'"},
	{"RETURN 'http://x' // y", "RETURN 'http://x'"},
	{"RETURN 1 AS ſet", "RETURN 1 AS `ſet`"},
	{"RETURN 1 AS größe", "RETURN 1 AS `größe`"},

	// Texts come to the engine without escapes, or as parameters.
	{`RETURN 'a\'b'`, `RETURN "a'b"`},
	{`RETURN '\u0027 CREATE (n) //'`, `RETURN "' CREATE (n) //"`},
	{`RETURN "\u0041\t"`, "RETURN 'A\t'"},
	{`RETURN '\\u0027'`, "RETURN $t_0"},
	{`RETURN 'it\'s "x"'`, "RETURN $t_0"},
	{"RETURN 'a\nb'", "RETURN $t_0"},

	{"MATCH (n) RETURN DISTINCT n.name", "MATCH (`n`) RETURN DISTINCT `n`.`name`"},
	{"MATCH (n) WITH *, count(*) AS c WHERE c > 1 RETURN *", "MATCH (`n`) WITH *, count(*) AS `c` WHERE `c` > 1 RETURN *"},
	{"OPTIONAL MATCH (a)<-[r:SPOKE*1..3 {kind: $k}]-(b) WHERE NOT (a)--(b) AND r IS NOT NULL RETURN r", "OPTIONAL MATCH (`a`)<-[`r`:`SPOKE`*1..3 {`kind`: $p_k}]-(`b`) WHERE NOT (`a`)--(`b`) AND `r` IS NOT NULL RETURN `r`"},
	{"MATCH p = (a)-[:X*]->(b), (c) RETURN p", "MATCH `p` = (`a`)-[:`X`*]->(`b`), (`c`) RETURN `p`"},
	{"MATCH p = shortestPath((a)-[*..5]-(b)) RETURN length(p)", "MATCH `p` = shortestPath((`a`)-[*..5]-(`b`)) RETURN length(`p`)"},
	{"MATCH (a)-[r:X* SHORTEST 1..4]->(b) RETURN r", "MATCH (`a`)-[`r`:`X`* SHORTEST 1..4]->(`b`) RETURN `r`"},
	{"MATCH p = SHORTEST 1 (a)-->+(b) RETURN p", "MATCH `p` = SHORTEST 1 (`a`)-->+(`b`) RETURN `p`"},
	{"MATCH ((a)-[:X]->(b) WHERE a.x < b.x){1,3} (c:!(A|B)&C) RETURN c", "MATCH ((`a`)-[:`X`]->(`b`) WHERE `a`.`x` < `b`.`x`){1,3} (`c`:!(`A`|`B`)&`C`) RETURN `c`"},
	{"UNWIND range(1, 3) AS x RETURN x UNION ALL RETURN 4 AS x", "UNWIND range(1, 3) AS `x` RETURN `x` UNION ALL RETURN 4 AS `x`"},
	{"MATCH (n) WHERE EXISTS { MATCH (n)-->(m) WHERE m.x = 1 } AND COUNT { (n)--() } > 1 RETURN COLLECT { MATCH (m) RETURN m.id }", "MATCH (`n`) WHERE EXISTS { MATCH (`n`)-->(`m`) WHERE `m`.`x` = 1 } AND COUNT { (`n`)--() } > 1 RETURN COLLECT { MATCH (`m`) RETURN `m`.`id` }"},
	{"MATCH (n) WHERE exists((n)-->()) RETURN count(DISTINCT n)", "MATCH (`n`) WHERE exists((`n`)-->()) RETURN count(DISTINCT `n`)"},
	{"RETURN [x IN [1, 2] WHERE x > 1 | x * 2][0], [1, 2][0..1], [(a)-->(b) WHERE b.x | b.name]", "RETURN [`x` IN [1, 2] WHERE `x` > 1 | `x` * 2][0], [1, 2][0..1], [(`a`)-->(`b`) WHERE `b`.`x` | `b`.`name`]"},
	{"RETURN reduce(s = 0, x IN [1] | s + x), all(x IN [1] WHERE x > 0)", "RETURN reduce(`s` = 0, `x` IN [1] | `s` + `x`), all(`x` IN [1] WHERE `x` > 0)"},
	{"RETURN list_transform([1], x -> x + 1), list_reduce([1], (x, y) -> x + y)", "RETURN list_transform([1], `x` -> `x` + 1), list_reduce([1], (`x`, `y`) -> `x` + `y`)"},
	{"RETURN n {.name, .*, k: 1, m}, CASE WHEN TRUE THEN 1 ELSE -2 END, CASE x WHEN 1, 2 THEN 3 END", "RETURN `n` {.`name`, .*, `k`: 1, `m`}, CASE WHEN TRUE THEN 1 ELSE -2 END, CASE `x` WHEN 1, 2 THEN 3 END"},
	{"RETURN 1.5e-3, .5, 10 % 3 ^ 2, 'a' + 'b', NOT true XOR false OR null IS NULL", "RETURN 1.5e-3, .5, 10 % 3 ^ 2, 'a' + 'b', NOT TRUE XOR FALSE OR NULL IS NULL"},
	{"RETURN 'a' STARTS WITH 'b', x ENDS WITH 'c', x CONTAINS 'd', x =~ '.*', 1 IN [1], 1 <> 2, 1 <= 2", "RETURN 'a' STARTS WITH 'b', `x` ENDS WITH 'c', `x` CONTAINS 'd', `x` =~ '.*', 1 IN [1], 1 <> 2, 1 <= 2"},
	{"RETURN duration.between(date('2016-12-05'), date()) , CAST(1 AS STRING)", "RETURN duration.between(date('2016-12-05'), date()) , CAST(1 AS STRING)"},
	{"MATCH (n:A:B {x: 1} WHERE n.y) WHERE n:Person|Concept RETURN (n.x - 1) < -(2)", "MATCH (`n`:`A`:`B` {`x`: 1} WHERE `n`.`y`) WHERE `n`:`Person`|`Concept` RETURN (`n`.`x` - 1) < -(2)"},
	{"RETURN 1 /* two\nlines */ AS x", "RETURN 1\nAS `x`"},
}

func TestReadOnlyAccepts(t *testing.T) {
	for _, test := range accepted {
		c, err := ReadOnly(test.cypher)
		if err != nil {
			t.Errorf("%q: %v", test.cypher, err)
			continue
		}
		got := c.Cypher
		if strings.Contains(test.cypher, "/*") { // how wide the gap is does not matter
			got = strings.ReplaceAll(got, "  ", " ")
		}
		if got != test.want {
			t.Errorf("%q gives\n%s, want\n%s", test.cypher, got, test.want)
		}
		harmless(t, test.cypher, c)
	}
}

// bare are the words that may stand outside of backticks and quotes in what an
// engine gets, besides functions and types.
var bare = regexp.MustCompile(`^(MATCH|OPTIONAL|WHERE|WITH|UNWIND|RETURN|DISTINCT|AS|ORDER|BY|ASC|ASCENDING|DESC|DESCENDING|SKIP|OFFSET|LIMIT|UNION|ALL|` +
	`AND|OR|XOR|NOT|IN|IS|NULL|TRUE|FALSE|STARTS|ENDS|CONTAINS|CASE|WHEN|THEN|ELSE|END|EXISTS|COUNT|COLLECT|SHORTEST|ANY|GROUPS|TRAIL|ACYCLIC)$`)

var (
	closed = regexp.MustCompile("`[^`]+`|'[^']*'|\"[^\"]*\"|\\$[A-Za-z0-9_]+")
	inBare = regexp.MustCompile(`[^\s\d+\-*/%^=~<>|&!.,:()\[\]{}][^\s+\-*/%^=~<>|&!.,:()\[\]{}]*`)
)

// harmless fails where an engine could find a clause, a comment or a statement
// that was not checked. It reads what the engine gets in a simpler way.
func harmless(t testing.TB, cypher string, c Checked) {
	t.Helper()
	if strings.ContainsAny(c.Cypher, "\\;\x00") && strings.ContainsAny(closed.ReplaceAllString(c.Cypher, ""), "\\;\x00") || strings.Contains(c.Cypher, `\`) {
		t.Errorf("%q gives a query with a backslash or a semicolon: %q", cypher, c.Cypher)
	}
	rest := closed.ReplaceAllString(c.Cypher, " ")
	for _, m := range inBare.FindAllStringIndex(rest, -1) {
		w := rest[m[0]:m[1]]
		exponent := m[0] > 0 && strings.ContainsAny(w[:1], "eE") && rest[m[0]-1] >= '0' && rest[m[0]-1] <= '9'
		if !bare.MatchString(w) && !typeNames[w] && !exponent && !functionWords[strings.ToLower(w)] {
			t.Errorf("%q leaves %q bare in %q", cypher, w, c.Cypher)
		}
	}
	if strings.Contains(rest, "//") || strings.Contains(rest, "/*") {
		t.Errorf("%q leaves a comment in %q", cypher, c.Cypher)
	}
}

// functionWords are the functions and the parts of their names.
var functionWords = func() map[string]bool {
	all := map[string]bool{}
	for f := range functions {
		for part := range strings.SplitSeq(f, ".") {
			all[part] = true
		}
	}
	return all
}()

func TestChecked(t *testing.T) {
	c, err := ReadOnly("MATCH (n:Person)-[r:SPOKE|ENGAGED]->(m)\nWHERE n.name = $name OR n.name = \"o'x\\\"\" OR $a RETURN n, m.name, count( * ), `x y`, m:Turn|Concept AS two")
	if err != nil {
		t.Fatal(err)
	}
	want := Checked{
		Params:  []string{"a", "name"},
		Columns: []string{"n", "m.name", "count( * )", "x y", "two"},
		Labels: []Label{
			{Name: "Person", Line: 1, Column: 10},
			{Name: "SPOKE", Edge: true, Line: 1, Column: 21},
			{Name: "ENGAGED", Edge: true, Line: 1, Column: 27},
			{Name: "Turn", Line: 2, Column: 87},
			{Name: "Concept", Line: 2, Column: 92},
		},
	}
	got := Checked{Params: c.Params, Columns: c.Columns, Labels: c.Labels}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(Checked{}, Label{})); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff(map[string]any{"p_name": "N", "p_a": true, "t_0": `o'x"`}, c.Bind(map[string]any{"name": "N", "a": true, "other": 1})); diff != "" {
		t.Errorf("the bound values, -want +got:\n%s", diff)
	}
	at := strings.Index(strings.SplitN(c.Cypher, "\n", 2)[1], "`two`")
	if line, column := c.Place(2, at+1); line != 2 || column != 103 {
		t.Errorf("the alias stands at line %d, column %d, want 2, 103", line, column)
	}
	if line, column := c.Place(9, 9); line != 2 || column != 106 {
		t.Errorf("a place that is not there is line %d, column %d, want that of the end: 2, 106", line, column)
	}
}

func TestAtMost(t *testing.T) {
	for cypher, want := range map[string]string{
		"RETURN 1 // x":                     "RETURN 1\nLIMIT 5",
		"RETURN 1 AS x ORDER BY x SKIP 2;":  "RETURN 1 AS `x` ORDER BY `x` SKIP 2\nLIMIT 5",
		"RETURN 1 LIMIT 9":                  "RETURN 1 LIMIT 9",
		"WITH 1 AS x LIMIT 3 RETURN x":      "WITH 1 AS `x` LIMIT 3 RETURN `x`\nLIMIT 5",
		"RETURN 1 AS x UNION RETURN 2 AS x": "RETURN 1 AS `x` UNION RETURN 2 AS `x`",
	} {
		c, err := ReadOnly(cypher)
		if err != nil {
			t.Errorf("%q: %v", cypher, err)
			continue
		}
		if got := c.AtMost(5); got != want {
			t.Errorf("%q gives %q, want %q", cypher, got, want)
		}
	}
}

// TestDocsListFunctions compares the functions with those that docs/queries.md
// lists.
func TestDocsListFunctions(t *testing.T) {
	page, err := os.ReadFile("../docs/queries.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "functions other than these:\n\n")
	list, _, _ := strings.Cut(rest, "\n\n")
	got := strings.Fields(strings.ReplaceAll(list, "`", ""))
	if diff := cmp.Diff(slices.Sorted(maps.Keys(functions)), got); diff != "" {
		t.Errorf("the functions in docs/queries.md, -want +got:\n%s", diff)
	}
}

func FuzzReadOnly(f *testing.F) {
	for _, test := range refusals {
		if len(test.cypher) < 1000 {
			f.Add(test.cypher)
		}
	}
	for _, test := range accepted {
		f.Add(test.cypher)
	}
	f.Fuzz(func(t *testing.T, cypher string) {
		c, err := ReadOnly(cypher)
		if err != nil {
			return
		}
		harmless(t, cypher, c)
		if _, err := ReadOnly(c.Cypher); err != nil {
			t.Errorf("%q gives %q, which does not pass: %v", cypher, c.Cypher, err)
		}
	})
}
