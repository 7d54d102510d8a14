package main

import (
	"strings"

	"gongbao/store/gazetteer"
)

// zoneEnds are the endings of development zones' names, the longer first: the
// ending of the short Chinese name, of the English name, of the short one.
var zoneEnds = []struct{ zh, shortZH, en, short string }{
	{"高新技术产业开发区", "高新区", "High-Tech Industrial Development Zone", "High-Tech Zone"},
	{"高新技术产业园区", "高新区", "High-Tech Industrial Park", "High-Tech Zone"},
	{"高新技术开发区", "高新区", "High-Tech Development Zone", "High-Tech Zone"},
	{"高技术产业开发区", "高新区", "High-Tech Industrial Development Zone", "High-Tech Zone"},
	{"城乡一体化示范区", "城乡一体化示范区", "Urban-Rural Integration Demonstration Zone", "Demonstration Zone"},
	{"经济技术开发区", "经开区", "Economic and Technological Development Zone", "Economic Development Zone"},
	{"经济开发区", "经开区", "Economic Development Zone", "Economic Development Zone"},
	{"风景名胜区", "风景区", "Scenic Area", "Scenic Area"},
	{"工业园区", "工业园区", "Industrial Park", "Industrial Park"},
	{"化工园区", "化工园区", "Chemical Industry Park", "Chemical Industry Park"},
	{"产业园区", "产业园区", "Industrial Park", "Industrial Park"},
	{"管理区管委会", "管理区", "Administration Zone", "Administration Zone"},
	{"管理区", "管理区", "Administration Zone", "Administration Zone"},
	{"产业聚集区", "产业聚集区", "Industrial Cluster", "Industrial Cluster"},
	{"农业高新技术产业示范区", "示范区", "Agricultural High-Tech Demonstration Zone", "Demonstration Zone"},
	{"新技术开发区", "高新区", "High-Tech Development Zone", "High-Tech Zone"},
	{"示范区", "示范区", "Demonstration Zone", "Demonstration Zone"},
	{"深度合作区", "合作区", "In-Depth Cooperation Zone", "Cooperation Zone"},
	{"特别合作区", "合作区", "Special Cooperation Zone", "Cooperation Zone"},
	{"合作区", "合作区", "Cooperation Zone", "Cooperation Zone"},
	{"综合实验区", "综合实验区", "Comprehensive Pilot Zone", "Pilot Zone"},
	{"新片区", "新片区", "Special Area", "Special Area"},
	{"基地", "基地", "Base", "Base"},
	{"食品区", "食品区", "Food Zone", "Food Zone"},
	{"实验区", "实验区", "Pilot Zone", "Pilot Zone"},
	{"试验区", "试验区", "Pilot Zone", "Pilot Zone"},
	{"创意园区", "创意园区", "Creative Park", "Creative Park"},
	{"开发区", "开发区", "Development Zone", "Development Zone"},
	{"新区", "新区", "New Area", "New Area"},
	{"新城", "新城", "New Town", "New Town"},
}

// zone adds a development zone. The statistics give such zones numbers of their
// own that are no codes of GB/T 2260, so a zone's code is its city's and a slug.
func (g *gen) zone(name, parent string) *region {
	city := g.byCode[parent]
	base := withoutProvince(name, strings.TrimSuffix(city.zh, "市"))
	for _, end := range zoneEnds {
		rest := strings.TrimSuffix(base, end.zh)
		if rest == base {
			continue
		}
		place := placeOf(rest, city.zh)
		stem := g.read.pinyin(place)
		sp := g.read.spelling(parent + "/" + place)
		if sp.short == "" {
			sp.short = g.read.spelling(place).short
		}
		if sp.short != "" {
			stem = sp.short
		}
		r := &region{
			parent: parent, level: 3, typ: "Development Zone",
			zh: name, shortZH: place + end.shortZH, en: stem + " " + end.en, short: stem + " " + end.short,
			altZH: []string{base, rest + end.zh, rest + end.shortZH},
		}
		r.altZH = append(r.altZH, sp.altZH...)
		r.altZH = append(r.altZH, zoneTwins(r)...)
		for _, alt := range append(sp.altEN, g.read.pinyin(place)) {
			r.altEN = append(r.altEN, alt+" "+end.short, alt+" "+end.en)
		}
		r.code = parent + "/" + gazetteer.Slug(r.short)
		g.add(r)
		return r
	}
	panic("no ending of a zone fits " + name)
}

// zoneTwins are the names by which a zone of the one kind is called as well.
func zoneTwins(r *region) []string {
	if base, ok := strings.CutSuffix(r.shortZH, "经开区"); ok {
		return []string{base + "经济开发区", base + "经济技术开发区", base + "开发区"}
	}
	if base, ok := strings.CutSuffix(r.shortZH, "高新区"); ok {
		return []string{base + "高新技术产业开发区", base + "高新技术开发区"}
	}
	return nil
}

// withoutProvince cuts a province that stands before the city.
func withoutProvince(name, city string) string {
	if i := strings.Index(name, city); i > 0 {
		return name[i:]
	}
	for _, p := range []string{"河北", "内蒙古", "安徽", "山西"} {
		name = strings.TrimPrefix(name, p)
	}
	return name
}

// placeOf is what the zone is named after: the part of the city, else the city.
func placeOf(rest, city string) string {
	short := strings.TrimSuffix(city, "市")
	for _, p := range []string{city, short} {
		if after, ok := strings.CutPrefix(rest, p); ok && len([]rune(after)) > 1 {
			return after
		}
	}
	return strings.TrimSuffix(rest, "市")
}
