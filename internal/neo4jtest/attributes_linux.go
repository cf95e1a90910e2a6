package neo4jtest

import "syscall"

// attributes gives the server a process group of its own, so that an interrupt
// from the keyboard reaches the tests alone, and ends it with them.
func attributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}
