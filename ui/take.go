package ui

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"

	"gongbao/model"
	"gongbao/ui/detail"
)

// doneMsg tells how something done outside the screen ended.
type doneMsg struct{ text string }

// what of an article to copy.
type yankWhat uint8

const (
	yankText yankWhat = iota
	yankCitation
	yankURL
	yankID
)

// yankMost is how many bytes OSC 52 is trusted with: several terminals drop
// longer sequences whole.
const yankMost = 74994

// withArticle does something with the article at hand: the one that is read,
// else the one selected, fetched first if need be.
func (m *Model) withArticle(do func(a *model.Article) tea.Cmd) tea.Cmd {
	if a := m.detail.Article(); a != nil && m.focus == paneArticle {
		return do(a)
	}
	hit, ok := m.list.Selected()
	if !ok {
		return nil
	}
	if a := m.detail.Article(); a != nil && a.ID == hit.ID {
		return do(a)
	}
	archive := m.opts.Archive
	ctx, gen := m.taking.begin(true)
	return func() tea.Msg {
		a, err := archive.Article(ctx, hit.ID)
		return withMsg{gen, a, err, do}
	}
}

// taken does what the article was fetched for.
func (m *Model) taken(msg withMsg) tea.Cmd {
	if !m.taking.finish(msg.gen) {
		return nil
	}
	if msg.err != nil {
		m.say(oneLine(msg.err))
		return nil
	}
	return msg.do(msg.article)
}

// withMsg brings the article that something is to be done with.
type withMsg struct {
	gen     uint64
	article *model.Article
	err     error
	do      func(*model.Article) tea.Cmd
}

// yank copies a part of the article by OSC 52, which reaches the reader's own
// clipboard through SSH too.
func yank(what yankWhat) func(*Model, int) tea.Cmd {
	return func(m *Model, _ int) tea.Cmd {
		return m.withArticle(func(a *model.Article) tea.Cmd { return m.copyOf(a, what) })
	}
}

func (m *Model) copyOf(a *model.Article, what yankWhat) tea.Cmd {
	text, name := "", ""
	switch what {
	case yankText:
		text, name = a.Title+"\n\n"+a.Text()+"\n", "text"
	case yankCitation:
		text, name = detail.Citation(a), "citation"
	case yankURL:
		text, name = a.URL, "URL"
	case yankID:
		text, name = string(a.ID), "id"
	}
	switch {
	case text == "":
		m.say("this article has no %s", name)
		return nil
	case len(text) > yankMost:
		m.say("the %s is too long for the terminal's clipboard (%d kB); e opens a copy, | pipes it", name, len(text)/1000)
		return nil
	}
	m.say("copied the %s", name)
	if what != yankText {
		m.say("copied %s", text)
	}
	return tea.SetClipboard(text)
}

// openURL opens the article's URL in the browser of the machine the reader
// sits at; over SSH that is not this one, so it copies it.
func (m *Model) openURL(int) tea.Cmd {
	return m.withArticle(func(a *model.Article) tea.Cmd {
		switch {
		case a.URL == "":
			m.say("this article has no URL")
			return nil
		case m.remote():
			return m.copyOf(a, yankURL)
		}
		m.say("opening %s", a.URL)
		return start(a.URL)
	})
}

// remote tells whether the reader sits at another machine.
func (m *Model) remote() bool {
	return !m.opts.Local || m.env("SSH_TTY") != "" || m.env("SSH_CONNECTION") != ""
}

// env returns a variable of the reader's own environment.
func (m *Model) env(name string) string {
	for _, kv := range m.opts.Environ {
		if v, ok := strings.CutPrefix(kv, name+"="); ok {
			return v
		}
	}
	return ""
}

// start opens a URL with the system's opener. Only http and https ever get here.
func start(url string) tea.Cmd {
	opener := []string{"xdg-open"}
	switch runtime.GOOS {
	case "darwin":
		opener = []string{"open"}
	case "windows":
		opener = []string{"rundll32", "url.dll,FileProtocolHandler"}
	}
	return func() tea.Msg {
		if err := exec.Command(opener[0], append(opener[1:], url)...).Run(); err != nil {
			return doneMsg{fmt.Sprintf("%s could not open it (%v); yu copies the URL", opener[0], err)}
		}
		return nil
	}
}

// edit opens a temporary copy of the article in $EDITOR: archives are opened
// read-only, and so is the copy, for nothing written to it would stay.
func (m *Model) edit(int) tea.Cmd {
	return m.withArticle(func(a *model.Article) tea.Cmd {
		text := a.Title + "\n\n" + a.Text() + "\n"
		if m.focus == paneArticle && m.detail.Stored() {
			text = a.Raw()
		}
		e := &editing{name: string(a.ID) + ".txt", text: text, editor: m.editor(), ctx: m.opts.Context, away: m.opts.away, in: m.opts.Keys}
		return tea.Exec(e, func(err error) tea.Msg {
			if err != nil {
				return doneMsg{fmt.Sprintf("the editor %s did not end well (%v); $EDITOR names another", e.editor, err)}
			}
			return doneMsg{}
		})
	})
}

