package extract

import (
	"math/bits"
	"sync"
	"unicode/utf8"

	"gongbao/model"
)

// langSample is how much of the text is looked at for its language, in bytes.
const langSample = 6000

// lang counts the letters of the body, or of the whole page where there is no
// body.
func (p *page) lang() model.Lang {
	var c letters
	for i := range p.lines {
		if k := p.lines[i].kind; k == model.Paragraph || k == model.Heading || k == model.Deck {
			if c.count(p.words(i)); c.bytes >= langSample {
				break
			}
		}
	}
	if c.han+c.latin < 20 {
		c.count(head(p.text, langSample))
	}
	return c.lang()
}

type letters struct{ han, latin, hant, hans, bytes int }

func (c *letters) count(s string) {
	s = head(s, max(0, langSample-c.bytes))
	c.bytes += len(s)
	scripts := scriptTable()
	for i := 0; i < len(s); {
		if b := s[i]; b < utf8.RuneSelf {
			if i+8 <= len(s) {
				if w := load8(s, i); w&highs == 0 {
					c.latin += bits.OnesCount64(letterMask(w))
					i += 8
					continue
				}
			}
			if isLetter(b) {
				c.latin++
			}
			i++
			continue
		}
		r, n := decode(s[i:])
		i += n
		switch {
		case r >= firstHan && r < afterHan:
			c.han++
			only := int(scripts[r-firstHan])
			c.hant += only & hantOnly
			c.hans += only >> 1
		case isHan(r):
			c.han++
		}
	}
}

// Frequent characters of news that are written in one script only.
const (
	onlyHant = "國會這個來為們時說對學後發經動還開關產業員問間進過現與實無東車長門見電話書義務國際聯區縣鎮勞職總黨團報網據導選舉辦樣點難體應當帶場際線連運達遠邊錢設許論記評該認識證讓議變護費質資責貧買賣質"
	onlyHans = "国会这个来为们时说对学后发经动还开关产业员问间进过现与实无东车长门见电话书义务际联区县镇劳职总党团报网据导选举办样点难体应当带场线连运达远边钱设许论记评该认识证让议变护费质资责贫买卖"
)

// A bit each, for counting.
const (
	hantOnly = 1
	hansOnly = 2
)

// scriptTable tells the script of each character of onlyHant and onlyHans.
var scriptTable = sync.OnceValue(func() *[afterHan - firstHan]uint8 {
	table := new([afterHan - firstHan]uint8)
	for _, r := range onlyHant {
		table[r-firstHan] = hantOnly
	}
	for _, r := range onlyHans {
		table[r-firstHan] = hansOnly
	}
	return table
})

// lang weighs the counts: a Han character says as much as four Latin letters.
func (c *letters) lang() model.Lang {
	switch {
	case c.han+c.latin == 0:
		return model.LangNone
	case c.han*4 < c.latin:
		return model.LangEN
	case c.hant > c.hans:
		return model.LangZHHant
	}
	return model.LangZH
}
