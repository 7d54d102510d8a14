package ui

import (
	"context"
	"os"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestHangupReader: whoever is told of keys is told before they are looked at, and of
// the end of the terminal there is word too.
func TestHangupReader(t *testing.T) {
	keys, terminal, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer keys.Close()
	var told []string
	r := &hangupReader{
		File: keys,
		came: func() { told = append(told, "came") },
		gone: func() { told = append(told, "gone") },
	}
	if _, err := terminal.WriteString("j"); err != nil {
		t.Fatal(err)
	}
	p := make([]byte, 8)
	if n, err := r.Read(p); n != 1 || err != nil || !slices.Equal(told, []string{"came"}) {
		t.Errorf("read %q, %v, told %v", p[:n], err, told)
	}
	terminal.Close()
	if _, err := r.Read(p); err == nil || !slices.Equal(told, []string{"came", "came", "gone"}) {
		t.Errorf("the terminal is closed: %v, told %v", err, told)
	}
	if _, err := (&hangupReader{File: keys, gone: r.gone}).Read(p); err == nil {
		t.Error("with nobody to be told of keys")
	}
}

// TestMeanwhile: while the archive is opened ctrl+z stops the program where it does so
// later, and does not wait to do it then; and of the sizes of the terminal the last one
// is kept behind however many keys.
func TestMeanwhile(t *testing.T) {
	p := &program{ctx: context.Background(), ready: make(chan struct{}), opening: true, suspends: true}
	p.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	for range maxHeld {
		p.Update(tea.KeyPressMsg{Code: 'j', Text: "j"})
	}
	p.Update(tea.WindowSizeMsg{Width: 40, Height: 20})
	if len(p.kept) != maxHeld || p.kept[0] != tea.Msg(tea.WindowSizeMsg{Width: 40, Height: 20}) {
		t.Errorf("of %d messages the first is %v", len(p.kept), p.kept[0])
	}
	p.kept = nil
	stop := tea.KeyPressMsg{Code: 'z', Mod: tea.ModCtrl}
	_, cmd := p.Update(stop)
	if len(p.kept) > 0 || cmd == nil || cmd() != tea.Msg(tea.SuspendMsg{}) {
		t.Error("ctrl+z waits")
	}
	p.suspends = false
	if _, cmd := p.Update(stop); len(p.kept) != 1 || cmd != nil {
		t.Error("nothing is to stop the program")
	}
}
