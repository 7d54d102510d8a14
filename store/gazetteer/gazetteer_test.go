package gazetteer

import (
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode"

	"gongbao/model"
)

func codes(regions []*Region) []string {
	var out []string
	for _, r := range regions {
		out = append(out, r.Code)
	}
	return out
}

// The numbers are those of the source: 31 provinces, 333 prefectures and 2,978
// rows of counties, less 124 development zones, 4 cities that stand below
// themselves and 3 groups of islands, and with what extra.tsv adds: Hong Kong,
// Macau, Taiwan and the XPCC; its 14 divisions; 2 districts and 2 counties.
func TestCounts(t *testing.T) {
	n := map[model.Level]int{}
	zones := 0
	for _, r := range Load().Regions() {
		if r.Type == "Development Zone" {
			zones++
			continue
		}
		n[r.Level]++
	}
	want := map[model.Level]int{model.LevelProvince: 31 + 4, model.LevelPrefecture: 333 + 14, model.LevelCounty: 2978 - 124 - 4 - 3 + 4}
	for level, w := range want {
		if n[level] != w {
			t.Errorf("%v: %d regions, want %d", level, n[level], w)
		}
	}
	if zones < 124 {
		t.Errorf("%d development zones, want 124 or more", zones)
	}
}

func TestRegionsAreWhole(t *testing.T) {
	tab := Load()
	last := ""
	for _, r := range tab.Regions() {
		if r.Code <= last {
			t.Errorf("%s does not come after %s", r.Code, last)
		}
		last = r.Code
		if tab.Region(r.Code) != r {
			t.Errorf("%s is not found by its code", r.Code)
		}
		for _, s := range []string{r.ZH, r.ShortZH, r.EN, r.Short, r.Type, strings.Join(r.initials(), ";")} {
			if s == "" || strings.TrimSpace(s) != s || strings.Contains(s, "  ") {
				t.Errorf("%s %s: a field is %q", r.Code, r.ZH, s)
			}
		}
		for _, s := range append([]string{r.Short, r.EN}, r.AltEN()...) {
			if bad := strings.IndexFunc(s, notInName); bad >= 0 {
				t.Errorf("%s: %q holds %q", r.Code, s, s[bad:])
			}
			if Key(s) == "" || !isKey(Key(s)) {
				t.Errorf("%s: Key(%q) = %q", r.Code, s, Key(s))
			}
		}
		for _, c := range r.ZH {
			if !model.IsHan(c) {
				t.Errorf("%s: %q is not Chinese", r.Code, r.ZH)
			}
		}
	}
}

func notInName(r rune) bool {
	return !unicode.Is(unicode.Latin, r) && !strings.ContainsRune("' ,-.&0123456789", r)
}

func TestParents(t *testing.T) {
	tab := Load()
	for _, r := range tab.Regions() {
		if r.Level == model.LevelProvince {
			if r.Parent != "" {
				t.Errorf("%s %s has the parent %q", r.Code, r.ZH, r.Parent)
			}
			continue
		}
		p := tab.Region(r.Parent)
		if p == nil || p.Code != r.Parent {
			t.Errorf("%s %s: there is no %q above it", r.Code, r.ZH, r.Parent)
			continue
		}
		if p.Level >= r.Level {
			t.Errorf("%s %s (%v) stands below %s (%v)", r.Code, r.ZH, r.Level, p.Code, p.Level)
		}
		if r.Code[0] != '6' && r.Code[:2] != p.Code[:2] {
			t.Errorf("%s stands below %s", r.Code, p.Code)
		}
	}
	for code, parent := range map[string]string{
		"110105": "110000", "500101": "500000", "419001": "410000", "429004": "420000", "469001": "460000",
		"410122": "410100", "659002": "660000/division-1", "659001": "660000/division-8", "660000/division-1": "660000",
		"340100/hefei-high-tech-zone": "340100", "460302": "460300",
	} {
		if r := tab.Region(code); r == nil || r.Parent != parent {
			t.Errorf("%s: %+v, want parent %s", code, r, parent)
		}
	}
}

// Every region is found by each of its own names.
func TestRoundTrip(t *testing.T) {
	tab := Load()
	for _, r := range tab.Regions() {
		for _, name := range append([]string{r.ZH, r.ShortZH}, r.AltZH()...) {
			if !slices.Contains(tab.ByZH(name), r) {
				t.Errorf("%s is not found as %s", r.Code, name)
			}
		}
		for _, name := range append([]string{r.EN, r.Short}, r.AltEN()...) {
			if !slices.Contains(tab.ByEN(Key(name)), r) {
				t.Errorf("%s %s is not found as %q", r.Code, r.ZH, name)
			}
		}
	}
}

