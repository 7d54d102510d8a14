package ui

import (
	"io/fs"
	"testing"
	"testing/fstest"

	"gongbao/store"
)

// scene is one screen of gongbao and how to get there.
type scene struct {
	name    string
	files   *corpus
	keys    string // a script, see there
	prepare func(*Options, *settled)
	rough   bool // no golden frame: what is left of a hostile text is for others to say
}

var emptyFS = newCorpus(func() fs.FS { return fstest.MapFS{} })

// unreadableFS holds no article, only files that cannot be read.
var unreadableFS = newCorpus(func() fs.FS {
	return fstest.MapFS{"a.bin.txt": {Data: []byte{0, 1, 2, 3, 0, 0, 0xff, 0xfe, 0}}, "blank.txt": {Data: []byte(" \n\n")}}
})

// hostileFS is what somebody would write who means harm.
var hostileFS = newCorpus(func() fs.FS { return hostileFiles() })

// stillReading makes the archive say that it is still being read.
func stillReading(done, total, count int) func(*Options, *settled) {
	return func(_ *Options, a *settled) {
		a.info = func(i store.Info) store.Info {
			i.Loading = store.Loading{Active: true, Phase: "reading", Done: done, Total: total}
			i.Count = count
			return i
		}
	}
}

// someProblems makes the archive have problems of every kind.
func someProblems(o *Options, a *settled) {
	problems := []store.Problem{
		{Path: "2019/scan.pdf", Reason: "not a text file", Hint: "save its text as .txt", Lost: true},
		{Path: "2020/a-very-long-folder-name/and-below-it-another-one/with-a-file-whose-name-does-not-end.txt", Reason: "not UTF-8; read as GB 18030", Hint: "check the result"},
		{Path: "2021/六安市总工会.txt", Reason: "control characters removed", Count: 12},
		{Path: "2022/empty.txt", Reason: "the file is empty", Lost: true},
	}
	a.problem = func() []store.Problem { return problems }
	a.info = func(i store.Info) store.Info {
		i.Problems = len(problems)
		return i
	}
}

func withNote(o *Options, _ *settled) {
	o.Note = "the built-in sample"
}

// scenes are all the screens, over the sample archive where that has them.
func scenes() []scene {
	s := sampleFS
	return []scene{
		{name: "list", files: s},
		{name: "list-first", files: s, prepare: withNote},
		{name: "list-moved", files: s, keys: "1 4 j"},
		{name: "list-narrowed", files: s, keys: "u anhui enter d 2023 enter"},
		{name: "list-sorted", files: s, keys: "O O"},
		{name: "list-end", files: s, keys: "G"},
		{name: "article", files: s, keys: "1 0 j enter"},
		{name: "article-zh", files: s, keys: "1 5 j enter"},
		{name: "article-end", files: s, keys: "1 4 j enter G"},
		{name: "article-stored", files: s, keys: "1 0 j enter r"},
		{name: "article-search", files: s, keys: "1 0 j enter / union enter n"},
		{name: "article-searching", files: s, keys: "1 0 j enter / uni"},
		{name: "article-names", files: s, keys: "1 0 j enter . ."},
		{name: "card", files: s, keys: "7 j K"},
		{name: "card-next", files: s, keys: "u anhui enter K l"},
		{name: "kwic", files: s, keys: ": kwic space trade space unions enter j"},
		{name: "kwic-zh", files: s, keys: ": kwic space 工会 enter"},
		{name: "kwic-nothing", files: s, keys: ": kwic space zither enter"},
		{name: "compare", files: s, keys: ": compare space union:henan enter j tab"},
		{name: "yank", files: s, keys: "1 0 j enter y"},
		{name: "narrow", files: s, keys: "shift+tab 1 2 j"},
		{name: "narrow-narrowed", files: s, keys: "u anhui enter d 2023 enter shift+tab"},
		{name: "article-copied", files: s, keys: "6 j enter"},
		{name: "article-copied-zh", files: s, keys: "1 6 j enter"},
		{name: "reprints", files: s, keys: "6 j R"},
		{name: "reprints-back", files: s, keys: "6 j R j enter R"},
		{name: "list-unfolded", files: s, keys: "z"},
		{name: "searched-copies", files: s, keys: "/ valve enter"},
		{name: "dates", files: s, keys: "d"},
		{name: "dates-range", files: s, keys: "d 2023-05..2023-06"},
		{name: "dates-days", files: s, keys: "d 2023-05-16"},
		{name: "dates-wrong", files: s, keys: "d 2023-13 enter"},
		{name: "unions", files: s, keys: "u"},
		{name: "unions-typed", files: s, keys: "u anh"},
		{name: "unions-marked", files: s, keys: "u lu tab tab"},
		{name: "unions-nothing", files: s, keys: "u xyzzy"},
		{name: "sources", files: s, keys: "S"},
		{name: "find-open", files: s, keys: "f"},
		{name: "find", files: s, keys: "f zhmou"},
		{name: "find-recent", files: s, keys: "f garlic enter q f jiax enter c f sample space union enter c / wage enter : save space Wage space talks enter c f down"},
		{name: "saved", files: s, keys: "u anhui enter d 2023 enter : save space Anhui space 2023 enter c / 工会 enter : save space 各地工会 enter : saved enter"},
		{name: "narrow-saved", files: s, keys: "u anhui enter d 2023 enter : save space Anhui space 2023 enter shift+tab g"},
		{name: "history", files: s, keys: "/ wage enter / ctrl+u union:anhui enter c / up up"},
		{name: "find-zh", files: s, keys: "f 总工会"},
		{name: "help", files: s, keys: "?"},
		{name: "help-typed", files: s, keys: "? clear"},
		{name: "problems", files: s, keys: "!", prepare: someProblems},
		{name: "search-line", files: s, keys: "u anhui enter / trade"},
		{name: "complete-fields", files: s, keys: "/ un"},
		{name: "complete-union", files: s, keys: "G / trade space union:an down"},
		{name: "complete-date", files: s, keys: "u anhui enter / date:2023"},
		{name: "complete-source", files: s, keys: ": source space"},
		{name: "search-wrong", files: s, keys: "/ untion:anhui enter"},
		{name: "searched", files: s, keys: "/ reading space room enter"},
		{name: "command-line", files: s, keys: ":"},
		{name: "command-typed", files: s, keys: ": sort space"},
		{name: "nothing-found", files: s, keys: "/ union:anhui space date:2021 space zither enter"},
		{name: "empty", files: emptyFS},
		{name: "empty-unreadable", files: unreadableFS},
		{name: "loading", files: emptyFS, prepare: stillReading(0, 0, 0)},
		{name: "loading-some", files: s, prepare: stillReading(1204, 8160, 50)},
		{name: "hostile", files: hostileFS, rough: true},
		{name: "hostile-article", files: hostileFS, keys: "enter", rough: true},
		{name: "hostile-stored", files: hostileFS, keys: "enter r", rough: true},
	}
}

// run goes to a scene on a screen of w by h cells.
func (s *scene) run(t *testing.T, w, h int, test func(d *driver)) {
	t.Helper()
	driveLive(t, w, h, s.files.live(t), s.prepare, func(d *driver) {
		d.keys(script(s.keys)...)
		test(d)
	})
}