// editor returns the command of the reader's editor.
func (m *Model) editor() string {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if e := strings.TrimSpace(m.env(name)); e != "" {
			return e
		}
	}
	return "vi"
}

// command makes the editor's command on a file. Where there is a shell it
// reads the variable, quotes and all, as other programs have it do.
func (e *editing) command(path string) *exec.Cmd {
	if runtime.GOOS == "windows" {
		words := strings.Fields(e.editor)
		return exec.CommandContext(e.ctx, words[0], append(words[1:], path)...)
	}
	return exec.CommandContext(e.ctx, "sh", "-c", e.editor+` "$1"`, "sh", path)
}

// afterScreen is how long Bubble Tea is given to put its screen away. It stops
// the ticker that draws on a goroutine of its own: a program that ends before
// that has happened would leave a screen that is never drawn again.
const afterScreen = 20 * time.Millisecond

// editing is an editor on a copy of an article, which goes when it ends.
type editing struct {
	name, text string
	editor     string
	ctx        context.Context // ends with the session
	away       *atomic.Bool
	in         *os.File // the terminal itself: an editor asks whether it is one
	out, err   io.Writer
}

// SetStdin implements tea.ExecCommand: the terminal is known already.
func (e *editing) SetStdin(io.Reader) {}

// SetStdout implements tea.ExecCommand.
func (e *editing) SetStdout(w io.Writer) { e.out = w }

// SetStderr implements tea.ExecCommand.
func (e *editing) SetStderr(w io.Writer) { e.err = w }

// Run writes the copy and runs the editor on it.
func (e *editing) Run() error {
	e.away.Store(true)
	defer e.away.Store(false)
	time.Sleep(afterScreen)
	dir, err := os.MkdirTemp("", "gongbao-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, e.name)
	if err := os.WriteFile(path, []byte(e.text), 0o400); err != nil {
		return err
	}
	c := e.command(path)
	c.Stdout, c.Stderr = e.out, e.err
	if e.in != nil {
		c.Stdin = e.in
	}
	return c.Run()
}

// pipe hands the cleaned text to a command of the shell and lets the reader
// look at what it printed.
func (m *Model) pipe(command string) tea.Cmd {
	return m.withArticle(func(a *model.Article) tea.Cmd {
		shell := m.env("SHELL")
		if shell == "" {
			shell = "sh"
		}
		p := &pipeline{text: a.Title + "\n\n" + a.Text() + "\n", shell: shell, command: command, ctx: m.opts.Context, away: m.opts.away, keys: m.opts.Keys}
		return tea.Exec(p, func(err error) tea.Msg {
			if err != nil {
				return doneMsg{fmt.Sprintf("%s: %v", command, err)}
			}
			return doneMsg{}
		})
	})
}

// pipeline is a shell command that reads an article, and the wait after it.
type pipeline struct {
	text, shell, command string
	ctx                  context.Context // ends with the session
	away                 *atomic.Bool
	keys                 *os.File // the terminal; nil: do not wait for Enter
	out, err             io.Writer
}

// SetStdin implements tea.ExecCommand.
func (p *pipeline) SetStdin(io.Reader) {}

// SetStdout implements tea.ExecCommand.
func (p *pipeline) SetStdout(w io.Writer) { p.out = w }

// SetStderr implements tea.ExecCommand.
func (p *pipeline) SetStderr(w io.Writer) { p.err = w }

// Run runs the command and waits for Enter, so that its output can be read.
func (p *pipeline) Run() error {
	p.away.Store(true)
	defer p.away.Store(false)
	time.Sleep(afterScreen)
	c := exec.CommandContext(p.ctx, p.shell, "-c", p.command)
	c.Stdin, c.Stdout, c.Stderr = strings.NewReader(p.text), p.out, p.err
	err := c.Run()
	fmt.Fprint(p.out, "\r\n[Enter goes back to gongbao] ")
	p.awaitEnter()
	return err
}

// awaitEnter waits for Enter, for the end of input or for the session to end.
func (p *pipeline) awaitEnter() {
	if p.keys == nil {
		return
	}
	entered := make(chan struct{})
	go func() {
		defer close(entered)
		var one [1]byte
		for {
			if n, err := p.keys.Read(one[:]); err != nil || n == 0 || one[0] == '\n' || one[0] == '\r' {
				return
			}
		}
	}()
	select {
	case <-entered:
	case <-p.ctx.Done():
	}
}
