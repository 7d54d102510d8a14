//go:build unix

package e2e

import (
	"strings"
	"testing"
)

// The panes that narrow, search and find, each once from its first key to what
// it leads to, over the sample archive that is built in.

const (
	shiftTab = "\x1b[Z"
	left     = "\x1b[D"
	right    = "\x1b[C"
	altLeft  = "\x1b[1;3D"
	altRight = "\x1b[1;3C"
)

// whole is what shows when all of the sample is read: keys before it may meet a
// part of it.
var whole = session{nil, []string{"53 articles, 2015 to 2025", "1 of 49", "▌2025-09-18"}}

func TestConcordance(t *testing.T) {
	play(t, nil, []session{
		whole,
		{keys(letters(":kwic lanterns"), enter), []string{"╭ Concordance", "lanterns  3 hits in 1 article", "When the lantern workshop", "three hundred lanterns in a shed", "1 of 3"}},
		{keys("j"), []string{"2 of 3"}},
		{keys(enter), []string{"‹ 35 of 49  Zhongmou County", "hit 2 of 3"}},
		{keys("q"), []string{"╭ Concordance", "2 of 3"}},
		{keys("q"), []string{"35 of 49", "▌2018-11-05"}},
		{keys(letters(":kwic 职工食堂"), enter), []string{"no hit in the articles listed"}},
		{keys("q", letters(":kwic 合唱"), enter), []string{"职工合唱团", "╭ Concordance", "1 of "}},
		{keys("q"), []string{"35 of 49"}},
	})
}

func TestComparison(t *testing.T) {
	play(t, nil, []session{
		whole,
		{keys(letters(":compare union:anhui vs 工会"), enter), []string{"╭ Compare", "A union:anhui 11", "B 工会 ", "  2015    2017 ", "narrow to A in that year"}},
		{keys("\t", "G"), []string{"narrow to B in that year", "▌ 2025"}},
		{keys(enter), []string{"gongbao  sample  工会 date:2025", "▌2025-08-06"}},
		{keys("c", letters(":compare 没有的"), enter), []string{"A all articles 53", "B 没有的 0"}},
		{keys("q"), []string{" of 49"}},
	})
}

func TestNarrowPane(t *testing.T) {
	play(t, nil, []session{
		whole,
		{keys(shiftTab), []string{" Dates", "▌ 2015", " Union bodies"}},
		{keys(enter), []string{"gongbao  sample  date:2015  ", "3 of 53 articles", "▌•2015"}},
		{keys("-"), []string{"gongbao  sample  -date:2015  ", "50 of 53 articles", "▌-2015"}},
		{keys("-"), []string{"53 articles, 2015 to 2025", "▌ 2015"}},
		{keys(strings.Repeat("j", 11), "j", "j", "j", "j"), []string{"▌ ▸ Guangdong 广东"}}, // by 2025, undated, ACFTU, Anhui, Beijing
		{keys(right), []string{"▌ ▾ Guangdong 广东", "Foshan 佛山", "▸ Shenzhen 深圳"}},
		{keys("j", enter), []string{"gongbao  sample  union:foshan  ", "2 of 53 articles", "▌•    Foshan"}},
		{keys("-", left, left, "-"), []string{"-union:foshan -union:g", "44 of 53 articles"}},
		{keys("c", "q"), []string{"53 articles, 2015 to 2025", "⏎ read"}},
	})
}

func TestUnionPicker(t *testing.T) {
	play(t, nil, []session{
		whole,
		{keys("u", letters("zj")), []string{"╭ Union bodies", "› zj", "▌ Zhejiang Province", "浙江省", "Wuzhen Town"}},
		{keys(enter), []string{"gongbao  sample  union:zhejiang  ", "13 of 53 articles"}},
		{keys("u", letters("=henan"), enter), []string{"gongbao  sample  union:=henan  ", "5 of 53 articles"}},
		{keys("u", letters("-anhui"), enter), []string{"gongbao  sample  -union:anhui  ", "42 of 53 articles"}},
		{keys("u", letters("jiaxing"), "\t", letters("\x15lu'an"), "\t", enter), []string{"union:jiaxing OR union:", "16 of 53 articles"}},
		{keys("u", "安徽", enter), []string{"gongbao  sample  union:anhui  ", "11 of 53 articles"}},
		{keys("c"), []string{"cleared union:anhui"}},
	})
}

func TestDates(t *testing.T) {
	play(t, nil, []session{
		whole,
		{keys("d"), []string{"╭ Dates", "  2015 ", "undated", "▌ 2025", "narrow to 5"}},
		{keys(letters("2023-05..2023-06")), []string{"› 2023-05..2023-06", "narrow to 7"}},
		{keys(enter), []string{"gongbao  sample  date:2023-05..2023-06  ", "7 of 53 articles"}},
		// The brush: the last month is May, and from there back to February.
		{keys("c", "d", letters("2023-05"), "]", left, left, left, "["), []string{"› 2023-02..2023-05", "narrow to "}},
		{keys(enter), []string{"gongbao  sample  date:2023-02..2023-05  "}},
		{keys("c", "d", letters("none"), enter), []string{"date:none", "2 of 53 articles", "no date"}},
		{keys("c"), []string{"cleared date:none"}},
	})
}

