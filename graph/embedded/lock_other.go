//go:build cgo && !linux && !darwin

package embedded

import "os"

// lockFile opens the file. The engine's own lock tells no more than that there
// is one.
func lockFile(path string, write bool) (*os.File, error) {
	flag := os.O_RDONLY
	if write {
		flag = os.O_RDWR
	}
	return os.OpenFile(path, flag, 0)
}
