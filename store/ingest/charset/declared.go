package charset

import "strings"

// declaredWithin is how far into a page its declaration is looked for, in
// bytes. The standard says 1024; pages put their scripts before it.
const declaredWithin = 8 << 10

// Declared returns the charset that a page declares in an XML declaration
// (encoding="…") or in a meta element of HTML (charset="…", or the content of
// http-equiv), as written, or "". It may not be known.
func Declared(raw string) string {
	head := raw[:min(len(raw), declaredWithin)]
	if strings.HasPrefix(strings.TrimLeft(head, " \t\r\n"), "<?xml") {
		if end := strings.Index(head, "?>"); end > 0 {
			if name := value(head[:end], "encoding"); name != "" {
				return name
			}
		}
	}
	for rest := head; ; {
		at := strings.IndexByte(rest, '<')
		if at < 0 || at+5 >= len(rest) {
			return ""
		}
		rest = rest[at+1:]
		if strings.HasPrefix(rest, "!--") {
			end := strings.Index(rest, "-->")
			if end < 0 {
				return ""
			}
			rest = rest[end:]
			continue
		}
		if !strings.EqualFold(rest[:4], "meta") {
			continue
		}
		tag := rest
		if end := strings.IndexByte(tag, '>'); end >= 0 {
			tag = tag[:end]
		}
		if name := value(tag, "charset"); name != "" {
			return name
		}
	}
}

// value returns what stands behind key and = in a tag.
func value(tag, key string) string {
	low := strings.ToLower(tag)
	if len(low) != len(tag) {
		low = tag
	}
	for from := 0; ; {
		i := strings.Index(low[from:], key)
		if i < 0 {
			return ""
		}
		from += i + len(key)
		rest := strings.TrimLeft(tag[from:], " \t\r\n")
		if !strings.HasPrefix(rest, "=") {
			continue
		}
		rest = strings.TrimLeft(rest[1:], " \t\r\n\"'")
		if end := strings.IndexAny(rest, "\"' \t\r\n;/>?"); end >= 0 {
			rest = rest[:end]
		}
		return rest
	}
}
