package overlay

import tea "charm.land/bubbletea/v2"

// mostHeld bounds the keys that wait; more than a person types in one breath.
const mostHeld = 256

// Ahead counts the generations of a question and holds back what is typed
// before its answer is there, so that Enter and the keys after it act on the
// result of the text as typed. The zero Ahead has no question yet.
type Ahead struct {
	now, have uint64
	queue     []tea.Msg
}

// Next begins the next question and returns its generation.
func (a *Ahead) Next() uint64 {
	a.now++
	return a.now
}

// Skip begins a question that needs no answer: what was asked before is stale.
func (a *Ahead) Skip() {
	a.now++
	a.have = a.now
}

// Gen returns the generation of the present question.
func (a *Ahead) Gen() uint64 { return a.now }

// Answer takes the generation of an answer and tells whether it is that of the
// present question. A question may be answered again.
func (a *Ahead) Answer(gen uint64) bool {
	if gen != a.now {
		return false
	}
	a.have = gen
	return true
}

// Ready tells whether the present question is answered.
func (a *Ahead) Ready() bool { return a.have == a.now }

// Holding tells whether anything waits.
func (a *Ahead) Holding() bool { return len(a.queue) > 0 }

// Holds tells whether a key of a kind waits.
func (a *Ahead) Holds(kind func(tea.KeyPressMsg) bool) bool {
	for _, msg := range a.queue {
		if k, isKey := msg.(tea.KeyPressMsg); isKey && kind(k) {
			return true
		}
	}
	return false
}

// Hold lets a key or a paste wait.
func (a *Ahead) Hold(msg tea.Msg) {
	if len(a.queue) < mostHeld {
		a.queue = append(a.queue, msg)
	}
}

// Drain hands what waits to act, in order, until a key has to wait again or act
// says to stop.
func (a *Ahead) Drain(waits func(tea.KeyPressMsg) bool, act func(tea.Msg) (more bool)) {
	for len(a.queue) > 0 {
		msg := a.queue[0]
		if k, isKey := msg.(tea.KeyPressMsg); isKey && !a.Ready() && waits(k) {
			return
		}
		a.queue = a.queue[1:]
		if !act(msg) {
			return
		}
	}
}

// Rest takes everything that waits out of the queue.
func (a *Ahead) Rest() []tea.Msg {
	rest := a.queue
	a.queue = nil
	return rest
}

// OnlyMoves tells whether nothing waits but keys that move the selection. They
// mean nothing any more when the text changes.
func (a *Ahead) OnlyMoves() bool {
	for _, msg := range a.queue {
		if k, isKey := msg.(tea.KeyPressMsg); !isKey || !IsMove(k) {
			return false
		}
	}
	return true
}
