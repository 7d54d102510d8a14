package ingest

import (
	"encoding/json"
	"path"
	"strconv"
	"strings"

	"gongbao/store/ingest/charset"
)

// format is how a file is to be read.
type format uint8

const (
	formatNone format = iota // none that gongbao reads
	formatText
	formatMarkdown
	formatPage
	formatJSON
	formatLines // JSON, a record a line
	formatTable // CSV and its kin
	formatXML   // a feed, or a page in XML
	formatZip
	formatTar
	formatGzip
	formatZstd
)

// formatOf tells how to read a file by its name and the first bytes in it.
// Packed files are told by content alone; for the rest the name is believed,
// if it says anything. why says what a file is that cannot be read.
func formatOf(name string, typed bool, head string) (f format, why string) {
	ext := extension(name)
	if f := packed(head); f != formatNone {
		if office(ext) {
			return formatNone, "an office document, e-book or program (" + ext + ")"
		}
		return f, ""
	}
	if what := foreign(head); what != "" {
		return formatNone, what
	}
	switch ext {
	case ".txt", ".text":
		if isPage(head) {
			return formatPage, ""
		}
		return formatText, ""
	case ".md", ".markdown":
		return formatMarkdown, ""
	case ".html", ".htm", ".xhtml", ".shtml":
		return formatPage, ""
	case ".json":
		return formatJSON, ""
	case ".jsonl", ".ndjson":
		return formatLines, ""
	case ".csv", ".tsv":
		return formatTable, ""
	case ".xml", ".rss", ".atom", ".rdf":
		if isPage(head) {
			return formatPage, ""
		}
		return formatXML, ""
	case ".tar":
		return formatTar, ""
	case "":
		return sniffed(head), ""
	}
	if isPage(head) {
		return formatPage, ""
	}
	if typed && !knownForeign(ext) || generated(ext) {
		return sniffed(head), ""
	}
	return formatNone, ""
}

// inPieces tells by its name whether a file is read piece by piece, so that it
// may be of any size.
func inPieces(p string) bool {
	switch extension(p) {
	case ".zip", ".tar", ".gz", ".tgz", ".zst", ".tzst", ".jsonl", ".ndjson",
		".json", ".csv", ".tsv", ".xml", ".rss", ".atom", ".rdf":
		return true
	}
	return false
}

// packed tells a file that others are packed in by its first bytes.
func packed(head string) format {
	switch {
	case strings.HasPrefix(head, "PK\x03\x04"), strings.HasPrefix(head, "PK\x05\x06"), strings.HasPrefix(head, "PK\x07\x08PK"):
		return formatZip
	case strings.HasPrefix(head, "\x1f\x8b"):
		return formatGzip
	case strings.HasPrefix(head, "\x28\xb5\x2f\xfd"):
		return formatZstd
	case tarHeader(head):
		return formatTar
	}
	return formatNone
}

// tarHeader tells a tar file by its first header (POSIX.1, pax, ustar
// interchange format): the magic, and the sum of its bytes in octal, as text
// may well have the magic's letters in that place. Some programs add up signed
// bytes.
func tarHeader(head string) bool {
	const size, sumAt, sumEnd, magic = 512, 148, 156, 257
	if len(head) < size || head[magic:magic+len("ustar")] != "ustar" {
		return false
	}
	said, err := strconv.ParseInt(strings.Trim(head[sumAt:sumEnd], " \x00"), 8, 64)
	if err != nil {
		return false
	}
	var unsigned, signed int64
	for i := range size {
		c := head[i]
		if i >= sumAt && i < sumEnd {
			c = ' ' // as it stood when the sum was taken
		}
		unsigned += int64(c)
		signed += int64(int8(c))
	}
	return said == unsigned || said == signed
}

// sniffed tells by its first bytes how to read a file whose name says nothing.
func sniffed(head string) format {
	text := plainHead(head)
	switch {
	case isPage(head):
		return formatPage
	case strings.HasPrefix(text, "<?xml"), strings.HasPrefix(text, "<rss"), strings.HasPrefix(text, "<feed"), strings.HasPrefix(text, "<rdf:RDF"):
		return formatXML
	case strings.HasPrefix(text, "{"):
		return braces(text)
	case strings.HasPrefix(text, "["):
		if in := strings.TrimLeft(text[1:], " \t\r\n"); in != "" && (in[0] == '{' || in[0] == ']' && strings.TrimSpace(in[1:]) == "") {
			return formatJSON
		}
	case strings.HasPrefix(text, "---\n"), strings.HasPrefix(text, "---\r\n"), strings.HasPrefix(text, "+++\n"), strings.HasPrefix(text, "+++\r\n"):
		return formatMarkdown
	case headerLine(text):
		return formatTable
	}
	return formatText
}

