package ingest

import (
	"html"
	"strings"
	"unicode/utf8"

	"gongbao/model"
	"gongbao/store/ingest/charset"
	"gongbao/store/ingest/page"
)

// hopeless tells by the head of a text that there is no use in reading on.
func hopeless(head string) bool {
	return !charset.HasMark(head) && strings.Count(head, "\x00")*10 > 6*len(head)
}

// content reads an item that has been read whole.
func (r *reading) content(f format, it item, raw string) {
	declared := ""
	if f == formatPage || f == formatXML {
		declared = charset.Declared(raw)
	}
	text, ok := r.decode(it, raw, declared)
	if !ok {
		return
	}
	switch f {
	case formatPage:
		r.page(it, text)
	case formatMarkdown:
		r.markdown(it, text)
	case formatJSON:
		r.json(it, &window{text: text})
	case formatTable:
		r.table(it, &window{text: text})
	case formatXML:
		r.feed(it, &window{text: text})
	default:
		r.give(model.Document{Path: it.path, Text: text})
	}
}

// decode turns bytes into harmless text and reports what it took out. It is
// false, and that is reported, if they are no text or hold nothing.
func (r *reading) decode(it item, raw, declared string) (string, bool) {
	text, rep, problems := decodeText(raw, charset.Hints{Override: r.f.charset, Declared: declared})
	switch {
	case len(problems) > 0 && problems[0].Lost:
	case strings.TrimSpace(text) == "":
		problems = []Problem{{Reason: "empty: " + blankReason(rep), Hint: "there is nothing to read in it; remove it or save the article again", Lost: true}}
	case rep.Removed() > 0:
		problems = append(problems, Problem{Reason: rep.String(), Count: rep.Removed()})
	}
	for _, p := range problems {
		p.Path = it.path
		r.problem(p)
		if p.Lost {
			return "", false
		}
	}
	return text, true
}

// decodeText decodes and sanitises. Most texts are UTF-8 with nothing wrong in
// them, and those are looked at once. The first problem is Lost if the bytes
// are no text; the problems have no path yet.
func decodeText(raw string, h charset.Hints) (text string, rep Report, problems []Problem) {
	whole := raw
	if h.Override == "" && !charset.HasMark(raw) {
		whole, problems = mended(raw)
		text, rep = Sanitise(whole)
		if rep.Invalid == 0 && rep.nul == 0 && !isBinary(whole, rep) {
			return text, rep, append(problems, lostLetters(text, rep.lost)...)
		}
	}
	lost := func(reason, hint string) []Problem {
		return []Problem{{Reason: reason, Hint: hint, Lost: true}}
	}
	res := charset.Decode(raw, h)
	decoded, problems := mended(res.Text)
	text, rep = Sanitise(decoded)
	switch {
	case isBinary(decoded, rep):
		return "", rep, lost("not text: binary data", foreignHint)
	case res.How == charset.HowNone && mostlyInvalid(decoded, rep.Invalid):
		return "", rep, lost("not text in a charset that can be told from it", "name its charset, or convert it to UTF-8 with an editor or iconv")
	case res.How == charset.HowSaid && (res.Invalid+rep.Invalid)*20 > len(text):
		return "", rep, lost("not "+res.Name+", the charset that was named for it", "leave the charset out, or name another")
	case res.How == charset.HowSaid && res.Name != "utf-8" && isUTF8(raw):
		problems = append(problems, Problem{Reason: "read as " + res.Name + ", which was named for it, though it is UTF-8", Hint: "leave the charset out, and UTF-8 is told by itself"})
	case res.How == charset.HowGuess:
		problems = append(problems, guessed("", res.Name))
	}
	if n := rep.Invalid + res.Invalid; n > 0 {
		name := strings.ToUpper(res.Name)
		if res.Name == "" {
			name = "UTF-8"
		}
		p := Problem{Reason: count(n, "byte") + " that " + isAre(n) + " not " + name + ", shown as \ufffd", Hint: "save the file again as UTF-8 if letters are missing", Count: n}
		if strings.HasPrefix(res.Name, "utf-16") {
			p.Reason = count(n, "broken UTF-16 character") + ", shown as \ufffd"
		}
		return text, rep, append(problems, p)
	}
	return text, rep, append(problems, lostLetters(text, rep.lost)...)
}

