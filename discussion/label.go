package discussion

import "strings"

// trimRole takes the role off either end of a label.
func trimRole(label, role string) string {
	rest := strings.Replace(label, role, "", 1)
	return strings.Trim(rest, " \t,-–—:()")
}
