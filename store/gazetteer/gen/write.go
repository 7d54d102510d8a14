package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// write sorts the regions by code and writes the tables.
func (g *gen) write() error {
	sort.Slice(g.regions, func(i, j int) bool { return g.regions[i].code < g.regions[j].code })
	var b strings.Builder
	for _, r := range g.regions {
		fmt.Fprintf(&b, "%s\t%s\t%d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", r.code, r.parent, r.level, r.typ, r.zh, r.shortZH,
			r.en, r.short, strings.Join(r.altZH, ";"), strings.Join(r.altEN, ";"), strings.Join(r.initials, ";"))
	}
	if err := save("regions.tsv", b.String()); err != nil {
		return err
	}
	b.Reset()
	for _, f := range g.former {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%d\t%d\n", f.code, f.now, f.zh, f.en, f.from, f.until)
	}
	if err := save("former.tsv", b.String()); err != nil {
		return err
	}
	return g.writeNames()
}

func save(name, text string) error {
	return os.WriteFile(filepath.Join(home, name), []byte(text), 0o644)
}

// names collects which regions bear a name: places in g.regions and how they
// bear it.
type names map[string][]bearer

type bearer struct {
	at  int
	how int
}

// How a region bears a name. Those that once bore it come after all of today's;
// another name comes after an own one on the same level.
const (
	own = iota
	other
	once
)

func (n names) add(name string, at, how int) {
	if name == "" {
		return
	}
	for _, have := range n[name] {
		if have.at == at {
			return
		}
	}
	n[name] = append(n[name], bearer{at, how})
}

func (g *gen) writeNames() error {
	zh, en := names{}, names{}
	at := map[string]int{}
	for i, r := range g.regions {
		at[r.code] = i
		zh.add(r.zh, i, own)
		zh.add(r.shortZH, i, own)
		for _, n := range r.altZH {
			zh.add(n, i, other)
		}
		g.addEN(en, r, i)
	}
	for _, f := range g.former {
		k := kindOf(f.zh, 3)
		now := at[f.now]
		zh.add(f.zh, now, once)
		zh.add(f.short, now, once)
		en.add(key(f.en), now, once)
		en.add(key(f.en+" "+k.typeWord()), now, once)
		en.add(key(g.read.pinyin(f.short)), now, once)
	}
	if err := save("names-zh.tsv", g.index(zh)); err != nil {
		return err
	}
	return save("names-en.tsv", g.index(en))
}

func (g *gen) addEN(en names, r *region, at int) {
	typed := r.typ != "Development Zone" && r.typ != "Corps" && r.typ != "Division"
	en.add(key(r.en), at, own)
	en.add(key(r.short), at, own)
	if typed {
		en.add(key(r.short+" "+r.typ), at, own)
	}
	for _, n := range r.altEN {
		en.add(key(n), at, other)
		if typed {
			en.add(key(n+" "+r.typ), at, other)
		}
	}
	for _, n := range r.extraKeys {
		en.add(key(n), at, other)
	}
}

// index writes a line a name: the name and the places of its bearers.
func (g *gen) index(n names) string {
	keys := make([]string, 0, len(n))
	for k := range n {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var b strings.Builder
	for _, k := range keys {
		list := n[k]
		sort.SliceStable(list, func(i, j int) bool { return g.before(list[i], list[j]) })
		b.WriteString(k)
		for _, x := range list {
			fmt.Fprintf(&b, "\t%d", x.at)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func (g *gen) before(a, b bearer) bool {
	if (a.how == once) != (b.how == once) {
		return b.how == once
	}
	if la, lb := g.regions[a.at].level, g.regions[b.at].level; la != lb {
		return la < lb
	}
	return a.how < b.how
}