// names returns the lines of a table of names: the name, then the places of its
// regions.
func names(t *testing.T, file string) [][]string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for line := range strings.Lines(string(b)) {
		rows = append(rows, strings.Split(strings.TrimSpace(line), "\t"))
	}
	return rows
}

// The packed indexes hold what the tables of names do, so that nobody forgets to
// run gen, and are in order: today's bearers before former ones, a higher level
// before a lower, no region twice.
func TestIndex(t *testing.T) {
	tab := Load()
	for _, c := range []struct {
		file string
		get  func(string) []*Region
	}{{"names-zh.tsv", tab.ByZH}, {"names-en.tsv", tab.ByEN}} {
		rows := names(t, c.file)
		for _, row := range rows {
			found := c.get(row[0])
			seen := map[*Region]bool{}
			falls := 0
			for j, r := range found {
				if len(found) != len(row)-1 || strconv.Itoa(r.at) != row[j+1] {
					t.Fatalf("%q names %v, the table says %v: run gen", row[0], codes(found), row[1:])
				}
				if seen[r] {
					t.Errorf("%q names %s twice", row[0], r.Code)
				}
				seen[r] = true
				if j > 0 && r.Level < found[j-1].Level {
					falls++
				}
			}
			if len(found) == 0 || falls > 1 {
				t.Errorf("%q: order %v", row[0], codes(found))
			}
			for _, none := range []string{row[0] + "x", row[0][1:], ""} {
				if _, ok := slices.BinarySearchFunc(rows, none, func(r []string, s string) int { return strings.Compare(r[0], s) }); ok != (c.get(none) != nil) {
					t.Errorf("%q: found %v", none, codes(c.get(none)))
				}
			}
		}
	}
}

// Every name begins as the quick looks say one may; most other text does not.
func TestMayBegin(t *testing.T) {
	tab := Load()
	for _, row := range names(t, "names-zh.tsv") {
		if tab.Openings().Lengths(row[0]) == 0 {
			t.Errorf("%s may not begin", row[0])
		}
		if !tab.Openings().MayEnd("在" + row[0]) {
			t.Errorf("%s may not end", row[0])
		}
	}
	for _, row := range names(t, "names-en.tsv") {
		if !tab.MayBeginEN(row[0]) {
			t.Errorf("%s may not begin", row[0])
		}
	}
	for _, r := range tab.Regions() {
		for _, name := range append(r.AltEN(), r.EN, r.Short, strings.ToUpper(r.EN)) {
			if !tab.MayBeginEN(name) {
				t.Errorf("%s may not begin", name)
			}
		}
	}
	no := 0
	for _, s := range []string{"工会", "会议", "开展", "职工", "活动", "劳动", "学习", "精神"} {
		if tab.Openings().Lengths(s) == 0 {
			no++
		}
	}
	for _, s := range []string{"Workers", "Trade", "Federation", "Meeting", "People", "Company", "learned", "The union"} {
		if !tab.MayBeginEN(s) {
			no++
		}
	}
	if no < 10 {
		t.Errorf("only %d of 16 words are told from names", no)
	}
}

// Former codes of six digits lead to what the table of former names says first.
func TestFormerCodes(t *testing.T) {
	tab := Load()
	seen := map[string]bool{}
	for _, row := range names(t, "former.tsv") {
		if old := row[0]; !seen[old] && tab.today(old) == nil {
			seen[old] = true
			if r := tab.Region(old); r == nil || r.Code != row[1] {
				t.Errorf("%s leads to %v, want %s", old, r, row[1])
			}
		}
	}
	for _, none := range []string{"1", "000000", "999999", "13300", "1330000"} {
		if r := tab.Region(none); r != nil {
			t.Errorf("%q leads to %s", none, r.Code)
		}
	}
}

func TestTownshipNamed(t *testing.T) {
	tab := Load()
	for name, want := range map[string]string{"盛泽镇": "320509105", "shengzetown": "320509105", "桃浦镇": "310107103", "城关镇": "", "城关": "", "": "", "chengguantown": "", "没有镇": ""} {
		got, county := tab.TownshipNamed(name)
		switch {
		case want == "" && got != nil:
			t.Errorf("%q is %+v", name, got)
		case want != "" && (got == nil || got.Code != want || county.Code != want[:6]):
			t.Errorf("%q is %+v in %v, want %s", name, got, county, want)
		}
	}
	count := map[string]int{}
	for i := range tab.towns() {
		for _, list := range tab.towns()[i].counties() {
			for _, town := range list {
				count[town.ZH]++
			}
		}
	}
	for zh, n := range count {
		if got, _ := tab.TownshipNamed(zh); n > 1 && got != nil || n == 1 && len([]rune(zh)) > 4 && got == nil {
			t.Errorf("%s, which %d bear, is %+v", zh, n, got)
		}
	}
}

