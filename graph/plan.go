package graph

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// PlanLoad returns what loading the graphs changes in the store behind r. It
// wraps [ErrConflict] where an id belongs to another source.
func PlanLoad(ctx context.Context, r Reader, graphs ...Graph) (Change, error) {
	p := plan{reader: r, stale: map[Ref]bool{}, fresh: map[Ref]Entity{}}
	nodes, err := discussionNodes(graphs)
	if err != nil {
		return Change{}, err
	}
	ids := make([]string, len(nodes))
	for i, n := range nodes {
		ids[i] = n.ID
	}
	slices.Sort(ids)
	found, err := r.Discussions(ctx, ids)
	if err != nil {
		return Change{}, err
	}
	stored := map[string]Stored{}
	for _, s := range found {
		stored[s.ID] = s
	}
	for i, g := range graphs {
		if err := p.add(nodes[i], g, stored); err != nil {
			return Change{}, err
		}
	}
	return p.finish(ctx)
}

// PlanRemove returns what taking a discussion out changes. It wraps
// [ErrNotFound] where it is not stored.
func PlanRemove(ctx context.Context, r Reader, discussion string) (Change, error) {
	p := plan{reader: r, stale: map[Ref]bool{}, fresh: map[Ref]Entity{}}
	found, err := r.Discussions(ctx, []string{discussion})
	if err != nil {
		return Change{}, err
	}
	if len(found) == 0 {
		return Change{}, fmt.Errorf("%q: %w", discussion, ErrNotFound)
	}
	if err := p.drop(found[0], nil); err != nil {
		return Change{}, err
	}
	return p.finish(ctx)
}

// discussionNodes returns the one Discussion of each graph.
func discussionNodes(graphs []Graph) ([]Node, error) {
	var nodes []Node
	sources := map[string]any{}
	for _, g := range graphs {
		i := slices.IndexFunc(g.Nodes, func(n Node) bool { return n.Label == LabelDiscussion })
		if i < 0 {
			return nil, errors.New("a graph without a discussion cannot be loaded")
		}
		n := g.Nodes[i]
		if other, ok := sources[n.ID]; ok {
			return nil, fmt.Errorf("two of the discussions have the id %q, one from %q and one from %q; give one of them another id with --id: %w",
				n.ID, other, n.Props["source"], ErrConflict)
		}
		sources[n.ID] = n.Props["source"]
		nodes = append(nodes, n)
	}
	return nodes, nil
}

// plan is a Change in the making. The nodes of the entities in stale lose a
// contribution and are computed anew; those in fresh gain one.
type plan struct {
	reader Reader
	change Change
	stale  map[Ref]bool
	fresh  map[Ref]Entity
}

func (p *plan) add(n Node, g Graph, stored map[string]Stored) error {
	outcome := Created
	var entities []Entity
	for _, n := range g.Nodes {
		if isShared(n.Label) {
			entities = append(entities, Merge(entity(n)))
		}
	}
	if s, ok := stored[n.ID]; ok {
		if s.Source != n.Props["source"] {
			return fmt.Errorf("discussion %q: %q is loaded under this id and %q is another source; give this one another id with --id, or remove the other first: %w",
				n.ID, s.Source, n.Props["source"], ErrConflict)
		}
		if s.Digest == n.Props["digest"] && !g.Anew {
			p.change.Outcomes = append(p.change.Outcomes, Unchanged)
			return nil
		}
		outcome = Replaced
		if err := p.drop(s, entities); err != nil {
			return err
		}
	}
	for _, e := range entities {
		if other, ok := p.fresh[e.Ref()]; ok {
			e = Merge(e, other)
		}
		p.fresh[e.Ref()] = e
	}
	for _, n := range g.Nodes {
		if !isShared(n.Label) {
			p.change.Create.Nodes = append(p.change.Create.Nodes, n)
		}
	}
	p.change.Create.Edges = append(p.change.Create.Edges, g.Edges...)
	p.change.Outcomes = append(p.change.Outcomes, outcome)
	return nil
}

// drop takes a stored discussion out, in whose place the entities come.
func (p *plan) drop(s Stored, entities []Entity) error {
	p.change.Drop = append(p.change.Drop, s.ID)
	olds, err := decodeContributions(s.ID, s.Contributions)
	if err != nil {
		return err
	}
	stay := map[Ref]Entity{}
	for _, e := range entities {
		stay[e.Ref()] = e
	}
	for _, old := range olds {
		if e, ok := stay[old.Ref()]; !ok || !e.equal(old) {
			p.stale[old.Ref()] = true
		}
	}
	return nil
}

// finish computes the shared nodes.
func (p *plan) finish(ctx context.Context) (Change, error) {
	c := &p.change
	slices.Sort(c.Drop)
	touched := maps.Clone(p.stale)
	for ref := range p.fresh {
		touched[ref] = true
	}
	refs := sortedRefs(touched)
	found, err := p.reader.Entities(ctx, refs)
	if err != nil {
		return Change{}, err
	}
	present := map[Ref]Entity{}
	for _, e := range found {
		present[e.Ref()] = Merge(e)
	}
	others, err := p.others(ctx)
	if err != nil {
		return Change{}, err
	}
	for _, ref := range refs {
		old, stored := present[ref]
		base, ok := old, stored
		if p.stale[ref] {
			base, ok = others[ref]
		}
		p.settle(ref, old, stored, base, ok)
	}
	sortGraph(&c.Create)
	return *c, nil
}

// settle decides on one shared node: old is the present one, base what the
// discussions say that stay.
func (p *plan) settle(ref Ref, old Entity, stored bool, base Entity, ok bool) {
	c := &p.change
	e, gained := p.fresh[ref]
	switch {
	case ok && gained:
		e = Merge(base, e)
	case ok:
		e = base
	case !gained:
		if stored {
			c.Delete = append(c.Delete, ref)
		}
		return
	}
	switch {
	case !stored:
		c.Create.Nodes = append(c.Create.Nodes, e.Node())
	case !e.equal(old):
		c.Update = append(c.Update, e.Node())
	}
}

// contributionsAtOnce limits how many discussions' contributions are held in
// memory together.
const contributionsAtOnce = 64

// others returns what the discussions that stay say of the stale entities.
func (p *plan) others(ctx context.Context) (map[Ref]Entity, error) {
	out := map[Ref]Entity{}
	if len(p.stale) == 0 {
		return out, nil
	}
	holders, err := p.reader.Holders(ctx, sortedRefs(p.stale))
	if err != nil {
		return nil, err
	}
	holders = slices.DeleteFunc(slices.Clone(holders), func(id string) bool { return slices.Contains(p.change.Drop, id) })
	slices.Sort(holders)
	for ids := range slices.Chunk(holders, contributionsAtOnce) {
		found, err := p.reader.Discussions(ctx, ids)
		if err != nil {
			return nil, err
		}
		for _, s := range found {
			entities, err := decodeContributions(s.ID, s.Contributions)
			if err != nil {
				return nil, err
			}
			for _, e := range entities {
				ref := e.Ref()
				if !p.stale[ref] {
					continue
				}
				if other, ok := out[ref]; ok {
					e = Merge(e, other)
				}
				out[ref] = e
			}
		}
	}
	return out, nil
}
