//go:build cgo

package embedded

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"rapporteur/graph"
)

// mostPool is the largest pool of memory that the engine is given for a query.
const mostPool = 8 << 30

// outOfMemory is how a process ends that has taken more than it may.
const outOfMemory = 12

// answer is the process that [Store.Ask] starts: it runs the query that it
// reads and writes the rows. It ends when the one who asks goes away.
func answer(args []string, in io.Reader, out io.Writer) (code int) {
	debug.SetTraceback("none")
	signal.Ignore(os.Interrupt, syscall.SIGTERM) // who asks gets them too, and ends this process
	numbers := make([]int64, 3)
	for i := range numbers {
		var err error
		if numbers[i], err = strconv.ParseInt(args[i+1], 10, 64); err != nil {
			return probeBad
		}
	}
	memory, seconds, threads := numbers[0], numbers[1], numbers[2]
	lines := bufio.NewReader(in)
	line, err := lines.ReadBytes('\n')
	if err != nil {
		return probeBad
	}
	m, err := openMeter()
	if err != nil {
		return probeBad
	}
	gone, answered := make(chan struct{}), make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, lines)
		close(gone)
	}()
	go func() {
		defer close(answered)
		a := answering{memory: memory, seconds: seconds, out: json.NewEncoder(out)}
		a.out.SetEscapeHTML(false)
		a.run(&Store{path: args[0], opts: Options{
			Path: args[0], ReadPool: uint64(min(memory/2, mostPool)), Threads: int(threads), Wait: defaultWait,
		}}, line)
	}()
	for {
		select {
		case <-answered:
			return probeSound
		case <-gone:
			return probeBad
		case <-time.After(10 * time.Millisecond):
			if resident, _ := m.read(); resident > memory {
				return outOfMemory
			}
		}
	}
}

// answering is the answer to one request.
type answering struct {
	memory, seconds int64
	out             *json.Encoder
}

func (a answering) run(s *Store, line []byte) {
	var e end
	err := s.read(context.Background(), func(c *conn) error {
		var err error
		e, err = a.rows(c, line)
		return err
	})
	if err != nil {
		e = end{Error: err.Error(), Limit: errors.Is(err, graph.ErrLimit) || short(err.Error())}
	}
	_ = a.out.Encode(message{End: &e}) // who does not read it has gone
}

// short says whether an error of the engine is about memory.
func short(text string) bool {
	return strings.Contains(text, "Buffer manager exception") || strings.Contains(text, "bad_alloc")
}

// rows shuts the process in and writes the rows.
func (a answering) rows(c *conn, line []byte) (end, error) {
	var r request
	decoder := json.NewDecoder(strings.NewReader(string(line)))
	decoder.UseNumber()
	if err := decoder.Decode(&r); err != nil {
		return end{}, err
	}
	params, err := untaggedProps(r.Params, nil)
	if err != nil {
		return end{}, err
	}
	if err := confine(a.memory, a.seconds); err != nil {
		return end{}, err
	}
	enough := errors.New("enough rows")
	e := end{Ends: map[string]string{}}
	count, room := 0, r.Bytes
	e.Columns, err = c.each(context.Background(), r.Cypher, params, whole, func(row []any) error {
		if count++; count > r.Rows {
			e.Cut = true
			return enough
		}
		data, err := json.Marshal(message{Row: tagged(row).([]any)})
		if err != nil {
			return err
		}
		if room -= int64(len(data)); room < 0 {
			return graph.ErrLimit
		}
		noteEnds(row, e.Ends)
		return a.out.Encode(json.RawMessage(data))
	})
	if err != nil && !errors.Is(err, enough) {
		return end{}, err
	}
	return e, findEnds(c, e.Ends)
}

// noteEnds adds the ends of the edges in a value, whose ids are not known yet.
func noteEnds(v any, ends map[string]string) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			noteEnds(e, ends)
		}
	case map[string]any:
		for _, e := range v {
			noteEnds(e, ends)
		}
	case graph.Path:
		for _, e := range v.Edges {
			noteEnds(e, ends)
		}
	case graph.Edge:
		ends[v.From.ID], ends[v.To.ID] = v.From.ID, v.To.ID
	}
}

// findEnds finds the ids of nodes by the engine's own.
func findEnds(c *conn, found map[string]string) error {
	if len(found) == 0 {
		return nil
	}
	cypher := "MATCH (n) RETURN id(n), n.id"
	const few = 32 // which are compared with each node
	if len(found) <= few {
		var own []string
		for _, id := range slices.Sorted(maps.Keys(found)) {
			own = append(own, "internal_id("+strings.Replace(id, ":", ", ", 1)+")")
		}
		cypher = "MATCH (n) WHERE id(n) IN [" + strings.Join(own, ", ") + "] RETURN id(n), n.id"
	}
	_, err := c.run(context.Background(), cypher, nil, func(row []any) error {
		if _, wanted := found[text(row[0])]; wanted {
			found[text(row[0])] = text(row[1])
		}
		return nil
	})
	return err
}