func TestSameNames(t *testing.T) {
	for name, want := range map[string][]string{
		"通州区": {"110112", "320612"},
		"普陀区": {"310107", "330903"},
		"新城区": {"150102", "610102"},
		"鼓楼区": {"320106", "320302", "350102", "410204"},
		"朝阳区": {"110105", "220104"},
		"朝阳":  {"211300", "110105", "211321", "220104"},
		"海南":  {"460000", "632500", "150303"},
		"吉林":  {"220000", "220200"},
		"河北":  {"130000", "120105"},
		"内蒙古": {"150000"}, "内蒙古自治区": {"150000"}, "恩施州": {"422800"}, "恩施": {"422800", "422801"},
		"襄樊": {"420600"}, "襄樊市": {"420600"}, "中牟": {"410122"}, "中牟县": {"410122"}, "歙县": {"341021"},
		"崇文区": {"110101"}, "宣武区": {"110102"}, "闸北区": {"310106"}, "南汇": {"310115"}, "卢湾区": {"310101"},
		"崇文": {"110101"}, "莱芜市": {"370116"}, "绍兴县": {"330603"}, "兵团": {"660000"}, "第一师": {"660000/division-1"},
		"合肥经开区": {"340100/hefei-economic-development-zone"}, "香港": {"hongkong"}, "不存在": nil, "": nil,
	} {
		found := codes(Load().ByZH(name))
		if !slices.Equal(found[:min(len(found), len(want))], want) {
			t.Errorf("ByZH(%s) = %v, want it to begin with %v", name, found, want)
		}
		if len(want) == 0 && len(found) > 0 {
			t.Errorf("ByZH(%q) = %v, want none", name, found)
		}
	}
}

func TestFormer(t *testing.T) {
	tab := Load()
	for code, want := range map[string]string{
		"341521": "340422", "341400": "340181", "371200": "370116", "110103": "110101", "310108": "310106", "330621": "330603",
	} {
		if r := tab.Region(code); r == nil || r.Code != want {
			t.Errorf("Region(%s) = %+v, want %s", code, r, want)
		}
	}
	if tab.Region("999999") != nil || tab.Region("") != nil || tab.Union("999999") != nil {
		t.Error("a code that never was is found")
	}
	for _, f := range tab.Former("420600") {
		if f.ZH == "襄樊市" && f.EN == "Xiangfan" && f.Until == 2010 {
			return
		}
	}
	t.Errorf("Former(420600) = %+v, want 襄樊市 until 2010", tab.Former("420600"))
}

func TestFormerIsWhole(t *testing.T) {
	var f [6]string
	tab := Load()
	for rest := formerTSV; rest != ""; {
		rest = fields(rest, f[:])
		if r := tab.Region(f[1]); r == nil || r.Code != f[1] {
			t.Errorf("%s %s leads to %s, which is none", f[0], f[2], f[1])
		}
		if !slices.Contains(tab.ByZH(f[2]), tab.Region(f[1])) {
			t.Errorf("%s does not lead to %s", f[2], f[1])
		}
	}
	n := 0
	for _, r := range tab.Regions() {
		for _, f := range tab.Former(r.Code) {
			if n++; f.From < 1981 || f.Until < 1996 || f.From > f.Until || f.EN == "" {
				t.Errorf("%s: %+v", r.Code, f)
			}
		}
	}
	if n != strings.Count(formerTSV, "\n") {
		t.Errorf("%d former names have a region, of %d", n, strings.Count(formerTSV, "\n"))
	}
}

func TestLongest(t *testing.T) {
	tab := Load()
	for _, name := range []string{"积石山保安族东乡族撒拉族自治县", "双江拉祜族佤族布朗族傣族自治县"} {
		if n := len([]rune(name)); tab.MaxZH() < n {
			t.Errorf("MaxZH() = %d, but %s has %d", tab.MaxZH(), name, n)
		}
	}
	for _, r := range tab.Regions() {
		if n := len(strings.Fields(r.Short)); n > tab.MaxENWords() {
			t.Errorf("MaxENWords() = %d, but %q has %d", tab.MaxENWords(), r.Short, n)
		}
	}
}

