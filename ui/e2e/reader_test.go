//go:build unix

package e2e

import (
	"encoding/base64"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// The archive of these tests, written where a test wants it.
var files = map[string]string{
	"a.txt":     "Lu'an Federation of Trade Unions opens a reading room\n2023-05-20 09:00 Source: Sample Daily\n\nThe Lu'an Federation of Trade Unions opened a reading room on Monday.\n",
	"b.txt":     "Huoqiu County Federation of Trade Unions trains crews\n2023-05-28 10:00 Source: Sample Daily\nOriginal link: https://example.org/b.html\n\nThe Huoqiu County Federation of Trade Unions trained twenty crews.\n\nA second paragraph about lanterns follows here, and it ends like a sentence.\n",
	"sub/c.txt": "嘉兴市总工会组建职工合唱团\n2021-03-27 11:20 来源：样例日报\n\n嘉兴市总工会组建的职工合唱团上周末完成了第一次合练，指挥把声部表贴在门口，大家各自找到了自己的位置。\n",
}

func archive(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "papers")
	for name, content := range files {
		write(t, filepath.Join(dir, name), content)
	}
	return dir
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

// escape presses esc alone, as people do: another key right behind it would
// be a key with alt.
func (term *terminal) escape(hides ...string) {
	term.t.Helper()
	term.press(esc)
	term.hides(hides...)
}

// session is a stretch of keys and what must show when they are done with.
type session struct {
	keys  []string
	shows []string
}

// play does the stretches of a session, each key alone or all of a stretch in
// one write.
func play(t *testing.T, args []string, stretches []session) {
	t.Helper()
	for _, once := range []bool{false, true} {
		term := start(t, 80, 24, nil, args...)
		for _, s := range stretches {
			if once {
				term.press(strings.Join(s.keys, ""))
			} else {
				for _, k := range s.keys {
					term.press(k)
				}
			}
			term.shows(s.shows...)
		}
		term.press("\x03")
		if code := term.ends(); code != 0 {
			t.Errorf("it ends with %d", code)
		}
		term.restored()
	}
}

func letters(s string) []string { return strings.Split(s, "") }

func keys(parts ...any) []string {
	var out []string
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			out = append(out, p)
		case []string:
			out = append(out, p...)
		}
	}
	return out
}

func TestReadTheSample(t *testing.T) {
	play(t, nil, []session{
		{nil, []string{"gongbao  sample", "articles, 2015 to 2025", "▌2025-09-18  Zhongmou", "1 of "}},
		{keys("j", "j"), []string{"▌2025-07-21  Nanshan", "3 of "}},
		{keys(enter), []string{"‹ 3 of ", "Nanshan District", "21 July 2025"}},
		{keys("]", "["), []string{"‹ 3 of "}},
		{keys("q"), []string{"gongbao  sample", "▌2025-07-21"}},
		{keys("u", letters("anhui"), enter), []string{"union:anhui", " of "}},
		{keys("d", letters("2023-05"), enter), []string{"union:anhui date:2023-05", "▌2023-05-31  Huoqiu"}},
		{keys("c"), []string{"articles, 2015 to 2025", "cleared union:anhui date:2023-05"}},
		{keys("f", letters("garlic"), enter), []string{"‹ ", "Zhongmou: garlic harvest under union parasols", "11 September 2023"}},
		{keys("q", "/", letters("parasols"), enter), []string{"gongbao  sample  parasols", "▌2023-09-11"}},
		{keys(enter), []string{"hit 1 of "}},
		{keys("r"), []string{"Sep-11-2023", "Source: Sample Union Net"}},
		{keys("r", "q", "c", "?", letters("anywhere")), []string{"╭ Keys", "quit from anywhere"}},
		{keys("\x1b"), []string{"▌2023-09-11"}},
	})
}

