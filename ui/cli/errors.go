package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"sync"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"gongbao/ui/text"
)

// errNothing ends a command that found nothing, errProblems a check that found
// something. Neither is printed: what there is to say has been said.
var (
	errNothing  = errors.New("nothing found")
	errProblems = errors.New("there are problems")
)

// notFound is a message about something that does not exist: status 1.
type notFound struct{ msg string }

func (e notFound) Error() string { return e.msg }

// status prints err, if it is to be printed, and returns the exit status.
func (r *run) status(err error) int {
	var missing notFound
	switch {
	case err == nil, isClosedPipe(err):
		return Found
	case errors.Is(err, errNothing), errors.Is(err, errProblems):
		return Nothing
	case errors.Is(err, context.Canceled):
		return Failed
	case errors.As(err, &missing):
		r.say("%s", err)
		return Nothing
	}
	r.say("%s", err)
	return Failed
}

// say prints one plain line on stderr.
func (r *run) say(format string, args ...any) {
	line := strings.TrimSpace(fmt.Sprintf(format, args...))
	fmt.Fprintln(r.Stderr, "gongbao: "+text.Clean(line))
}

// flagError words an error about flags.
func flagError(c *cobra.Command, err error) error {
	var invalid *pflag.InvalidValueError
	var none *pflag.ValueRequiredError
	switch {
	case errors.As(err, &invalid):
		return fmt.Errorf("--%s%s; see %s --help", invalid.GetFlag().Name, wrong(invalid), c.CommandPath())
	case errors.As(err, &none):
		return fmt.Errorf("--%s takes a value, and none is given; see %s --help", none.GetFlag().Name, c.CommandPath())
	}
	msg := strings.Replace(err.Error(), "unknown shorthand flag: ", "unknown flag ", 1)
	msg = strings.Replace(msg, "unknown flag: ", "unknown flag ", 1)
	hint := "see " + c.CommandPath() + " --help"
	if takesQuery(c) && strings.HasPrefix(msg, "unknown flag") {
		hint = "a query that begins with - goes after --: " + c.CommandPath() + " -- -word"
	}
	if c.Name() == "gongbao" && strings.HasPrefix(msg, "unknown flag 'a'") || strings.HasPrefix(msg, "unknown flag --archive") {
		hint = "the reader takes the archive without a flag: gongbao PATH"
	}
	return errors.New(msg + "; " + hint)
}

// wrong says what is wrong with the value of a flag, to go on from its name.
func wrong(err *pflag.InvalidValueError) string {
	switch err.GetFlag().Value.Type() {
	case "int":
		return fmt.Sprintf(" takes a number, not %q", err.GetValue())
	case "bool":
		return fmt.Sprintf(" takes true or false, not %q", err.GetValue())
	}
	return ": " + errors.Unwrap(err).Error()
}

// together are cobra's words for flags of which only one may be given.
var together = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^if any flags in the group \[.*\] are set none of the others can be; \[(.*)\] were all set$`)
})

// exclusive words an error about flags that do not go together.
func exclusive(c *cobra.Command, err error) error {
	if err == nil {
		return nil
	}
	m := together().FindStringSubmatch(err.Error())
	if m == nil {
		return err
	}
	return fmt.Errorf("--%s do not go together; see %s --help", strings.ReplaceAll(m[1], " ", " and --"), c.CommandPath())
}

func takesQuery(c *cobra.Command) bool { return c.Name() == "find" || c.Name() == "unions" }

// plain is an error without the operation that the os package puts before it.
func plain(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Path + ": " + pe.Err.Error()
	}
	return err.Error()
}
