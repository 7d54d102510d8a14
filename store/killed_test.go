//go:build unix

package store

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"gongbao/model"
	"gongbao/store/extract"
	"gongbao/store/ingest"
)

// victim is what a process reads that is to be killed.
type victim struct {
	Dir, Path                    string
	Spill, Bare, MostBare, Noted int
	Room                         int64 // no file may become longer than so many bytes; 0 is any
}

const victimVar = "GONGBAO_TEST_VICTIM"

func (v victim) cache() Cache {
	return Cache{Path: v.Path, Always: true, spillFrom: v.Spill, bareFrom: v.Bare, mostBare: v.MostBare, noteAfter: v.Noted}
}

// victimSep parts what a victim says of each edition: the phase, and how much is done.
const victimSep = " | "

// TestVictim is no test but the process that TestKilled kills and TestNoRoom stints: it reads an archive
// and says how far it is.
func TestVictim(t *testing.T) {
	text := os.Getenv(victimVar)
	if text == "" {
		t.Skip("only where another test starts it")
	}
	var v victim
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatal(err)
	}
	if v.Room > 0 {
		signal.Ignore(syscall.SIGXFSZ)
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: uint64(v.Room), Max: uint64(v.Room)}); err != nil {
			t.Fatal(err)
		}
	}
	l, err := Open(t.Context(), Options{Paths: []string{v.Dir}, Cache: v.cache(), Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	for read := l.Done(); read != nil; {
		changed := l.Changed()
		fmt.Printf("%s%s%d\n", l.Info().Loading.Phase, victimSep, l.now.Load().done())
		select {
		case <-changed:
		case <-read:
			read = nil
		}
	}
	fmt.Printf("read%s%d\n", victimSep, l.now.Load().done())
	if err := l.SaveError(); v.Room == 0 && err != nil {
		t.Fatal(err)
	}
	if v.Room > 0 {
		sameAnswers(t, ask(t, l), ask(t, opened(t, v.Dir, Cache{})), "without room")
		fmt.Println("unsaved" + victimSep + l.Info().Unsaved)
	}
}

// point is when a victim is killed: so many editions after it came to a phase, and
// so many ticks of a fast clock later.
type point struct {
	phase string
	after int
	ticks int
}

// somePoint is one in either stage, in the joining or in the writing of the end.
func somePoint(rng *rand.Rand) point {
	phase := []string{"reading", Indexing, Indexing, "read"}[rng.IntN(4)]
	if phase == "read" {
		return point{phase, 0, rng.IntN(30)}
	}
	return point{phase, rng.IntN(12), rng.IntN(3)}
}

// command is what runs a victim.
func (v victim) command(t *testing.T) *exec.Cmd {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestVictim$")
	cmd.Env = append(os.Environ(), victimVar+"="+string(text))
	return cmd
}

// killed starts a victim and kills it at a point. It returns what it said last
// but one was done, which it had the time to keep, and whether it was alive then.
func (v victim) killed(t *testing.T, at point) (done int, alive bool) {
	t.Helper()
	cmd := v.command(t)
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	lines, last, met := bufio.NewScanner(out), 0, false
	for lines.Scan() {
		phase, n, ok := strings.Cut(lines.Text(), victimSep)
		if !ok {
			continue // of the test's own
		}
		done = last
		if last, err = strconv.Atoi(n); err != nil {
			t.Fatal(err)
		}
		if met = met || phase == at.phase; met {
			if at.after--; at.after < 0 {
				break
			}
		}
	}
	for clock := time.NewTicker(100 * time.Microsecond); at.ticks > 0; at.ticks-- {
		<-clock.C
	}
	_ = cmd.Process.Kill()
	_, _ = io.Copy(io.Discard, out)
	err = cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); code > 0 {
		t.Fatalf("it fails by itself: %v", err)
	}
	return done, err != nil
}