func TestReadTheFive(t *testing.T) {
	dir := five(t)
	play(t, []string{dir}, []session{
		{nil, []string{"gongbao  archive", "5 articles, 2020 to 2023", "▌2023-11-15  ACFTU", "1 of 5"}},
		{keys("j"), []string{"▌2023-10-25  Zhongmou", "2 of 5"}},
		{keys(enter), []string{"‹ 2 of 5", "2023-10-25", "Earnestly Study, Publicize and Implement", "25 October 2023, 14:57 · China Industrial Network"}},
		{keys("q", "u", letters("lu'an"), enter), []string{"1 of 5 articles", "▌2023-06-02  Lu'an"}},
		{keys("c", "d", letters("2023-09..2023-11"), enter), []string{"date:2023-09..2023-11", "3 of 5 articles"}},
		{keys("c", "f", letters("earnestly"), enter), []string{"‹ 2 of 5", "Earnestly Study"}},
		{keys("q", "u", letters("jiaxing"), enter, enter), []string{"‹ 1 of 1", "2020-11-11"}},
		{keys("q", "c", "/", letters("source:anhui"), enter), []string{"1 of 5 articles", "▌2023-06-02"}},
		{keys("c", "g", "u", letters("中牟"), enter), []string{"1 of 5 articles", "▌2023-10-25  Zhongmou"}},
	})
}

// Whatever is open, a resize draws it anew at the new size.
func TestResizeWhileOpen(t *testing.T) {
	for _, c := range []struct {
		keys  []string
		shows string
	}{
		{nil, "▌"}, {keys(enter), "28 May 2023"}, {keys("u", "anh"), "› anh"}, {keys("d", "2023"), "› 2023"}, {keys("f", "crew"), "› crew"},
		{keys("/", "crew"), "/ crew"}, {keys(":", "so"), ": so"}, {keys("?", "next"), "› next"}, {keys("S", "sam"), "› sam"},
	} {
		term := start(t, 80, 24, nil, archive(t))
		term.shows("3 articles")
		term.press("j")
		term.shows("2 of 3") // it has begun to listen
		term.press("k")
		term.shows("1 of 3")
		term.press(c.keys...)
		term.shows(c.shows)
		for _, size := range [][2]int{{40, 20}, {130, 40}, {100, 10}, {60, 24}} {
			term.resize(size[0], size[1])
			term.until(fmt.Sprintf("%q in %dx%d", c.shows, size[0], size[1]), func(s string) bool {
				return strings.Contains(s, c.shows) && ruled(s, size[0])
			})
		}
		term.resize(10, 4)
		term.hides(c.shows)
		term.resize(80, 24)
		term.shows(c.shows)
		term.press("\x03")
		if term.ends() != 0 {
			t.Errorf("%v: it does not end well", c.keys)
		}
		term.restored()
	}
}

// ruled tells whether the rule under the header is as wide as the screen, and
// the footer on its last line.
func ruled(screen string, w int) bool {
	lines := strings.Split(screen, "\n")
	return len(lines) > 1 && len([]rune(lines[1])) == w && lines[len(lines)-1] != ""
}

// The cursor stands behind what is typed, so that an input method's list opens
// there: a Chinese character takes two cells.
func TestChineseInput(t *testing.T) {
	term := start(t, 80, 24, nil, archive(t))
	term.shows("3 articles")
	for _, c := range []struct {
		open, shows string
		x, y        int
	}{{"/", " / 嘉兴a", 8, 23}, {"u", "› 嘉兴a", 17, 3}, {"f", "› 嘉兴a", 17, 3}, {":", " : 嘉兴a", 8, 23}} {
		term.press(c.open)
		term.press("嘉", "兴")
		term.press("a")
		term.shows(c.shows)
		term.until(fmt.Sprintf("the cursor at %d, %d", c.x, c.y), func(string) bool {
			p := term.emu.CursorPosition()
			return p.X == c.x && p.Y == c.y
		})
		term.escape(c.shows)
	}
	term.press("/", "嘉兴", enter)
	term.shows("▌2021-03-27")
	term.press(enter)
	term.shows("嘉兴市总工会组建职工合唱团", "2021年3月27日 11:20 · 样例日报")
}

