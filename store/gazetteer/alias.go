package gazetteer

import (
	"strings"

	"gongbao/model"
)

// ByAlias returns the bodies that go by a whole name: the national and the
// industrial ones under any of their names (全总, ACFTU, "All-China Federation
// of Trade Unions"), a region's under every name of its place with every word
// for the body (浙江省总, 嘉兴市总工会, "Lu'an Federation of Trade Unions",
// "General Trade Union of Lu'an City"). Case, accents, hyphens and spaces do not
// count. A place's name alone, without a word for the body, is none, but for
// fixed names such as XPCC. The order is that of ByZH.
func (t *Table) ByAlias(name string) []*model.Union {
	k := foldAlias(name)
	if found := t.bodies().byAlias[k]; found != nil {
		return found
	}
	for _, code := range aliased {
		for _, a := range moreAliases(code) {
			if foldAlias(a) == k {
				return []*model.Union{t.Union(code)}
			}
		}
	}
	if own := t.ownNamed(k); own != nil {
		return own
	}
	if strings.HasSuffix(k, "会") || strings.HasSuffix(k, "总") {
		return t.unionsOf(t.zhPlace(k))
	}
	return t.unionsOf(t.enPlace(k))
}

// aliased are the codes that moreAliases knows.
var aliased = [...]string{"660000", "hongkong", "macau"}

func (t *Table) ownNamed(k string) []*model.Union {
	for _, own := range ownNames {
		if foldAlias(own.name) == k || own.zh == k {
			return []*model.Union{t.Union(own.code)}
		}
	}
	return nil
}

func (t *Table) unionsOf(regions []*Region) []*model.Union {
	var out []*model.Union
	for _, r := range regions {
		out = append(out, t.UnionOf(r))
	}
	return out
}

// zhPlace cuts the word for the body. The bare 总 stands only after a full
// name, one that ends in its type: 浙江省总, 金安区总.
func (t *Table) zhPlace(s string) []*Region {
	if place, ok := strings.CutSuffix(s, "总"); ok {
		for _, end := range [...]string{"省", "市", "区", "县", "旗", "州", "盟", "师"} {
			if strings.HasSuffix(place, end) {
				return t.ByZH(place)
			}
		}
		return nil
	}
	for _, word := range [...]string{"总工会", "工会联合会", "联合工会"} {
		if place, ok := strings.CutSuffix(s, word); ok {
			return t.ByZH(place)
		}
	}
	return nil
}

// enWords are the words for a region's body, folded by Key.
var enWords = [...]string{
	"federationoftradeunions", "federationoftradeunion", "tradeunionsfederation", "tradeunionfederation", "generaltradeunion",
	"generalfederationoftradeunions", "generallaborunion", "generallabourunion", "federationoflabor", "laborfederation",
	"confederationoftradeunions", "counciloftradeunions",
}

func (t *Table) enPlace(k string) []*Region {
	if found := t.enBody(k); found != nil {
		return found
	}
	if rest, ok := strings.CutPrefix(k, "the"); ok {
		return t.enBody(rest)
	}
	return nil
}

func (t *Table) enBody(k string) []*Region {
	for _, word := range enWords {
		if place, ok := strings.CutSuffix(k, word); ok {
			return t.byENLoose(place)
		}
		if place, ok := strings.CutPrefix(k, word+"of"); ok {
			return t.byENLoose(place)
		}
		if place, ok := strings.CutPrefix(k, word+"in"); ok {
			return t.byENLoose(place)
		}
	}
	return nil
}

// byENLoose also takes the adjectives that stand for the type.
func (t *Table) byENLoose(k string) []*Region {
	if found := t.ByEN(k); found != nil {
		return found
	}
	k = strings.TrimPrefix(k, "the")
	for _, adj := range [...]string{"municipal", "provincial", "regional", "prefectural"} {
		if place, ok := strings.CutSuffix(k, adj); ok {
			return t.ByEN(place)
		}
	}
	return nil
}

// foldAlias folds a name of either language to what aliases are compared by.
func foldAlias(s string) string { return Key(strings.TrimSpace(s)) }