func TestKey(t *testing.T) {
	for in, want := range map[string]string{
		"Lu'an": "luan", "Lu’an": "luan", "Ürümqi": "urumqi", "Dêqên": "deqen", "Garzê": "garze", "Qüxü": "quxu", "Xi-an": "xian",
		"INNER Mongolia": "innermongolia", "Lǚshùn": "lushun", "Lu\u0308shun": "lushun", "": "", "zhongmou": "zhongmou",
		"Künes": "kunes", "Lü'an": "luan", "Ｌｕ an": "luan", "浙江": "浙江", "Va, Blang and Dai": "vablanganddai", "Ēmín": "emin",
	} {
		if got := Key(in); got != want {
			t.Errorf("Key(%q) = %q, want %q", in, got, want)
		}
		if got := Key(Key(in)); got != want {
			t.Errorf("Key(Key(%q)) = %q", in, got)
		}
	}
}

func FuzzKey(f *testing.F) {
	for _, s := range []string{"Lu'an", "Ürümqi", "浙江省总工会", "\xff\xfe", "Ａ·b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		k := Key(s)
		if again := Key(k); again != k {
			t.Errorf("Key(%q) = %q, and of that %q", s, k, again)
		}
		Load().ByEN(k)
		Load().ByZH(s)
		Load().ByAlias(s)
		Load().Within(s)
		if u := Enterprise("330000", s, s, model.LevelEnterprise); !strings.HasPrefix(u.ID, "330000/") || strings.ContainsFunc(u.ID[7:], badSlug) || len(u.ID) > 7+slugLen || len(u.ID) == 7 {
			t.Errorf("Enterprise(%q).ID = %q", s, u.ID)
		}
	})
}

func badSlug(r rune) bool {
	return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-'
}

func TestLoadFromManySessions(t *testing.T) {
	var wg sync.WaitGroup
	got := make([]*model.Union, 16)
	for i := range got {
		wg.Go(func() {
			for _, r := range Load().Regions() {
				u := Load().Union(r.Code)
				if r.Code == "410122" {
					got[i] = u
				}
			}
			Load().ByAlias("全总")
			Load().Townships("410122")
		})
	}
	wg.Wait()
	for i, u := range got {
		if u == nil || u != got[0] {
			t.Errorf("session %d has its own %+v", i, u)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		t := newTable()
		t.zh()
		t.en()
	}
}

func BenchmarkLoadRegions(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		newTable()
	}
}

func BenchmarkByZH(b *testing.B) {
	t := Load()
	b.ReportAllocs()
	for b.Loop() {
		t.ByZH("中牟县")
		t.ByZH("不存在")
	}
}

func BenchmarkByEN(b *testing.B) {
	t := Load()
	b.ReportAllocs()
	for b.Loop() {
		t.ByEN("zhongmou")
		t.ByEN("nosuchplace")
	}
}

func TestTownships(t *testing.T) {
	tab := Load()
	find := func(county, zh string) Township {
		for _, town := range tab.Townships(county) {
			if town.ZH == zh {
				return town
			}
		}
		return Township{}
	}
	for _, c := range []struct {
		county string
		want   Township
	}{
		{"110101", Township{"110101001", "东华门街道", "Donghuamen Subdistrict", "Subdistrict"}},
		{"410122", Township{"410122101", "韩寺镇", "Hansi Town", "Town"}},
		{"441900", Township{"441900101", "石碣镇", "Shijie Town", "Town"}},
	} {
		if got := find(c.county, c.want.ZH); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.county, got, c.want)
		}
	}
	if tab.Townships("999999") != nil {
		t.Error("a county that is none has townships")
	}
	n := 0
	var counties []string
	for i := range tab.towns() {
		counties = append(counties, slices.Sorted(maps.Keys(tab.towns()[i].counties()))...)
	}
	for _, county := range counties {
		r := tab.Region(county)
		if r == nil || r.Code != county {
			t.Errorf("%s has townships and is no region", county)
		}
		last := ""
		for _, town := range tab.Townships(county) {
			if len(town.Code) != 9 || town.Code <= last || town.ZH == "" || strings.HasPrefix(town.EN, " ") {
				t.Errorf("%+v after %s", town, last)
			}
			last = town.Code
			n++
		}
	}
	if n < 39000 {
		t.Errorf("%d townships", n)
	}
	if len(townshipsBin) > 500<<10 {
		t.Errorf("the table takes %d bytes", len(townshipsBin))
	}
}

func TestAboveIsTheRegionOfTheParent(t *testing.T) {
	table := Load()
	for range 2 { // what is found out at first is kept
		for _, r := range table.Regions() {
			if got, want := table.Above(r), table.Region(r.Parent); got != want {
				t.Fatalf("above %s is %v, want %v", r.Code, got, want)
			}
		}
	}
}