// However it is left, it ends with status 0 and leaves the terminal as it was.
func TestLeaving(t *testing.T) {
	for name, leave := range map[string]func(*terminal){
		"q":       func(term *terminal) { term.press("q") },
		":quit":   func(term *terminal) { term.press(":quit", enter) },
		"ctrl+c":  func(term *terminal) { term.press("\x03") },
		"SIGINT":  func(term *terminal) { term.signal(syscall.SIGINT) },
		"SIGTERM": func(term *terminal) { term.signal(syscall.SIGTERM) },
		"SIGHUP":  func(term *terminal) { term.signal(syscall.SIGHUP) },
	} {
		for opened, keys := range map[string]string{"list": "", "article": enter, "picker": "u", "line": "/abc", "mouse": ":mouse" + enter} {
			if name == "q" && (opened == "article" || opened == "picker" || opened == "line") || name == ":quit" && (opened == "picker" || opened == "line") {
				continue
			}
			t.Run(name+" from "+opened, func(t *testing.T) {
				t.Parallel()
				// Answers to queries that come after it has ended would be
				// for the shell; here nobody answers.
				term := launch(t, setting{w: 80, h: 24, mute: true}, binary(t), archive(t))
				term.shows("3 articles")
				term.press(keys)
				term.shows(map[string]string{"list": "▌", "article": "‹ 1 of 3", "picker": "╭ Union", "line": "/ abc", "mouse": "the mouse is on"}[opened])
				leave(term)
				if code := term.ends(); code != 0 {
					t.Errorf("it ends with %d: %v", code, term.err)
				}
				out := term.output()
				term.restored()
				if !strings.Contains(out, "\x1b[?1049l") {
					t.Error("it does not leave the alternate screen")
				}
				if s := strings.TrimSpace(term.screen()); s != "" {
					t.Errorf("it leaves behind %q", s)
				}
			})
		}
	}
}

// A terminal that is closed ends it too.
func TestClosedTerminal(t *testing.T) {
	for _, keys := range []string{"", enter, "u", "/abc", "fxy"} {
		term := start(t, 80, 24, nil, archive(t))
		term.shows("3 articles")
		term.press(keys)
		term.hangUp()
		if code := term.ends(); code != 0 {
			t.Errorf("after %q it ends with %d: %v", keys, code, term.err)
		}
	}
}

// ctrl+z gives the terminal back to the shell, fg takes it again.
func TestSuspend(t *testing.T) {
	script := `set -m; "$0" "$1"; echo suspended-now; read line; fg >/dev/null; echo "ended with $?"`
	term := launch(t, setting{w: 80, h: 24}, "sh", "-c", script, binary(t), archive(t))
	term.shows("3 articles", "▌2023-05-28")
	term.press("j")
	term.shows("▌2023-05-20")
	term.press("\x1a")
	term.shows("suspended-now")
	term.restored()
	term.press("\n")
	term.shows("3 articles", "▌2023-05-20", "2 of 3")
	term.hides("suspended-now")
	term.press("k")
	term.shows("▌2023-05-28")
	term.press("q")
	term.shows("ended with 0")
	if term.ends() != 0 {
		t.Error("the shell ends badly")
	}
	term.restored()
}

// What yc copies goes to the reader's own clipboard.
func TestYank(t *testing.T) {
	term := start(t, 80, 24, nil, archive(t))
	term.shows("3 articles")
	for key, want := range map[string]string{
		"c": "Huoqiu County Federation of Trade Unions trains crews[N/OL]. Sample Daily, 2023-05-28. https://example.org/b.html.",
		"u": "https://example.org/b.html",
		"t": "Huoqiu County Federation of Trade Unions trains crews\n\nThe Huoqiu County Federation of Trade Unions trained twenty crews.\nA second paragraph about lanterns follows here, and it ends like a sentence.\n",
	} {
		term.press("y", key)
		sequence := "\x1b]52;c;" + base64.StdEncoding.EncodeToString([]byte(want))
		term.until("OSC 52 of "+key, func(string) bool { return strings.Contains(term.output(), sequence) })
	}
	term.shows("copied")
}