// guessed is the problem of a file whose charset is a guess.
func guessed(path, name string) Problem {
	return Problem{Path: path, Reason: "read as " + name + ", which is a guess", Hint: "if its letters are wrong, name its charset (--charset) or convert it to UTF-8"}
}

// isUTF8 tells whether bytes are UTF-8 that is more than ASCII.
func isUTF8(raw string) bool {
	ascii := true
	for i := 0; i < len(raw) && ascii; i++ {
		ascii = raw[i] < utf8.RuneSelf
	}
	return !ascii && utf8.ValidString(raw)
}

// mended undoes a wrong decoding that is still in a text.
func mended(s string) (string, []Problem) {
	out, n := charset.Repair(s)
	if n == 0 {
		return s, nil
	}
	return out, []Problem{{
		Reason: count(n, "character") + " repaired that had been read in a wrong charset (as in ÖÐ¹ú for 中国)",
		Hint:   "nothing needs to be done; saving it again as UTF-8 silences this", Count: n,
	}}
}

// lostLetters says what was wrong with a text before it was saved; marks is how
// often there is U+FFFD in it.
func lostLetters(text string, marks int) []Problem {
	what, n := charset.Lost(text)
	if marks > 0 {
		what, n = "letters that were lost before it was saved, shown as \ufffd", n+marks
	}
	if n == 0 {
		return nil
	}
	return []Problem{{Reason: "wrongly decoded: " + what, Hint: "save the article again from its site", Count: n}}
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func blankReason(rep Report) string {
	if rep.Removed() > 0 {
		return "nothing but characters that cannot be shown"
	}
	return "nothing but white space"
}

// mostlyInvalid tells whether so many bytes are not UTF-8 that the text must
// be in another encoding.
func mostlyInvalid(s string, invalid int) bool {
	return invalid > 4+len(s)/50 || invalid*5 > len(s)
}

// isBinary tells whether text was none to begin with.
func isBinary(s string, rep Report) bool {
	return rep.nul*10 > len(s) || rep.Controls*3 > len(s) && len(s) >= 16 ||
		rep.nul > 0 && mostlyInvalid(s, rep.Invalid) || rep.Controls*50 > len(s) && mostlyInvalid(s, rep.Invalid)
}

// page reads a web page. One without any tag is text under another name.
func (r *reading) page(it item, text string) {
	d := model.Document{Path: it.path, Text: text}
	if strings.IndexByte(text, '<') >= 0 {
		p := page.Parse(text)
		d = model.Document{Path: it.path, Title: p.Title, Source: p.Source, Byline: p.Byline, URL: p.URL, Published: p.Published}
		d.Text, _ = Sanitise(p.Text)
		if strings.TrimSpace(d.Text) == "" {
			r.lost(it, "empty: a web page without text", "its text may be put in by a script; save the page from a browser, once it shows")
			return
		}
	}
	r.give(d)
}

// body turns the text of a record into text: as it is, or out of HTML.
func body(s string) string {
	if page.LooksMarked(s) {
		s = page.Text(s)
	}
	s, _ = Sanitise(s)
	return strings.Trim(s, "\n")
}

// oneLine makes a field of a record one harmless line of at most most bytes.
func oneLine(s string, most int) string {
	if s == "" {
		return ""
	}
	s, _ = Sanitise(s)
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > most {
		s = strings.ToValidUTF8(s[:most], "")
		s, _ = Sanitise(s)
	}
	return s
}

// fieldText is oneLine for fields that may hold HTML.
func fieldText(s string) string {
	switch {
	case page.LooksMarked(s):
		s = page.Text(s)
	case strings.IndexByte(s, '&') >= 0:
		s = html.UnescapeString(s)
	}
	return oneLine(s, 1000)
}

// webAddress returns s if it is an http or https URL that may be shown, or "".
func webAddress(s string) string {
	s = strings.TrimSpace(s)
	low := strings.ToLower(s[:min(len(s), 8)])
	if !strings.HasPrefix(low, "http://") && !strings.HasPrefix(low, "https://") || len(s) > 2000 || strings.ContainsAny(s, " \t\n\"<>") || !harmless(s, noRune) {
		return ""
	}
	return s
}
