package ui

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

// widthVariable is read once, when the process starts, by the library that
// measures characters for the screen.
const widthVariable = "RUNEWIDTH_EASTASIAN"

// WidenAmbiguous makes characters of ambiguous width (UAX #11) take two cells,
// for terminals that draw them so. Where the process was not started that way
// it starts it again, and returns only if that fails.
func WidenAmbiguous() error {
	if wide, err := strconv.ParseBool(os.Getenv(widthVariable)); err == nil && wide {
		return nil
	}
	env := slices.DeleteFunc(os.Environ(), func(kv string) bool { return strings.HasPrefix(kv, widthVariable+"=") })
	if err := restart(append(env, widthVariable+"=1")); err != nil {
		return fmt.Errorf("ambiguous width 2: %w", err)
	}
	return nil
}