// e opens a copy in the editor; what is done to it does not touch the archive.
func TestEdit(t *testing.T) {
	dir, record := archive(t), filepath.Join(t.TempDir(), "record")
	editor := filepath.Join(t.TempDir(), "editor")
	write(t, editor, fmt.Sprintf("#!/bin/sh\nprintf '%%s\\n' \"$@\" > %[1]s\ncat \"$2\" >> %[1]s\necho changed >> \"$2\"\ntest -t 0 && echo in-the-editor\nread line\n", record))
	if err := os.Chmod(editor, 0o755); err != nil {
		t.Fatal(err)
	}
	term := start(t, 80, 24, []string{"EDITOR=" + editor + " -n"}, dir)
	term.shows("3 articles")
	term.press("e")
	term.shows("in-the-editor") // its standard input is the terminal
	term.press("\n")
	term.shows("3 articles", "▌2023-05-28")
	b, err := os.ReadFile(record)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitN(string(b), "\n", 3)
	if lines[0] != "-n" || strings.HasPrefix(lines[1], dir) || !strings.HasSuffix(lines[1], ".txt") || !strings.HasPrefix(lines[2], "Huoqiu County Federation of Trade Unions trains crews\n\nThe Huoqiu") {
		t.Errorf("the editor got %q", b)
	}
	if _, err := os.Stat(lines[1]); err == nil {
		t.Errorf("the copy %s is left behind", lines[1])
	}
	for name, want := range files {
		if got, _ := os.ReadFile(filepath.Join(dir, name)); string(got) != want {
			t.Errorf("%s in the archive has changed", name)
		}
	}
	term.press("j")
	term.shows("▌2023-05-20")
	term.press("q")
	if term.ends() != 0 {
		t.Error("it ends badly")
	}
	term.restored()
}

// An editor that cannot be started is told, and the screen is there again.
func TestEditFails(t *testing.T) {
	term := start(t, 80, 24, []string{"EDITOR=no-such-editor"}, archive(t))
	term.shows("3 articles")
	term.press("e")
	term.shows("no-such-editor", "▌2023-05-28")
	term.press("|", "exit 3", enter)
	term.shows("[Enter goes back to gongbao]")
	term.press(enter)
	term.shows("exit status 3", "▌2023-05-28")
}

// | hands the text to a command and shows what it prints.
func TestPipe(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	term := start(t, 80, 24, nil, archive(t))
	term.shows("3 articles")
	term.press(enter, "|", "tee "+out+" | wc -l", enter)
	term.shows("[Enter goes back to gongbao]")
	term.press("jjj", enter)
	term.shows("‹ 1 of 3")
	if b, _ := os.ReadFile(out); !strings.HasPrefix(string(b), "Huoqiu County Federation of Trade Unions trains crews\n\nThe Huoqiu") {
		t.Errorf("the command got %q", b)
	}
	term.press("|", "cat", enter)
	term.shows("trained twenty crews.", "[Enter goes back to gongbao]")
	term.press(enter)
	term.shows("‹ 1 of 3")
	term.press("qq")
	if term.ends() != 0 {
		t.Error("it ends badly")
	}
	term.restored()
}

const poison = "\x1b]52;c;cm0gLXJmIC8=\x07\x1b]0;evil title\x1b\\\x1b[5;7r\x1b[?47h\x1b[38;5;199mred\x1bP+q\x1b\\\u202eevil\u2066\u200b\ufeff\x00\x08\x0e\u009b6n\u0090"

