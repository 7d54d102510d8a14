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
	var han, latin, hant, hans int
	for i := 0; i < len(s); {
		if i+8 <= len(s) {
			if w := load8(s, i); w&highs == 0 {
				latin += bits.OnesCount64(letterMask(w))
				i += 8
				continue
			} else if w := uint32(w); w&threeMask == threeBytes {
				r := rune3(w)
				if k := r - firstHan; k < afterHan-firstHan {
					only := scripts[k>>5] >> (2 * (k & 31))
					hant += int(only & hantOnly)
					hans += int(only >> 1 & 1)
					han++
				} else if isHan(rune(r)) {
					han++
				}
				i += 3
				continue
			}
		}
		if b := s[i]; b < utf8.RuneSelf {
			if isLetter(b) {
				latin++
			}
			i++
			continue
		}
		r, n := decode(s[i:])
		i += n
		if k := uint32(r) - firstHan; k < afterHan-firstHan {
			only := scripts[k>>5] >> (2 * (k & 31))
			hant += int(only & hantOnly)
			hans += int(only >> 1 & 1)
			han++
		} else if isHan(r) {
			han++
		}
	}
	c.han, c.latin, c.hant, c.hans = c.han+han, c.latin+latin, c.hant+hant, c.hans+hans
}

// Frequent characters of news that are written in one script only.
const (
	onlyHant = "國會這個來為們時說對學後發經動還開關產業員問間進過現與實無東車長門見電話書義務國際聯區縣鎮勞職總黨團報網據導選舉辦樣點難體應當帶場際線連運達遠邊錢設許論記評該認識證讓議變護費質資責貧買賣質"
	onlyHans = "国会这个来为们时说对学后发经动还开关产业员问间进过现与实无东车长门见电话书义务际联区县镇劳职总党团报网据导选举办样点难体应当带场线连运达远边钱设许论记评该认识证让议变护费质资责贫买卖"
)

// Of the two bits of a character.
const (
	hantOnly = 1
	hansOnly = 2
)

// scriptTable tells the script of each character of onlyHant and onlyHans, in two
// bits each.
var scriptTable = sync.OnceValue(func() *[(afterHan - firstHan) / 32]uint64 {
	table := new([(afterHan - firstHan) / 32]uint64)
	put := func(chars string, bits uint64) {
		for _, r := range chars {
			k := uint(r - firstHan)
			table[k>>5] = table[k>>5]&^(3<<(2*(k&31))) | bits<<(2*(k&31))
		}
	}
	put(onlyHant, hantOnly)
	put(onlyHans, hansOnly)
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