func TestSavedSearches(t *testing.T) {
	play(t, nil, []session{
		whole,
		{keys(letters("/union:zhejiang"), enter, letters(":save "), "海边", enter), []string{"saved as 海边"}},
		{keys("c", shiftTab), []string{" Saved", "▌ 海边"}},
		{keys(enter), []string{"gongbao  sample  union:zhejiang  ", "13 of 53 articles"}},
		{keys("c", "q", "f", "海边"), []string{"╭ Find", "▌ saved    海边"}},
		{keys(enter), []string{"gongbao  sample  union:zhejiang  "}},
		{keys(letters(":forget "), "海边", enter), []string{"forgotten: 海边"}},
	})
}

func TestBackAndForward(t *testing.T) {
	play(t, nil, []session{
		whole,
		{keys("j", "j"), []string{"3 of 49", "▌2025-07-21"}},
		{keys("/", letters("garlic"), enter, "j"), []string{"garlic  ", "2 of 2"}},
		{keys("d", letters("2023"), enter), []string{"garlic date:2023", "1 of 1"}},
		{keys(altLeft), []string{"2 of 53 articles", "2 of 2"}},
		{keys(altLeft), []string{"53 articles, 2015 to 2025", "3 of 49", "▌2025-07-21"}},
		{keys(altLeft), []string{"there is no earlier list"}},
		{keys("2", altRight), []string{"garlic date:2023", "1 of 1"}},
	})
}

// f, letters and Enter in one write open what the letters say, each time.
func TestFindTypedAhead(t *testing.T) {
	term := start(t, 80, 24, nil)
	term.shows(whole.shows...)
	for letters, title := range map[string]string{
		"garlic harvest": "Zhongmou: garlic harvest under union parasols", "合唱团": "嘉兴市总工会组建职工合唱团", "slow tr": "National Railway Federation of Trade Unions: the slow train", "二胡坐": "海寧市總工會送戲進廠",
	} {
		term.press("f" + letters + enter)
		term.shows("‹ ", title)
		term.press("q")
		term.hides("‹ ")
	}
	term.press("fjxszgh" + enter) // initials: the union body comes first
	term.shows("gongbao  sample  union:jiaxing  ", "10 of 53 articles")
	term.press("\x03")
	if term.ends() != 0 {
		t.Error("it ends badly")
	}
}

// An input method writes full-width signs; they mean what half-width ones do.
func TestFullWidthQuery(t *testing.T) {
	play(t, nil, []session{
		whole,
		{keys("/", letters("（讲古　OR　garlic）　date：2019．．2023"), "\x15", letters("（讲古　OR　garlic）　date：2019..2023"), enter), []string{"gongbao  sample  (讲古 OR garlic) date:2019..2023", "2 of 53 articles", "▌2023-09-11"}},
		{keys("/", "\x15", letters("“职工合唱团”　union：嘉兴"), enter), []string{`gongbao  sample  "职工合唱团" union:嘉兴`, "1 of 53 articles", "▌2025-03-27"}},
		{keys("u", letters("＝"), "\x15", letters("中牟"), enter), []string{"union:zhongmou"}},
		{keys("c", "d", letters("２０２３－０５"), enter), []string{"date:２０２３－０５  ", "6 of 53 articles"}},
	})
}

// Hits lead on into the next article, and back.
func TestHitsOn(t *testing.T) {
	play(t, nil, []session{
		whole,
		{keys("/", letters("garlic"), enter, "g", enter), []string{"‹ 1 of 2  Zhongmou County", "hit 1 of 1"}},
		{keys("n"), []string{"‹ 2 of 2", "hit 1 of "}},
		{keys("N"), []string{"‹ 1 of 2", "hit 1 of 1"}},
		{keys("q", "/", letters("\x15工会 合唱"), enter, enter), []string{"‹ 1 of 1", "hit 1 of "}},
		{keys("4", "n"), []string{"hit 5 of "}},
	})
}

// The word that is typed in / stands for what begins so; Enter keeps that
// visibly where the word itself is nowhere.
func TestTypingAWord(t *testing.T) {
	play(t, nil, []session{
		whole,
		{keys("/", letters("lanter")), []string{"gongbao  sample  lanter…", "1 of 53 articles", " / lanter"}},
		{keys(enter), []string{"gongbao  sample  lanter*", `"lanter" as a whole word; listed is lanter*`}},
		{keys("/", "\x15", letters("lantern"), enter, enter), []string{"‹ 1 of 1", "hit 1 of 3"}},
	})
}