// What an article holds reaches the terminal as text only.
func TestHostileArticle(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "hostile "+"\u202e\x1b[5;7rname")
	write(t, filepath.Join(dir, "1.txt"), "Union "+poison+" title\n2024-01-02 Source: "+poison+"\n\nA paragraph "+poison+" of a trade union.\n\n"+poison+"\n")
	write(t, filepath.Join(dir, "2.txt"), "A union of e"+strings.Repeat("\u0301", 100_000)+"\n2024-01-01\n\nCombining marks.\n")
	write(t, filepath.Join(dir, "3.txt"), "One line\n2023-12-31\n\n"+strings.Repeat("工会 union ", 100_000)+"\n")
	write(t, filepath.Join(dir, "4"+"\x1b]0;evil\x07"+".txt"), strings.Repeat("x", 1<<20))
	write(t, filepath.Join(dir, "5.txt"), strings.Repeat("\x00", 5000))
	term := start(t, 80, 24, nil, dir)
	term.shows("articles, 2023 to 2024")
	term.press(enter)
	term.shows("‹ 1 of ")
	for _, k := range []string{"r", "r", "G", "]", "r", "G", "]", "G", "g", "]", "G", "q"} {
		term.press(k)
	}
	term.press("!")
	term.shows("╭ Problems", "1 of 3")
	term.escape("╭ Problems")
	term.press("f", "union")
	term.shows("› union")
	term.escape("› union")
	term.press("S")
	term.shows("╭ Sources")
	term.escape("╭ Sources")
	term.press("y", "t", "j", "y", "c", "q")
	if term.ends() != 0 {
		t.Error("it ends badly")
	}
	out := term.output()
	for _, bad := range []string{"\x1b]52;c;cm0g", "\x1b]0;", "\x1b[5;7r", "\x1b[?47h", "38;5;199", "\x1bP+q\x1b", "\u202e", "\u2066", "\u200b", "\ufeff", "\x00", "\x0e", "\u009b", "\u0090"} {
		if i := strings.Index(out, bad); i >= 0 {
			t.Errorf("the output holds %q: %q", bad, out[max(0, i-60):min(len(out), i+60)])
		}
	}
	term.restored()
}

// Keys that do nothing send nothing; so does rest.
func TestNothingSendsNothing(t *testing.T) {
	term := start(t, 80, 24, nil, archive(t))
	term.shows("3 articles")
	step := func(keys, shows string) string {
		before := term.sent()
		term.press(keys)
		term.shows(shows)
		return term.output()[before:]
	}
	step("j", "▌2023-05-20")
	step("k", "▌2023-05-28")
	plain := step("j", "▌2023-05-20")
	step("k", "▌2023-05-28")
	if got := step(strings.Repeat("Z\x1b[Zqx"[:1], 60)+"j", "▌2023-05-20"); got != plain {
		t.Errorf("keys without effect send %q, where j alone sends %q", got, plain)
	}
	step("k", "▌2023-05-28")
	if got := step("j", "▌2023-05-20"); got != plain {
		t.Errorf("j sends %q, before it sent %q", got, plain)
	}
}

// One key costs few bytes: the link to the archive may be slow.
func TestBytes(t *testing.T) {
	for _, c := range []struct {
		name       string
		env        []string
		list, page int // the most for one j in the list, one in the article
	}{{"colours", nil, 240, 130}, {"no colour", []string{"NO_COLOR=1"}, 64, 130}} {
		dir := filepath.Join(t.TempDir(), "papers")
		for i := range 40 {
			body := strings.Repeat(fmt.Sprintf("Sentence %d of the article says that everybody came to see the machines. ", i), 40)
			write(t, filepath.Join(dir, fmt.Sprintf("%02d.txt", i)), fmt.Sprintf("Article %02d of the Federation of Trade Unions of the county goes on and on\n2023-05-%02d 09:00\n\n%s\n", i, 1+i%28, body))
		}
		term := start(t, 80, 24, c.env, dir)
		term.shows("40 articles", "1 of 40")
		at := term.sent()
		for i := 2; i < 12; i++ {
			term.press("j")
			term.shows(fmt.Sprintf("%d of 40", i))
		}
		if n := (term.sent() - at) / 10; n > c.list {
			t.Errorf("%s: a key in the list sends %d bytes, more than %d", c.name, n, c.list)
		}
		term.press(enter)
		term.shows("‹ 11 of 40")
		at = term.sent()
		before := term.screen()
		for range 10 {
			term.press("j")
			before = term.until("the next line", func(s string) bool { return s != before })
		}
		if n := (term.sent() - at) / 10; n > c.page {
			t.Errorf("%s: a key in the article sends %d bytes, more than %d", c.name, n, c.page)
		}
	}
}

