package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"

	"gongbao/model"
	"gongbao/store/ingest/charset"
)

// lines reads JSON lines: a record a line, a line at a time.
func (r *reading) lines(it item, in input) {
	if notLines(in) {
		r.whole(formatJSON, it, in)
		return
	}
	hints := charset.Hints{Override: r.f.charset}
	if res := charset.Decode(string(in.head), hints); hints.Override == "" && res.How != charset.HowNone && res.Name != "utf-8" {
		hints.Override = res.Name // told once, by many lines
	}
	j := &jsonFile{records: records{r: r, path: it.path}, from: model.FromMeta}
	err := j.eachLine(bufio.NewReaderSize(in.reader(), headLen), hints)
	j.end()
	switch {
	case r.stopped():
	case errors.Is(err, errBudget):
		r.overspent(it)
	case err != nil && j.given > 0:
		r.problem(Problem{Path: it.path, Reason: "breaks off: " + plain(err), Hint: "save or download it again; what is before stands"})
	case err != nil:
		r.fail(it, err)
	case j.given == 0 && in.ended && j.n > 0:
		text, _, _ := decodeText(in.look, hints)
		r.asPage(it.path, text, j.why())
	case j.given == 0 && j.n > 0:
		r.lost(it, "no record in it can be read", "see what is said of the first ones")
	case j.n == 0:
		r.lost(it, "empty: no record in it", "there is nothing to read in it; remove it")
	}
}

// notLines tells JSON under the name of JSON lines: in UTF-16, which has no
// lines before it is decoded, or with records of several lines.
func notLines(in input) bool {
	if charset.HasMark(in.look) && in.look[0] != 0xef || strings.IndexByte(in.look, 0) >= 0 {
		return true
	}
	first := firstLine(strings.TrimPrefix(in.look, "\xef\xbb\xbf"))
	return first == "{" || strings.HasPrefix(first, "[") && !json.Valid([]byte(first))
}

// eachLine takes the lines of a file.
func (j *jsonFile) eachLine(b *bufio.Reader, h charset.Hints) error {
	for n := 1; !j.r.stopped(); n++ {
		line, err := longLine(b, j.r.max)
		where := "line " + strconv.Itoa(n)
		if errors.Is(err, errTooLarge) {
			j.bad(where+": longer than "+megabytes(j.r.max), "split the record")
			j.n++
			continue
		}
		if line = bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))); len(line) > 0 {
			j.textLine(string(line), where, h)
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// textLine takes one line of JSON lines.
func (j *jsonFile) textLine(raw, where string, h charset.Hints) {
	text, _, problems := decodeText(raw, h)
	for _, p := range problems {
		if p.Lost || p.Count > 0 {
			j.bad(where+": "+p.Reason, p.Hint)
		}
		if p.Lost {
			j.n++
			return
		}
	}
	text = strings.TrimRight(strings.TrimSpace(text), ",")
	if text == "" || text == "[" || text == "]" {
		return
	}
	if err := json.Unmarshal([]byte(text), new(json.RawMessage)); err != nil {
		j.bad(where+": not valid JSON: "+jsonError(err), "correct or remove the line")
		j.n++
		return
	}
	j.take([]byte(text), where, 2)
}

// longLine reads a line of at most most bytes. A longer one is passed over.
func longLine(b *bufio.Reader, most int64) ([]byte, error) {
	var line []byte
	long := false
	for {
		piece, err := b.ReadSlice('\n')
		if long = long || int64(len(line)+len(piece)) > most; !long {
			line = append(line, piece...)
		} else {
			line = nil
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if long && (err == nil || err == io.EOF) {
			return nil, errTooLarge
		}
		return line, err
	}
}
