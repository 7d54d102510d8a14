package main

import (
	"regexp"
	"sort"
	"strconv"
	"strings"
)

// former is a line of former.tsv in the making.
type former struct {
	code, now, zh, short string
	en                   string
	from, until          int
}

// sinceYear is the year from which names that ended are kept: those that a
// saved article can still print.
const sinceYear = 1996

type record struct {
	code, zh    string
	level       int
	from, until int // until 0: in use
	next        []string
}

var inBrackets = regexp.MustCompile(`\[\d+\]`)

// history reads the codes since 1981 and keeps what ended since sinceYear and
// leads to a region of today.
func (g *gen) history(path string) error {
	rows, err := readCSV(path)
	if err != nil {
		return err
	}
	byCode := map[string][]record{}
	var ended []record
	for _, f := range rows {
		r := record{code: f[0], zh: f[3], level: map[string]int{"省级": 1, "地级": 2, "县级": 3}[f[4]]}
		r.from, _ = strconv.Atoi(f[6])
		r.until, _ = strconv.Atoi(f[7])
		if f[8] != "" {
			r.next = strings.Split(inBrackets.ReplaceAllString(f[8], ""), ";")
		}
		byCode[r.code] = append(byCode[r.code], r)
		if r.until >= sinceYear && r.until != 0 {
			ended = append(ended, r)
		}
	}
	for _, r := range ended {
		if now := g.today(r, byCode); now != nil && (now.zh != r.zh || now.code != r.code) {
			g.former = append(g.former, g.formerOf(r, now))
		}
	}
	sort.SliceStable(g.former, func(i, j int) bool { return g.former[i].until < g.former[j].until })
	return nil
}

func (g *gen) formerOf(r record, now *region) former {
	k := kindOf(r.zh, r.level)
	base, _ := cutOnly(strings.TrimSuffix(r.zh, k.zh), k)
	f := former{code: r.code, now: now.code, zh: r.zh, short: base, from: r.from, until: r.until}
	f.en = g.read.pinyin(base)
	if sp := g.read.spelling(r.zh, base); sp.short != "" {
		f.en = sp.short
	}
	if keepsType(base, r.zh) {
		f.short = r.zh
		if len([]rune(r.zh)) == 2 {
			f.en = g.read.pinyin(r.zh)
		}
	}
	return f
}

// today follows a record to the regions of today and takes the likeliest heir:
// of the same name and level, of the same name, of the same level, the first.
func (g *gen) today(r record, byCode map[string][]record) *region {
	if to, ok := g.read.heirs[r.code+r.zh]; ok {
		g.read.used[r.code+r.zh] = true
		return g.byCode[to]
	}
	var heirs []*region
	seen := map[string]bool{}
	var follow func(codes []string)
	follow = func(codes []string) {
		for _, c := range codes {
			if seen[c] {
				continue
			}
			seen[c] = true
			if now := g.byCode[c]; now != nil {
				heirs = append(heirs, now)
				continue
			}
			for _, rec := range byCode[c] {
				if rec.until >= r.until {
					follow(rec.next)
				}
			}
		}
	}
	follow(r.next)
	if len(r.next) == 0 && g.byCode[r.code] != nil {
		heirs = append(heirs, g.byCode[r.code]) // the name alone changed
	}
	if len(heirs) == 0 && r.level == 2 {
		heirs = g.heirsOfPrefecture(r, byCode)
	}
	return likeliest(r, heirs)
}

// heirsOfPrefecture finds what a prefecture became, which the record does not
// say, by what became of its counties: the prefectures they belong to today,
// the one with the most of them first.
func (g *gen) heirsOfPrefecture(r record, byCode map[string][]record) []*region {
	votes := map[*region]int{}
	for _, records := range byCode {
		for _, c := range records {
			if c.level != 3 || c.code[:4] != r.code[:4] || c.until != r.until {
				continue
			}
			if heir := g.today(c, byCode); heir != nil {
				votes[g.byCode[heir.parent]]++
			}
		}
	}
	var heirs []*region
	for h := range votes {
		if h.level == 2 {
			heirs = append(heirs, h)
		}
	}
	sort.Slice(heirs, func(i, j int) bool {
		if votes[heirs[i]] != votes[heirs[j]] {
			return votes[heirs[i]] > votes[heirs[j]]
		}
		return heirs[i].code < heirs[j].code
	})
	return heirs
}

func likeliest(r record, heirs []*region) *region {
	k := kindOf(r.zh, r.level)
	base, _ := cutOnly(strings.TrimSuffix(r.zh, k.zh), k)
	var best *region
	bestScore := -1
	for _, h := range heirs {
		score := 0
		if strings.TrimSuffix(h.shortZH, h.kind.zh) == base || h.shortZH == base {
			score += 2
		}
		if h.level == r.level {
			score++
		}
		if score > bestScore {
			best, bestScore = h, score
		}
	}
	return best
}