func TestNoColour(t *testing.T) {
	for _, env := range [][]string{{"NO_COLOR=1"}, nil} {
		term := start(t, 80, 24, env, archive(t))
		term.shows("3 articles")
		term.press("j", "u", "an")
		term.shows("› an")
		term.escape("› an")
		term.press(enter)
		term.shows("‹ 2 of 3")
		term.press("/", "union", enter)
		term.shows("hit 1 of")
		term.press("\x03")
		term.ends()
		coloured := false
		for _, m := range styleSeq.FindAllStringSubmatch(term.output(), -1) {
			for _, part := range strings.FieldsFunc(m[1], func(r rune) bool { return r == ';' || r == ':' }) {
				if len(part) == 2 && strings.ContainsAny(part[:1], "349") && part != "49" && part != "39" || len(part) == 3 && part[:2] == "10" {
					coloured = true
				}
			}
		}
		if coloured != (env == nil) {
			t.Errorf("with %v colours are sent: %v", env, coloured)
		}
	}
}

// A terminal that answers no query is no reason to wait.
func TestTerminalThatAnswersNothing(t *testing.T) {
	term := launch(t, setting{w: 80, h: 24, mute: true}, binary(t), archive(t))
	term.shows("3 articles")
	term.press("j", enter)
	term.shows("‹ 2 of 3")
	term.press("\x03")
	if term.ends() != 0 {
		t.Error("it ends badly")
	}
	term.restored()
}

// Where there is no screen to draw on there is a list.
func TestPlainOutput(t *testing.T) {
	dir := archive(t)
	term := start(t, 80, 24, []string{"TERM=dumb"}, dir)
	if code := term.ends(); code != 0 {
		t.Errorf("TERM=dumb: it ends with %d", code)
	}
	if out := term.output(); strings.Contains(out, "\x1b") || !strings.Contains(out, "Huoqiu County Federation of Trade Unions trains crews") && !strings.Contains(out, "Huoqiu") {
		t.Errorf("TERM=dumb: %q", out)
	}
	cmd := exec.Command(binary(t), dir)
	cmd.Env = environment(t)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if s := string(out); strings.Contains(s, "\x1b") || strings.Count(s, "\n") != 3 || !strings.Contains(s, "\tHuoqiu County Federation of Trade Unions trains crews\n") {
		t.Errorf("into a pipe: %q", s)
	}
}

// An archive that is not there is told in one line, before the screen is taken.
func TestNoSuchArchive(t *testing.T) {
	term := start(t, 80, 24, nil, "/no/such/folder")
	if code := term.ends(); code != 2 {
		t.Errorf("it ends with %d", code)
	}
	if out := term.output(); strings.Contains(out, "\x1b") || strings.Count(out, "\n") != 1 || !strings.Contains(out, "/no/such/folder") {
		t.Errorf("it says %q", out)
	}
}

// An article on standard input is read with keys from the terminal.
func TestStdinArticle(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, files["b.txt"]); err != nil {
		t.Fatal(err)
	}
	w.Close()
	term := launch(t, setting{w: 80, h: 24, stdin: r}, binary(t), "-")
	r.Close()
	term.shows("Huoqiu County", "1 of 1")
	term.press(enter)
	term.shows("trained twenty crews", "28 May 2023")
	term.press("q")
	term.shows("1 of 1")
	term.resize(60, 20)
	term.until("the new size", func(s string) bool { return ruled(s, 60) })
	term.press("q")
	if code := term.ends(); code != 0 {
		t.Errorf("it ends with %d", code)
	}
	term.restored()
}

// What is no regular file, and links that go round, hold nothing up.
func TestFIFOAndLinkLoop(t *testing.T) {
	dir := archive(t)
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.txt"), 0o644); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"loop": dir, "sub/up": "..", "self.txt": "self.txt", "gone.txt": "nowhere.txt"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	write(t, filepath.Join(dir, ".git", "x.txt"), files["a.txt"])
	term := start(t, 80, 24, nil, dir)
	term.shows("3 articles, 2021 to 2023", "▌2023-05-28", "1 of 3")
	term.hides("reading 3", "files")
	term.press("q")
	if term.ends() != 0 {
		t.Error("it ends badly")
	}
}
