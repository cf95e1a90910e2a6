//go:build !linux

package neo4jtest

import "syscall"

func attributes() *syscall.SysProcAttr { return nil }
