package ui

import (
	"fmt"
	"os"
)

// widthVariable is read once, when the process starts, by the library that
// measures characters for the screen.
const widthVariable = "RUNEWIDTH_EASTASIAN"

// WidenAmbiguous makes characters of ambiguous width (UAX #11) take two cells,
// for terminals that draw them so. Where the process was not started that way
// it starts it again, and returns only if that fails.
func WidenAmbiguous() error {
	if os.Getenv(widthVariable) != "" {
		return nil
	}
	if err := restart(widthVariable + "=1"); err != nil {
		return fmt.Errorf("ambiguous width 2: %w", err)
	}
	return nil
}
