package neo4j

import (
	"context"
	"errors"
	"fmt"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"rapporteur/graph"
)

// Load loads discussions in one transaction. An outage of the server on the
// way is waited for, and the transaction done anew.
func (s *Store) Load(ctx context.Context, graphs ...graph.Graph) ([]graph.Outcome, error) {
	done, doubtful, err := s.write(ctx, func(r graph.Reader) (graph.Change, error) {
		return graph.PlanLoad(ctx, r, graphs...)
	})
	if err != nil {
		return nil, fmt.Errorf("loading into Neo4j: %w", explainSchema(err))
	}
	for i, o := range doubtful.Outcomes {
		if done.Outcomes[i] == graph.Unchanged {
			done.Outcomes[i] = o // it was stored, after all
		}
	}
	return done.Outcomes, nil
}

// Begin begins a load in batches, each of which is one transaction.
func (s *Store) Begin(context.Context) (graph.Loading, error) {
	return &graph.Batch{Load: s.Load}, nil
}

// Remove takes a discussion out, and the entities that only it had.
func (s *Store) Remove(ctx context.Context, discussion string) error {
	_, doubtful, err := s.write(ctx, func(r graph.Reader) (graph.Change, error) {
		return graph.PlanRemove(ctx, r, discussion)
	})
	if errors.Is(err, graph.ErrNotFound) && !doubtful.Empty() {
		return nil // it was removed, after all
	}
	if err != nil {
		return fmt.Errorf("removing from Neo4j: %w", err)
	}
	return nil
}

// write plans a change and carries it out in one transaction. It returns what
// was done and, where the answer to an earlier commit was lost, what that one
// was to do.
func (s *Store) write(ctx context.Context, plan func(graph.Reader) (graph.Change, error)) (done, doubtful graph.Change, err error) {
	if err := s.ensureSchema(ctx); err != nil {
		return done, doubtful, err
	}
	err = s.retry(ctx, s.retryTime, func() error {
		err := s.transact(ctx, driver.AccessModeWrite, func(t transaction) error {
			if err := takeTurn(ctx, t); err != nil {
				return err
			}
			var err error
			if done, err = plan(reader{t}); err != nil {
				return err
			}
			return apply(ctx, t, done)
		})
		if errors.Is(err, errInDoubt) && !done.Empty() {
			doubtful = done
		}
		return err
	})
	return done, doubtful, err
}

// takeTurn waits until no other transaction writes, so that a plan stays true
// until it is carried out. What holds the others up is the lock on a unique
// id, which no turn has; nothing of it is stored.
func takeTurn(ctx context.Context, t transaction) error {
	_, err := t.run(ctx, "CREATE (n:Turn {id: $id}) DELETE n", map[string]any{"id": "writing"}, nil)
	return err
}

// apply carries a change out, in the order that [graph.Change] states. The
// turns and the node of a discussion that is replaced are not deleted but
// written over: a server that looks a node up passes all those by that the
// transaction has deleted, so that the time would grow with their square.
func apply(ctx context.Context, t transaction, c graph.Change) error {
	fresh, again := split(c.Create.Nodes, c.Drop)
	if err := drop(ctx, t, c.Drop, again); err != nil {
		return fmt.Errorf("deleting what is replaced: %w", err)
	}
	if err := deleteShared(ctx, t, c.Delete); err != nil {
		return fmt.Errorf("deleting entities: %w", err)
	}
	if err := setNodes(ctx, t, "UNWIND $rows AS row MATCH (n:%s {id: row.id}) SET n += row", c.Update); err != nil {
		return fmt.Errorf("changing entities: %w", err)
	}
	if err := setNodes(ctx, t, "UNWIND $rows AS row MERGE (n:%s {id: row.id}) SET n = row", again); err != nil {
		return fmt.Errorf("replacing nodes: %w", err)
	}
	if err := setNodes(ctx, t, "UNWIND $rows AS row CREATE (n:%s) SET n = row", fresh); err != nil {
		return fmt.Errorf("creating nodes: %w", err)
	}
	if err := createEdges(ctx, t, c.Create.Edges); err != nil {
		return fmt.Errorf("creating edges: %w", err)
	}
	return nil
}

// split parts the nodes of the discussions named, and their turns, from others.
func split(nodes []graph.Node, discussions []string) (others, theirs []graph.Node) {
	named := map[any]bool{}
	for _, id := range discussions {
		named[id] = true
	}
	for _, n := range nodes {
		if n.Label == graph.LabelDiscussion && named[n.ID] || n.Label == graph.LabelTurn && named[n.Props["discussion"]] {
			theirs = append(theirs, n)
		} else {
			others = append(others, n)
		}
	}
	return others, theirs
}

// drop deletes the edges, the turns and the nodes of discussions, but for the
// nodes to keep. The indices are named, for a server that was empty a moment
// ago would choose others and read all that they hold.
func drop(ctx context.Context, t transaction, discussions []string, keep []graph.Node) error {
	if len(discussions) == 0 {
		return nil
	}
	for _, e := range graph.EdgeTypes {
		statement := fmt.Sprintf("UNWIND $ids AS id MATCH ()-[r:%[1]s {discussion: id}]->() USING INDEX r:%[1]s(discussion) WHERE %[2]s DELETE r", e.Name, edgeOurs)
		if _, err := t.run(ctx, statement, map[string]any{"ids": discussions}, nil); err != nil {
			return err
		}
	}
	kept := make([]string, len(keep))
	for i, n := range keep {
		kept[i] = n.ID
	}
	for _, match := range []string{
		"(n:Turn {discussion: id}) USING INDEX n:Turn(discussion) WHERE " + nodeOurs(graph.LabelTurn),
		"(n:Discussion {id: id}) WHERE " + nodeOurs(graph.LabelDiscussion),
	} {
		statement := "UNWIND $ids AS id MATCH " + match + " AND NOT n.id IN $keep DETACH DELETE n"
		if _, err := t.run(ctx, statement, map[string]any{"ids": discussions, "keep": kept}, nil); err != nil {
			return err
		}
	}
	return nil
}

func deleteShared(ctx context.Context, t transaction, refs []graph.Ref) error {
	for label, ids := range byLabel(refs) {
		statement := fmt.Sprintf("UNWIND $ids AS id MATCH (n:%s {id: id}) WHERE %s DETACH DELETE n", label, nodeOurs(label))
		if _, err := t.run(ctx, statement, map[string]any{"ids": ids}, nil); err != nil {
			return err
		}
	}
	return nil
}