// TestKilled kills the first reading of an archive again and again, in both of its
// stages, while parts are joined and while the snapshot is written. What it said was
// done, but for what may be lost, is not done again; what it left is never trusted by
// halves; and whoever reads next answers right.
func TestKilled(t *testing.T) {
	rounds := 8
	if testing.Short() || raced {
		rounds = 3
	}
	rng := rand.New(rand.NewPCG(56, 56))
	indexed, joined := 0, 0 // what was left: some texts indexed, all to be joined
	for round := range rounds {
		f := newShelf(t, rng, 60+rng.IntN(60))
		v := victim{Dir: f.dir, Path: filepath.Join(t.TempDir(), "one.snapshot"), Spill: 1, Bare: 1 + rng.IntN(60), MostBare: 1 + rng.IntN(9), Noted: 1 + rng.IntN(30)}
		want := ask(t, opened(t, f.dir, Cache{}))
		far := 0
		for step, alive := 0, true; alive && step < 6; step++ {
			at := somePoint(rng)
			var said int
			said, alive = v.killed(t, at)
			when := fmt.Sprintf("round %d, step %d, at %+v", round, step, at)
			found, err := openSnapshot(v.cache())
			switch {
			case errors.Is(err, fs.ErrNotExist) && far == 0:
			case err != nil:
				t.Fatalf("%s: what is left is no snapshot: %v", when, err)
			default:
				now := found.store().done()
				if may := max(v.Noted, now/noteShare); now < far || now+may <= said {
					t.Errorf("%s: %d of %d are kept, and %d were", when, now, said, far)
				}
				far = now
			}
			if found == nil {
				continue
			}
			switch s := found.store(); {
			case s.bare > 0 && s.bare < s.count:
				indexed++
			case s.bare == 0 && (found.partial() || found.inParts()):
				joined++
			}
			if rng.IntN(3) == 0 || !alive {
				v.sameAfter(t, found, want, when)
				break
			}
		}
	}
	if indexed+joined == 0 {
		t.Error("it was never killed in its second stage")
	}
}

// sameAfter opens what a victim left, reads on to the end and asks.
func (v victim) sameAfter(t *testing.T, found *snapshot, want answers, when string) {
	t.Helper()
	files := found.files()
	l, err := open(t.Context(), Options{Paths: []string{v.Dir}, Cache: v.cache(), Workers: 2}, ingest.Each, func(d model.Document) *model.Article {
		if files.has(fileKey(d.Path)) {
			t.Errorf("%s: %s is read again", when, d.Path)
		}
		return extract.Article(d)
	})
	if err == nil {
		err = errors.Join(l.Wait(), l.SaveError())
	}
	if err != nil {
		t.Fatalf("%s: %v", when, err)
	}
	sameAnswers(t, ask(t, l), want, when)
	if made, err := openSnapshot(v.cache()); err != nil || made.partial() || len(made.segments) != 1 {
		t.Errorf("%s: at the end it is %+v, %v", when, made, err)
	}
	if left, _ := filepath.Glob(v.Path + newSuffix); len(left) > 0 {
		t.Errorf("%s: it leaves %v", when, left)
	}
}

// TestNoRoom reads and changes an archive where nothing can be written beyond a byte.
// All is found all the same; it is said what to do, unless the snapshot holds all and
// is only not as tidy as it is to be; and a snapshot that was there is as it was.
func TestNoRoom(t *testing.T) {
	rounds := 12
	if testing.Short() || raced {
		rounds = 4
	}
	rng := rand.New(rand.NewPCG(57, 57))
	told := 0
	for round := range rounds {
		f := newShelf(t, rng, 30+rng.IntN(30))
		v := victim{Dir: f.dir, Path: filepath.Join(t.TempDir(), "one.snapshot"), Spill: 1, Bare: 1 + rng.IntN(60), MostBare: 1 + rng.IntN(9), Noted: 1 + rng.IntN(30)}
		var before []byte
		v.Room = 1 + rng.Int64N(60_000)
		if round%2 == 0 {
			if err := opened(t, f.dir, v.cache()).SaveError(); err != nil {
				t.Fatal(err)
			}
			before, _ = os.ReadFile(v.Path)
			v.Room = int64(len(before)) + rng.Int64N(3000)
			for range 1 + rng.IntN(5) {
				f.write(t, fmt.Sprintf("%03d.txt", rng.IntN(1000)), f.text())
			}
		}
		out, err := v.command(t).CombinedOutput()
		_, said, _ := strings.Cut(string(out), "unsaved"+victimSep)
		said, _, _ = strings.Cut(said, "\n")
		if err != nil {
			t.Fatalf("round %d, %d bytes: %v\n%s", round, v.Room, err, out)
		}
		found, err := openSnapshot(v.cache())
		switch after, _ := os.ReadFile(v.Path); {
		case said == "":
			if err != nil || found.partial() {
				t.Errorf("round %d, %d bytes: nothing is said, and it is %+v, %v", round, v.Room, found, err)
			}
		case !strings.HasPrefix(said, "the disk is full, and ") || !strings.HasSuffix(said, v.Path) || strings.Contains(said, "the snapshot is as it was") != (found != nil):
			t.Errorf("round %d: it says %q", round, said)
		case before != nil && !bytes.Equal(before, after):
			t.Errorf("round %d, %d bytes: the snapshot is not as it was", round, v.Room)
		}
		if said != "" {
			told++
		}
		if _, err := os.Stat(v.Path + newSuffix); err == nil {
			t.Errorf("round %d: a half is left", round)
		}
		v.Room = 0
		sameAnswers(t, askSaved(t, f.dir, v.cache()), ask(t, opened(t, f.dir, Cache{})), "when there is room")
	}
	if told == 0 {
		t.Error("there was always room")
	}
}
