//go:build cgo

package embedded

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strconv"
	"time"

	kuzu "github.com/kuzudb/go-kuzu"
	"github.com/shopspring/decimal"
)

// value reduces what the engine returns to what a table holds.
func value(v any) (any, error) {
	switch v := v.(type) {
	case nil, string, int64, float64, bool:
		return v, nil
	case int8, int16, int32, uint8, uint16, uint32, uint64, *big.Int:
		return integer(fmt.Sprint(v))
	case float32:
		return float64(v), nil
	case decimal.Decimal:
		f, _ := v.Float64()
		return f, nil
	case []any:
		return tableValues(v)
	case kuzu.Node:
		return identity(v.Properties, v.ID), nil
	case kuzu.Relationship:
		return identity(v.Properties, v.ID), nil
	case kuzu.RecursiveRelationship:
		return along(v), nil
	case map[string]any:
		return object(v)
	case kuzu.InternalID:
		return internal(v), nil
	case time.Time:
		return v.UTC().Format(time.RFC3339Nano), nil
	case fmt.Stringer:
		return v.String(), nil
	}
	return nil, fmt.Errorf("a value of the type %T has no place in a table", v)
}

// integer reads a number that may be larger than a table holds.
func integer(s string) (any, error) {
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return n, nil
	}
	return strconv.ParseFloat(s, 64)
}

func tableValues(list []any) ([]any, error) {
	all := make([]any, len(list))
	for i, e := range list {
		var err error
		if all[i], err = value(e); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// identity returns the id of an element, the engine's own where it has none.
func identity(props map[string]any, id kuzu.InternalID) string {
	if id, ok := props["id"].(string); ok {
		return id
	}
	return internal(id)
}

func internal(id kuzu.InternalID) string {
	return fmt.Sprintf("%d:%d", id.TableID, id.Offset)
}

// along returns the ids of nodes and edges in turn.
func along(r kuzu.RecursiveRelationship) []any {
	all := []any{}
	for i, e := range r.Relationships {
		all = append(all, identity(e.Properties, e.ID))
		if i < len(r.Nodes) {
			all = append(all, identity(r.Nodes[i].Properties, r.Nodes[i].ID))
		}
	}
	return all
}

func object(m map[string]any) (string, error) {
	plain := map[string]any{}
	for k, e := range m {
		var err error
		if plain[k], err = value(e); err != nil {
			return "", err
		}
	}
	text, err := json.Marshal(plain)
	return string(text), err
}
