package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// size is a flag whose value is a number of bytes, such as 512MiB: at least and,
// where that is set, at most so many.
type size struct {
	value       *int64
	least, most int64
}

// units are powers of 1024, however they are written.
var units = []string{"", "k", "m", "g", "t"}

// String writes the number in the largest unit that it is a multiple of. The
// package pflag calls it on a zero size too.
func (s *size) String() string {
	if s.value == nil {
		return ""
	}
	return sizeText(*s.value)
}

func sizeText(n int64) string {
	for i := len(units) - 1; i > 0; i-- {
		if unit := int64(1) << (10 * i); n >= unit && n%unit == 0 {
			return fmt.Sprintf("%d%siB", n/unit, strings.ToUpper(units[i]))
		}
	}
	return strconv.FormatInt(n, 10)
}

// amount is a number of bytes in words.
func amount(n int64) string {
	if text := sizeText(n); strings.HasSuffix(text, "B") {
		return text
	}
	return counted(int(n), "byte", "bytes")
}

// Type is what help shows for the value where no word of the usage is quoted.
func (s *size) Type() string { return "SIZE" }

// Set reads a whole number with or without a unit.
func (s *size) Set(text string) error {
	lower := strings.ToLower(strings.TrimSpace(text))
	digits := strings.TrimRight(lower, "kmgtib ")
	unit := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSpace(lower[len(digits):]), "b"), "i")
	n, err := strconv.ParseInt(digits, 10, 64)
	for i, u := range units {
		if err != nil || u != unit {
			continue
		}
		factor := int64(1) << (10 * i)
		if n < 0 || n > math.MaxInt64/factor {
			break
		}
		if n *= factor; n < s.least {
			return fmt.Errorf("it must be at least %s", sizeText(s.least))
		}
		if s.most > 0 && n > s.most {
			return fmt.Errorf("it can be %s at most", sizeText(s.most))
		}
		*s.value = n
		return nil
	}
	return fmt.Errorf("a size is a number with a unit, such as 512MiB or 2GiB")
}
