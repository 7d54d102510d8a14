package extract

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestMayLead: no mark of a report is passed over by the quick look.
func TestMayLead(t *testing.T) {
	check := func(s string) bool {
		s = head(s, leadMax)
		marked := readLead(fold(s)).marked
		if marked && !mayLead(s) {
			t.Errorf("%q is marked", s)
		}
		return marked
	}
	files, err := filepath.Glob("../../testdata/labelled/*/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	marked := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for s := range strings.Lines(string(text)) {
			if check(trim(s)) {
				marked++
			}
		}
	}
	if marked < 20 {
		t.Errorf("only %d leads", marked)
	}
	parts := []string{"本报讯", "本報訊", "(", "记者", "記者", "张三", " ", "　", "（", ")", "）", "5月3日", "新华社", "北京", "电", "電", "【", "】", "工人日报", "报道", "消息", "：", ":", "央视网",
		"Harbour Daily", " reporter ", "Lu Ming", " reported:", "CAMCE", " News ", " news ", "By ", "ｂｙ　", "Ｎｅｗｓ", "text by ", "- ", "—", "&nbsp;", "通讯员", "通訊員", "□", "On May 4, ", "\t", "。", "["}
	rng := rand.New(rand.NewPCG(5, 6))
	marked = 0
	for range 50000 {
		var b strings.Builder
		for range rng.IntN(9) {
			b.WriteString(parts[rng.IntN(len(parts))])
		}
		if check(b.String()) {
			marked++
		}
	}
	if marked < 2000 {
		t.Errorf("only %d leads made", marked)
	}
}
