package graph

import (
	"context"
	"fmt"
	"maps"
	"slices"
)

// PlanLoad returns what loading the graphs changes in the store behind r. It
// wraps [ErrConflict] where an id belongs to another source.
func PlanLoad(ctx context.Context, r Reader, graphs ...Graph) (Change, error) {
	p := NewPlan(r)
	nodes := make([]Node, len(graphs))
	ids := map[string]bool{}
	for i, g := range graphs {
		var err error
		if nodes[i], err = g.Discussion(); err != nil {
			return Change{}, err
		}
		ids[nodes[i].ID] = true
	}
	found, err := r.Discussions(ctx, slices.Sorted(maps.Keys(ids)))
	if err != nil {
		return Change{}, err
	}
	stored := map[string]Stored{}
	for _, s := range found {
		stored[s.ID] = s
	}
	for i, g := range graphs {
		var before *Stored
		if s, ok := stored[nodes[i].ID]; ok {
			before = &s
		}
		outcome, err := p.Add(g, before)
		if err != nil {
			return Change{}, err
		}
		if outcome == Unchanged {
			continue
		}
		for _, n := range g.Nodes {
			if !isShared(n.Label) {
				p.change.Create.Nodes = append(p.change.Create.Nodes, n)
			}
		}
		p.change.Create.Edges = append(p.change.Create.Edges, g.Edges...)
	}
	return p.Finish(ctx)
}

// PlanRemove returns what taking a discussion out changes. It wraps
// [ErrNotFound] where it is not stored.
func PlanRemove(ctx context.Context, r Reader, discussion string) (Change, error) {
	p := NewPlan(r)
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
	return p.Finish(ctx)
}

// Plan is a [Change] in the making, to which graphs are added one by one. It
// keeps of them what shared nodes say, and no turns and edges.
//
// The nodes of the entities in stale lose a contribution and are computed anew;
// those in fresh gain one.
type Plan struct {
	reader Reader
	change Change
	stale  map[Ref]bool
	fresh  map[Ref]Entity
	// sources are those of the discussions that were added.
	sources map[string]any
}

// NewPlan returns a plan of no change to the store behind r.
func NewPlan(r Reader) *Plan {
	return &Plan{reader: r, stale: map[Ref]bool{}, fresh: map[Ref]Entity{}, sources: map[string]any{}}
}

// Add takes a graph of which the store holds another form, or nil, and says
// what becomes of it: unless it is [Unchanged], its nodes that are not shared
// and its edges are to be created. It wraps [ErrConflict] where the id belongs
// to another source or to one that was added, and changes nothing then.
func (p *Plan) Add(g Graph, stored *Stored) (Outcome, error) {
	n, err := g.Discussion()
	if err != nil {
		return "", err
	}
	if other, twice := p.sources[n.ID]; twice {
		return "", fmt.Errorf("two of the discussions have the id %q, one from %q and one from %q; give one of them another id with --id: %w",
			n.ID, other, n.Props["source"], ErrConflict)
	}
	outcome := Created
	var entities []Entity
	for _, n := range g.Nodes {
		if isShared(n.Label) {
			entities = append(entities, Merge(entity(n)))
		}
	}
	if s := stored; s != nil {
		if err := s.conflict(n); err != nil {
			return "", err
		}
		if s.Digest == n.Props["digest"] && !g.Anew {
			p.note(n, Unchanged)
			return Unchanged, nil
		}
		outcome = Replaced
		if err := p.drop(*s, entities); err != nil {
			return "", err
		}
	}
	for _, e := range entities {
		e = e.own()
		if other, ok := p.fresh[e.Ref()]; ok {
			e = Merge(e, other)
		}
		p.fresh[e.Ref()] = e
	}
	p.note(n, outcome)
	return outcome, nil
}

func (p *Plan) note(n Node, o Outcome) {
	p.sources[n.ID] = n.Props["source"]
	p.change.Outcomes = append(p.change.Outcomes, o)
}

// conflict says whether the node is of another source.
func (s Stored) conflict(n Node) error {
	if s.Source == n.Props["source"] {
		return nil
	}
	return fmt.Errorf("discussion %q: %q is loaded under this id and %q is another source; give this one another id with --id, or remove the other first: %w",
		n.ID, s.Source, n.Props["source"], ErrConflict)
}

// drop takes a stored discussion out, in whose place the entities come.
func (p *Plan) drop(s Stored, entities []Entity) error {
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

// Finish returns the change: of the graphs that were added it has the shared
// nodes.
func (p *Plan) Finish(ctx context.Context) (Change, error) {
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
func (p *Plan) settle(ref Ref, old Entity, stored bool, base Entity, ok bool) {
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
func (p *Plan) others(ctx context.Context) (map[Ref]Entity, error) {
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
