package ui

import (
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
)

// mostBlocked is how long nothing is taken from the keyboard, ctrl+c neither, while
// the archive is opened: the first frame is then the list. That takes some
// milliseconds where the disk answers.
const mostBlocked = 250 * time.Millisecond

// openingLine is shown where that was not enough.
const openingLine = " Opening the archive; ctrl+c quits"

// openedMsg says that the model is there, or will not be.
type openedMsg struct{}

// begin makes the model and opens the archive, where that is yet to be done, while
// the terminal is set up. What it returns ends that: the model is there, or will not
// be, when it returns. Open may go on, on a disk that does not answer.
func (p *program) begin(ctx context.Context, o Options) (end func()) {
	ctx, cancel := context.WithCancel(ctx)
	p.ready = make(chan struct{})
	go func() {
		defer close(p.ready)
		defer p.caught()
		if o.Archive == nil {
			if o.Archive, p.closed = p.open(ctx, o.Open); o.Archive == nil {
				return
			}
		}
		p.model = New(o)
	}()
	return func() {
		cancel()
		<-p.ready
	}
}

// open opens the archive, and gives that up when ctx ends. Without an archive and an
// error it was given up, or failed by a fault of ours, which is noted.
func (p *program) open(ctx context.Context, open func(context.Context) (Archive, error)) (Archive, error) {
	type opened struct {
		archive Archive
		err     error
	}
	came := make(chan opened, 1)
	go func() {
		defer close(came)
		defer p.caught()
		a, err := open(ctx)
		if err != nil {
			a = nil
		}
		came <- opened{a, err}
	}()
	select {
	case o := <-came:
		if ctx.Err() == nil {
			return o.archive, o.err
		}
	case <-ctx.Done():
	}
	return nil, nil
}

// Init implements tea.Model.
func (p *program) Init() tea.Cmd {
	soon := time.NewTimer(p.blocks)
	defer soon.Stop()
	select {
	case <-p.ready:
		return p.opened()
	case <-p.ctx.Done():
		return p.close()
	case <-soon.C:
	}
	p.opening = true
	return func() tea.Msg {
		select {
		case <-p.ready:
		case <-p.ctx.Done():
		}
		return openedMsg{}
	}
}

// opened begins with the model, where it is there, and gives it what came before.
func (p *program) opened() tea.Cmd {
	p.opening = false
	if p.model == nil {
		return p.close()
	}
	cmds := []tea.Cmd{p.guard(p.model.Init())}
	for _, msg := range p.kept {
		cmds = append(cmds, p.update(msg))
	}
	p.kept = nil
	return tea.Batch(cmds...)
}

// close ends the program without a model.
func (p *program) close() tea.Cmd {
	p.opening, p.shut = false, true
	return tea.Quit
}

// meanwhile takes a message while the archive is opened: only ctrl+c and ctrl+z cannot
// wait. Of the sizes of the terminal the last is kept, however much is typed.
func (p *program) meanwhile(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case openedMsg:
		select {
		case <-p.ready:
			return p.opened()
		default: // the session has ended
			return p.close()
		}
	case tea.KeyPressMsg:
		switch name := msg.String(); {
		case name == "ctrl+c":
			return p.close()
		case name == "ctrl+z" && p.suspends:
			return tea.Suspend
		}
	case tea.WindowSizeMsg:
		before := slices.IndexFunc(p.kept, func(m tea.Msg) bool { _, is := m.(tea.WindowSizeMsg); return is })
		if before >= 0 {
			p.kept[before] = msg
			return nil
		}
	}
	if len(p.kept) < maxHeld {
		p.kept = append(p.kept, msg)
	}
	return nil
}
