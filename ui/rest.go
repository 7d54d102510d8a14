package ui

import "time"

// restsAfter is how long nothing must come from the keyboard or the archive
// until a session is at rest. What needs doing that nobody waits for is done then.
const restsAfter = time.Second

// stir tells that the session is not at rest. It is called for each message, on
// the goroutine that takes them.
func (p *program) stir() {
	rest := p.model.opts.Rest
	switch {
	case rest == nil:
	case p.idle == nil:
		p.idle = time.AfterFunc(restsAfter, rest)
	default:
		p.idle.Reset(restsAfter)
	}
}

// still ends what stir began.
func (p *program) still() {
	if p.idle != nil {
		p.idle.Stop()
	}
}
