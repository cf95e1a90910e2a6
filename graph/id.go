package graph

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"strconv"
)

// TurnID returns the id of a turn's node.
func TurnID(discussion string, index int) string {
	return "turn:" + discussion + "/" + strconv.Itoa(index)
}

// edgeID returns the id of an edge: `edge:` and the first 16 bytes, in
// hexadecimal, of the SHA-256 of the fields. Each is preceded by its length,
// so that no two lists of fields read the same.
func edgeID(fields ...string) string {
	h := sha256.New()
	var size [8]byte
	for _, f := range fields {
		binary.BigEndian.PutUint64(size[:], uint64(len(f)))
		h.Write(size[:])
		h.Write([]byte(f))
	}
	return "edge:" + hex.EncodeToString(h.Sum(nil)[:16])
}
