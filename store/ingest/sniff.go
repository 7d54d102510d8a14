package ingest

import (
	"path"
	"strings"
)

// format is how a file is to be read. Plain text, the only one so far, is the
// zero format.
type format struct {
	ext string // the extension of a format that is not read yet
}

// formatOf goes by the extension. A name without one is text, and so is a
// typed path with an unknown one: whoever typed it knows.
func formatOf(f File) format {
	ext := extension(f.Path)
	switch ext {
	case "", ".txt", ".text", ".md", ".markdown":
		return format{}
	}
	if f.typed && !laterFormat(ext) {
		return format{}
	}
	return format{ext}
}

// laterFormat tells whether ext is of text that is more than its words.
func laterFormat(ext string) bool {
	switch ext {
	case ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".xml", ".rss", ".atom", ".json", ".jsonl", ".ndjson",
		".csv", ".tsv", ".eml", ".mbox", ".warc", ".rtf", ".tex":
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
	case at(0, "PK\x03\x04"), at(0, "PK\x05\x06"):
		return "a ZIP archive or office document"
	case at(0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
		return "an office document"
	case at(0, "\x1f\x8b"), at(0, "BZh") && at(4, "1AY&SY"), at(0, "\xfd7zXZ\x00"), at(0, "\x28\xb5\x2f\xfd"),
		at(0, "7z\xbc\xaf\x27\x1c"), at(0, "Rar!\x1a\x07"), at(257, "ustar\x00"), at(257, "ustar  "):
		return "an archive or compressed file"
	case at(0, "\x7fELF"), at(0, "\xcf\xfa\xed\xfe"), at(0, "\xca\xfe\xba\xbe"), at(0, "\x00asm"), at(0, "MZ") && strings.Contains(s[:min(len(s), 512)], "\x00"):
		return "a program"
	case at(0, "SQLite format 3\x00"):
		return "a database"
	case at(0, "ID3") && strings.Contains(s[:min(len(s), 64)], "\x00"), at(4, "ftyp") && at(0, "\x00"), at(0, "OggS"), at(0, "RIFF") && at(8, "WAVE"), at(0, "RIFF") && at(8, "AVI "):
		return "sound or video"
	}
	return ""
}
