//go:build unix

package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What is typed, picked and saved is there the next time, for the same archive.
func TestKeptForTheNextTime(t *testing.T) {
	state, dir := t.TempDir(), archive(t)
	env := []string{"XDG_STATE_HOME=" + state}
	term := start(t, 80, 24, env, dir)
	term.shows("3 articles")
	term.press("/lanterns" + enter + ":save 灯" + enter + "cfcrews" + enter)
	term.shows("trains crews", "‹ ")
	term.press("q" + altLeft)
	term.shows("lanterns", "1 of 3")
	term.press("q")
	if code := term.ends(); code != 0 {
		t.Errorf("it ends with %d", code)
	}
	term = start(t, 80, 24, env, dir)
	term.shows("3 articles")
	term.press("f")
	term.shows("recent   2023-05-28", "saved    灯  lanterns")
	term.escape("╭ Find")
	term.press("/" + up)
	term.shows("/ lanterns", "1 of 3")
	term.press("\x03")
	term.ends()

	other := start(t, 80, 24, env, filepath.Join(dir, "sub"))
	other.shows("1 article")
	other.press("f")
	if s := other.shows("╭ Find", "article  2021"); strings.Contains(s, "recent") || strings.Contains(s, "saved") {
		t.Errorf("another archive's are offered:\n%s", s)
	}
	other.press("\x03")
	other.ends()
}

// A damaged file is told of and left alone; reading goes on.
func TestDamagedState(t *testing.T) {
	state := t.TempDir()
	file, spoilt := filepath.Join(state, "gongbao", "state.db"), strings.Repeat("no database ", 500)
	write(t, file, spoilt)
	term := start(t, 80, 24, []string{"XDG_STATE_HOME=" + state}, archive(t))
	term.shows("3 articles", "not kept: it is damaged")
	term.press("/lanterns" + enter + enter)
	term.shows("‹ 1 of 1", "lanterns follows")
	term.press("q", "q")
	if code := term.ends(); code != 0 {
		t.Errorf("it ends with %d", code)
	}
	if b, err := os.ReadFile(file); err != nil || string(b) != spoilt {
		t.Errorf("the file was changed: %v", err)
	}
}
