package bodies

// congressBefore tells whether "Congress of (the)" stands before start.
func congressBefore(t string, start int) bool {
	w, gap, ok := wordBefore(t, start)
	if ok && gap == gapSpace && w.is(t, "the") {
		w, gap, ok = wordBefore(t, w.s)
	}
	if !ok || gap != gapSpace || !w.is(t, "of") {
		return false
	}
	c, gap, ok := wordBefore(t, w.s)
	return ok && gap == gapSpace && c.is(t, "congress", "congresses", "representatives")
}

func foreignBefore(t string, start int) bool {
	w, gap, ok := wordBefore(t, start)
	return ok && gap == gapSpace && w.is(t, "world", "international")
}

// follow is what the words behind a noun make of it.
type follow uint8

const (
	followNone     follow = iota
	followCongress        // a congress names no body
	followThing           // cadres, members, stations: of the movement, not of a body
	followAccount         // a WeChat account, an app, a newspaper
)

func followsEN(t string, end int) follow {
	// A closing quotation mark may stand between.
	at := end
	for at < len(t) {
		r, n := firstRune(t, at)
		if r != '"' && r != '”' && r != '’' && r != '\'' {
			break
		}
		at += n
	}
	w, gap, ok := wordAfter(t, at)
	if !ok || gap != gapSpace {
		return followNone
	}
	if w.is(t, "provincial", "national", "municipal", "representative", "member", "official", "public") {
		if v, g, ok := wordAfter(t, w.e); ok && g == gapSpace && v.is(t, "congress", "wechat", "account", "conference") {
			w = v
		}
	}
	switch {
	case w.is(t, "congress", "congresses", "convention"):
		return followCongress
	case w.is(t, "wechat", "account", "app", "weibo", "newspaper", "daily", "news", "magazine", "press"):
		return followAccount
	case w.in(t, inThings):
		return followThing
	}
	return followNone
}

// things are words behind "trade union" that make it the movement's.
const things = " station stations service services cadre cadres work works worker workers member members membership organization organizations organisation organisations system" +
	" law laws fund funds funding network networks college university school theory movement meeting construction reform activities activity day culture education training" +
	" characteristics groups front building conference expenses dues levels brand brands style innovation university's representatives inspection legal elite lecture lectures" +
	" cause undertakings undertaking affairs home homes post card children's palace hotel sanatorium "
