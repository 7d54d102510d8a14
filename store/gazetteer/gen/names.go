package main

import (
	"fmt"
	"slices"
	"strings"

	"gongbao/store/gazetteer"
)

// name fills the names of every region that does not bring its own.
func (g *gen) name() error {
	for _, r := range g.regions {
		if r.short == "" {
			if err := g.nameDivision(r); err != nil {
				return err
			}
		}
		g.finish(r)
	}
	return nil
}

func (g *gen) nameDivision(r *region) error {
	k := kindOf(r.zh, r.level)
	if k.en == "" {
		return fmt.Errorf("%s %s is of no known kind", r.code, r.zh)
	}
	base := strings.TrimSuffix(r.zh, k.zh)
	base, people := cutOnly(base, k)
	r.kind, r.typ, r.shortZH = k, k.typeWord(), base
	sp := g.read.spelling(r.code, r.zh, base)
	pin := g.read.pinyin(base)
	stem := pin
	if sp.short != "" {
		stem = sp.short
	}
	r.short = stem
	if k.zh == "矿区" && !strings.HasSuffix(stem, " Mining") {
		r.short = stem + " Mining"
	}
	if keepsType(base, r.zh) {
		r.shortZH = r.zh
		if sp.short == "" && len([]rune(r.zh)) == 2 {
			r.short = g.read.pinyin(r.zh)
		}
	}
	r.en = strings.Join(strings.Fields(stem+" "+and(people)+" "+k.en), " ")
	r.altEN = append(r.altEN, sp.altEN...)
	if key(stem) != key(pin) {
		r.altEN = append(r.altEN, pin)
	}
	if r.short != stem && k.zh != "矿区" {
		r.altEN = append(r.altEN, stem)
	}
	if strings.Contains(pin, "ü") {
		r.altEN = append(r.altEN, strings.NewReplacer("ü", "v", "Ü", "V").Replace(pin))
	}
	r.altZH = append(r.altZH, sp.altZH...)
	if len(people) > 0 && r.level > 1 {
		r.altZH = append(r.altZH, base+strings.TrimPrefix(k.zh, "自治"))
	}
	r.extraKeys = append(r.extraKeys, g.read.pinyin(r.zh))
	for _, s := range append([]string{stem}, r.altEN...) {
		r.extraKeys = append(r.extraKeys, r.extra(s, people)...)
	}
	return nil
}

// cutOnly parts the peoples from the names of autonomous divisions only.
func cutOnly(base string, k kind) (string, []string) {
	if k.zh == "自治州" || k.zh == "自治县" || k.zh == "自治旗" || k.zh == "区" && strings.HasSuffix(base, "族") {
		return cutPeoples(base)
	}
	return base, nil
}

// keepsType tells whether the short Chinese name is the full one: after one
// character (歙县, 东区), and for the wings of a banner (土默特左旗).
func keepsType(base, zh string) bool {
	runes := []rune(base)
	if len(runes) == 1 || strings.HasSuffix(zh, "矿区") {
		return true
	}
	return strings.HasSuffix(zh, "旗") && strings.ContainsRune("左右前中后", runes[len(runes)-1])
}

// extra are names that nobody would print in a list but many type or print in
// passing: the type without the people, with another word for the type.
func (r *region) extra(stem string, people []string) []string {
	var out []string
	if len(people) > 0 {
		out = append(out, stem+" "+strings.Join(people, " ")+" "+r.kind.en, stem+" "+and(people)+" "+r.kind.en,
			stem+" "+r.kind.en, stem+" "+strings.TrimPrefix(r.kind.en, "Autonomous "))
	}
	switch r.typ {
	case "Municipality":
		out = append(out, stem+" City", stem+" Municipal")
	case "City":
		out = append(out, stem+" Municipality")
	case "Autonomous Region":
		out = append(out, stem+" Autonomous Region", stem+" Region")
	case "New Area":
		out = append(out, stem+" New District", stem+" District")
	}
	return out
}

func (g *gen) finish(r *region) {
	syl := g.read.syllables(r.shortZH)
	full := g.read.syllables(r.zh)
	r.initials = append(r.initials, initials(g.read.syllables(baseOf(r))), initials(syl), initials(full))
	if words := strings.Fields(r.short); len(words) > 1 {
		var b strings.Builder
		for _, w := range words {
			b.WriteByte(key(w)[0])
		}
		r.initials = append(r.initials, b.String())
	}
	r.initials = unique(r.initials)
	r.altEN = otherKeys(r.altEN, r.short, r.en)
	r.altZH = without(unique(r.altZH), r.zh, r.shortZH)
}

// baseOf is the short Chinese name without the type it keeps.
func baseOf(r *region) string {
	if r.kind.zh != "" && r.shortZH == r.zh && r.shortZH != r.kind.zh {
		return strings.TrimSuffix(r.zh, r.kind.zh)
	}
	return r.shortZH
}

func key(s string) string { return gazetteer.Key(s) }

func unique(list []string) []string {
	var out []string
	for _, s := range list {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// otherKeys drops the names that fold to the same key as one before them.
func otherKeys(list []string, known ...string) []string {
	seen := map[string]bool{"": true}
	for _, s := range known {
		seen[key(s)] = true
	}
	return slices.DeleteFunc(list, func(s string) bool {
		k := key(s)
		was := seen[k]
		seen[k] = true
		return was
	})
}

func without(list []string, drop ...string) []string {
	return slices.DeleteFunc(list, func(s string) bool { return slices.Contains(drop, s) })
}