// braces tells JSON lines from JSON and from text that begins with a brace.
func braces(text string) format {
	line, rest, more := strings.Cut(text, "\n")
	switch {
	case more && json.Valid([]byte(line)):
		if strings.HasPrefix(strings.TrimLeft(rest, " \t\r\n"), "{") {
			return formatLines
		}
		return formatJSON
	case len(strings.TrimLeft(text[1:], " \t\r\n")) > 0 && strings.IndexByte("\"}", strings.TrimLeft(text[1:], " \t\r\n")[0]) >= 0:
		return formatJSON
	}
	return formatText
}

// plainHead is a head without byte order mark and leading white space, UTF-16
// made readable as far as it is ASCII.
func plainHead(head string) string {
	if charset.HasMark(head) && (head[0] == 0xff || head[0] == 0xfe) {
		head = strings.ReplaceAll(head[2:min(len(head), 4096)], "\x00", "")
	}
	return strings.TrimLeft(strings.TrimPrefix(head, "\xef\xbb\xbf"), " \t\r\n")
}

// isPage tells a web page by its beginning: a doctype, or one of the elements
// that only a page begins with, behind comments and an XML declaration.
func isPage(head string) bool {
	text := plainHead(head)
	for strings.HasPrefix(text, "<!--") || strings.HasPrefix(text, "<?") {
		end, n := strings.Index(text, "-->"), 3
		if text[1] == '?' {
			end, n = strings.IndexByte(text, '>'), 1
		}
		if end < 0 {
			return false
		}
		text = strings.TrimLeft(text[end+n:], " \t\r\n")
	}
	for _, start := range [...]string{"<!doctype html", "<html", "<head", "<body", "<meta ", "<title>"} {
		if len(text) >= len(start) && strings.EqualFold(text[:len(start)], start) {
			return true
		}
	}
	return false
}

// office tells whether a ZIP file of that extension is a document of its own.
func office(ext string) bool {
	switch ext {
	case ".docx", ".docm", ".xlsx", ".xlsm", ".pptx", ".odt", ".ods", ".odp", ".epub", ".jar", ".apk", ".war", ".xpi", ".crx", ".ofd", ".wps", ".pages", ".key", ".numbers", ".kmz", ".svgz":
		return true
	}
	return false
}

// knownForeign tells whether a text of that extension holds more than words in
// a form that is not read.
func knownForeign(ext string) bool {
	switch ext {
	case ".mhtml", ".mht", ".eml", ".mbox", ".warc", ".rtf", ".tex", ".css", ".js", ".svg":
		return true
	}
	return false
}

// generated tells whether pages saved under their address end so.
func generated(ext string) bool {
	switch ext {
	case ".php", ".asp", ".aspx", ".jsp", ".jspx", ".do", ".action", ".cgi", ".phtml":
		return true
	}
	return false
}

// extension is the lower-case extension of a path with its dot, or "" where
// what follows the last dot is none: 2023.05, "No. 5 of May".
func extension(p string) string {
	ext := strings.ToLower(path.Ext(p))
	if len(ext) < 2 || len(ext) > 9 {
		return ""
	}
	letters := false
	for _, c := range ext[1:] {
		switch {
		case c >= 'a' && c <= 'z':
			letters = true
		case c >= '0' && c <= '9':
		default:
			return ""
		}
	}
	if !letters {
		return ""
	}
	return ext
}

const foreignHint = "keep only saved articles in the archive, as text"

// foreign tells by its first bytes what a file is that is no text, or "".
func foreign(s string) string {
	at := func(i int, magic string) bool { return len(s) > i && strings.HasPrefix(s[i:], magic) }
	switch {
	case at(0, "\x89PNG\r\n"), at(0, "\xff\xd8\xff"), at(0, "GIF87a"), at(0, "GIF89a"), at(0, "II*\x00"),
		at(0, "MM\x00*"), at(0, "\x00\x00\x01\x00"), at(0, "RIFF") && at(8, "WEBP"), at(0, "BM") && at(6, "\x00\x00\x00\x00"):
		return "an image"
	case at(0, "%PDF-"):
		return "a PDF"
	case at(0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
		return "an office document"
	case at(0, "BZh") && at(4, "1AY&SY"), at(0, "\xfd7zXZ\x00"), at(0, "7z\xbc\xaf\x27\x1c"), at(0, "Rar!\x1a\x07"):
		return "an archive in a form that is not read (unpack it, or make it .zip or .tar.gz)"
	case at(0, "\x7fELF"), at(0, "\xcf\xfa\xed\xfe"), at(0, "\xca\xfe\xba\xbe"), at(0, "\x00asm"), at(0, "MZ") && strings.Contains(s[:min(len(s), 512)], "\x00"):
		return "a program"
	case at(0, "SQLite format 3\x00"):
		return "a database"
	case at(0, "ID3") && strings.Contains(s[:min(len(s), 64)], "\x00"), at(4, "ftyp") && at(0, "\x00"), at(0, "OggS"), at(0, "RIFF") && at(8, "WAVE"), at(0, "RIFF") && at(8, "AVI "):
		return "sound or video"
	}
	return ""
}
