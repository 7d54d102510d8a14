package gazetteer

import (
	"slices"
	"strings"
	"testing"

	"gongbao/model"
)

func TestUnionOfRegion(t *testing.T) {
	u := Load().Union("410122")
	if u == nil {
		t.Fatal("there is no 410122")
	}
	got := []string{u.ID, u.Name, u.NameZH, u.Short, u.ShortZH, u.Place, u.PlaceZH, u.Level.String(), u.Parent}
	want := []string{"410122", "Zhongmou County Federation of Trade Unions", "中牟县总工会", "Zhongmou", "中牟", "Zhongmou County", "中牟县", "county", "410100"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if u != Load().Union("410122") {
		t.Error("asked twice, it is another")
	}
	for _, alias := range []string{"Zhongmu", "Zhongmu Federation of Trade Unions", "Zhongmou Federation of Trade Unions", "中牟总工会", "中牟县总"} {
		if !slices.Contains(u.Aliases, alias) {
			t.Errorf("%q is no alias: %q", alias, u.Aliases)
		}
	}
}

func TestUnionNames(t *testing.T) {
	for id, want := range map[string][2]string{
		"330000":            {"Zhejiang Provincial Federation of Trade Unions", "浙江省总工会"},
		"110000":            {"Beijing Municipal Federation of Trade Unions", "北京市总工会"},
		"150000":            {"Inner Mongolia Autonomous Region Federation of Trade Unions", "内蒙古自治区总工会"},
		"330400":            {"Jiaxing City Federation of Trade Unions", "嘉兴市总工会"},
		"341502":            {"Jin'an District Federation of Trade Unions", "金安区总工会"},
		"660000":            {"Xinjiang Production and Construction Corps Federation of Trade Unions", "新疆生产建设兵团总工会"},
		"hongkong":          {"Hong Kong Federation of Trade Unions", "香港工会联合会"},
		"acftu":             {"All-China Federation of Trade Unions", "中华全国总工会"},
		"acftu/railway":     {"All-China Railway Federation of Trade Unions", "中华全国铁路总工会"},
		"341521":            {"Shou County Federation of Trade Unions", "寿县总工会"},
		"660000/division-1": {"First Division of the Xinjiang Production and Construction Corps Federation of Trade Unions", "第一师总工会"},
	} {
		u := Load().Union(id)
		if u == nil || u.Name != want[0] || u.NameZH != want[1] {
			t.Errorf("Union(%s) = %+v, want %q", id, u, want)
		}
	}
	for _, id := range []string{"", "acftu/nothing", "/", "410122/", "410122/some-works", "中牟"} {
		if u := Load().Union(id); u != nil {
			t.Errorf("Union(%q) = %+v, want nil", id, u)
		}
	}
}

// Every body has a chain of parents that ends at the national one, and no alias
// twice or that it shows already.
func TestUnionsAreWhole(t *testing.T) {
	tab := Load()
	ids := []string{model.NationalID}
	for _, r := range tab.Regions() {
		ids = append(ids, r.Code)
	}
	for _, u := range tab.Industries() {
		ids = append(ids, u.ID)
	}
	for _, id := range ids {
		u := tab.Union(id)
		if u == nil || u.ID != id || u.Name == "" || u.NameZH == "" || u.Short == "" || u.ShortZH == "" || u.Level == model.LevelNone {
			t.Errorf("Union(%s) = %+v", id, u)
			continue
		}
		for steps := 0; u.Parent != ""; steps++ {
			above := tab.Union(u.Parent)
			if above == nil || above.ID != u.Parent || steps > 4 {
				t.Errorf("%s: the chain ends at %s", id, u.ID)
				break
			}
			u = above
		}
		if u.Level == model.LevelNational != (u.ID == model.NationalID) {
			t.Errorf("%s: the chain ends at %s", id, u.ID)
		}
		u = tab.Union(id)
		shown := []string{"", u.Name, u.NameZH, u.Short, u.ShortZH, u.Place, u.PlaceZH}
		for _, a := range u.Aliases {
			if slices.Contains(shown, a) {
				t.Errorf("%s: the alias %q is idle", id, a)
			}
			shown = append(shown, a)
		}
		for _, in := range u.Initials {
			if in == "" || strings.Trim(in, "abcdefghijklmnopqrstuvwxyz") != "" {
				t.Errorf("%s: initials %q", id, in)
			}
		}
		if len(u.Initials) == 0 {
			t.Errorf("%s has no initials", id)
		}
	}
}

func TestInitials(t *testing.T) {
	for id, want := range map[string][]string{
		"330000": {"zj", "zjs", "zjszgh"}, "410122": {"zm", "zmx", "zmxzgh"}, "330400": {"jx", "jxszgh"}, "150000": {"nmg", "im", "nmgzgh"},
		"500000": {"cq", "cqszgh"}, "650100": {"wlmq"}, "610000": {"sx", "sxszgh"}, "acftu": {"acftu", "qz"}, "660000": {"bt", "xjscjsbtzgh"},
		"350200": {"xm"}, "620800": {"pl"}, "341021": {"sx"}, "360881": {"jgs"}, "430100": {"cs"}, "hongkong": {"hk", "xg"},
	} {
		u := Load().Union(id)
		for _, in := range want {
			if !slices.Contains(u.Initials, in) {
				t.Errorf("%s %s: %q has no %q", id, u.NameZH, u.Initials, in)
			}
		}
	}
}

func TestWithin(t *testing.T) {
	for id, want := range map[string][]string{
		"410122": {"410100", "410000"}, "330400": {"330000"}, "330000": nil, "acftu": nil, "acftu/railway": nil, "": nil,
		"110105": {"110000"}, "500101": {"500000"}, "419001": {"410000"}, "660000/division-1": {"660000"},
		"659002": {"660000/division-1", "660000"}, "340000/some-works": {"340000"}, "340100/hefei-high-tech-zone": {"340100", "340000"},
		"410122/a-town": {"410122", "410100", "410000"}, "341521": {"340400", "340000"}, "nowhere/works": nil,
	} {
		var got []string
		for _, u := range Load().Within(id) {
			got = append(got, u.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("Within(%q) = %v, want %v", id, got, want)
		}
	}
}

func TestByAlias(t *testing.T) {
	for name, want := range map[string]string{
		"全总": "acftu", "中华全国总工会": "acftu", "ACFTU": "acftu", "acftu": "acftu", "All-China Federation of Trade Unions": "acftu",
		"all china federation of trade unions": "acftu", "ALL CHINA FEDERATION OF TRADE UNIONS": "acftu", "National Trade Union": "acftu",
		"浙江省总": "330000", "浙江省总工会": "330000", "浙江总工会": "330000", "嘉兴市总工会": "330400", "金安区总": "341502",
		"Lu'an Federation of Trade Unions": "341500", "Lu'an City Federation of Trade Unions": "341500", "Luan Municipal Federation of Trade Unions": "341500",
		"Federation of Trade Unions of Lu'an City": "341500", "The Federation of Trade Unions of Zhongmu County": "410122",
		"Zhejiang Federation of Trade Unions": "330000", "Zhejiang Provincial Federation of Trade Unions": "330000",
		"General Trade Union of Huoqiu County": "341522", "Huoshan County General Trade Union": "341525", "HUOSHAN COUNTY FEDERATION OF TRADE UNIONS": "341525",
		"XPCC": "660000", "兵团总工会": "660000", "兵团总": "660000", "新疆生产建设兵团总工会": "660000", "第十一师总工会": "660000/division-11",
		"铁总": "acftu/railway", "中国国防邮电工会": "acftu/defence-posts", "National Defence Posts and Telecommunications": "acftu/defence-posts",
		"中国教科文卫体工会": "acftu/education", "香港工会联合会": "hongkong", "工联会": "hongkong", "襄樊市总工会": "420600",
		"Tibet Autonomous Region Federation of Trade Unions": "540000", "Xizang Autonomous Region Federation of Trade Unions": "540000",
	} {
		got := Load().ByAlias(name)
		if len(got) == 0 || got[0].ID != want {
			t.Errorf("ByAlias(%s) = %v, want %s", name, got, want)
		}
	}
	for _, name := range []string{"", "浙江", "Zhejiang", "老总", "总", "总工会", "Federation of Trade Unions", "北京大学", "Workers' Daily"} {
		if got := Load().ByAlias(name); got != nil {
			t.Errorf("ByAlias(%q) = %s, want none", name, got[0].ID)
		}
	}
	two := Load().ByAlias("通州区总工会")
	if len(two) != 2 {
		t.Errorf("通州区总工会 gives %d bodies, want 2", len(two))
	}
}

// Every name that a body shows leads back to it.
func TestAliasesLeadBack(t *testing.T) {
	tab := Load()
	for _, r := range tab.Regions() {
		u := tab.Union(r.Code)
		for _, name := range append([]string{u.Name, u.NameZH}, u.Aliases...) {
			if !strings.HasSuffix(name, "总工会") && !strings.HasSuffix(name, ftu) {
				continue
			}
			if !slices.Contains(tab.ByAlias(name), u) {
				t.Errorf("%s: %q does not lead back", u.ID, name)
			}
		}
	}
}

func TestIndustries(t *testing.T) {
	list := Load().Industries()
	if len(list) < 10 {
		t.Fatalf("%d industrial unions", len(list))
	}
	for _, u := range list {
		if u.Level != model.LevelIndustry || u.Parent != model.NationalID || !strings.HasPrefix(u.ID, "acftu/") || Load().Union(u.ID) != u {
			t.Errorf("%+v", u)
		}
	}
}

func TestEnterprise(t *testing.T) {
	for _, c := range []struct{ region, name, zh, id, short string }{
		{"340000", "Masteel Group Trade Union", "马钢集团工会", "340000/masteel-group", "Masteel Group"},
		{"340100", "Hefei High-Tech Zone Federation of Trade Unions", "", "340100/hefei-high-tech-zone", "Hefei High-Tech Zone"},
		{"610100", "Trade Union of Xi'an No. 3 Works", "", "610100/xian-no-3-works", "Xi'an No. 3 Works"},
		{"330400", "The Trade Union Committee", "", "330400/trade-union-committee", "The Trade Union Committee"},
		{"acftu", "Ürümqi Railway Trade Union", "", "acftu/urumqi-railway", "Ürümqi Railway"},
	} {
		u := Enterprise(c.region, c.name, c.zh, model.LevelEnterprise)
		if u.ID != c.id || u.Short != c.short || u.Parent != c.region || u.Level != model.LevelEnterprise {
			t.Errorf("Enterprise(%s) = %+v, want %s %s", c.name, u, c.id, c.short)
		}
	}
	a := Enterprise("440300", "", "华强北街道总工会", model.LevelTownship)
	b := Enterprise("440300", "", "华强北街道总工会", model.LevelTownship)
	other := Enterprise("440300", "", "福田街道总工会", model.LevelTownship)
	if a.ID != b.ID || a.ID == other.ID || len(a.ID) != len("440300/")+8 || a.ShortZH != "华强北街道" || a.Short != "华强北街道" {
		t.Errorf("%+v\n%+v\n%+v", a, b, other)
	}
	long := Enterprise("440300", strings.Repeat("x", 500), "", model.LevelEnterprise)
	if len(long.ID) != len("440300/")+slugLen {
		t.Errorf("a long word gives %q", long.ID)
	}
}
