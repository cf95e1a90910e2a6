package extract

import (
	"fmt"
	"regexp"
)

// Rule is one way of finding something. The list of them is [Rules], in the
// order in which they run; each sees what those before it found.
type Rule struct {
	// Name is kebab-case and stands in every finding of the rule.
	Name string
	// Doc says in a sentence what the rule finds.
	Doc string
	// Run adds the findings of one discussion to the pass.
	Run func(*Pass) error
}

func ruleNames() []string {
	names := make([]string, len(Rules))
	for i, r := range Rules {
		names[i] = r.Name
	}
	return names
}

var ruleName = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)

// validate rejects a list of rules with a bad name, an empty Doc, no function
// or a name that stands there twice.
func validate(rules []Rule) error {
	seen := map[string]bool{}
	for _, r := range rules {
		switch {
		case !ruleName.MatchString(r.Name):
			return fmt.Errorf("rule %q: the name is not kebab-case", r.Name)
		case r.Doc == "":
			return fmt.Errorf("rule %s: no Doc", r.Name)
		case r.Run == nil:
			return fmt.Errorf("rule %s: no Run", r.Name)
		case seen[r.Name]:
			return fmt.Errorf("rule %s stands there twice", r.Name)
		}
		seen[r.Name] = true
	}
	return nil
}
