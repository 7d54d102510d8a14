package ui

import "testing"

func TestCardNarrows(t *testing.T) {
	for keys, want := range map[string]string{
		"j K enter": "union:huoqiu",
		"j K =":     "union:=huoqiu",
		"j K -":     "-union:huoqiu",
		"/ guide space OR space crews enter j K enter": "(guide OR crews) union:huoqiu",
		"j K esc": "",
	} {
		drive(t, 80, 24, articlesFS, func(d *driver) {
			d.keys(script(keys)...)
			d.asks(want)
			if d.m.overlay != nil {
				t.Errorf("%s: the card is still open", keys)
			}
		})
	}
}

func TestCardCounts(t *testing.T) {
	drive(t, 80, 24, sampleFS, func(d *driver) {
		d.keys(script("u anhui enter K")...)
		d.has("in this list", "within", "level", "first", "last")
		was := d.m.overlay.(*cardOverlay).Union().ID
		d.keys("l")
		if d.m.overlay.(*cardOverlay).Union().ID == was {
			t.Error("the next card is the same body's")
		}
		d.keys("h")
		if got := d.m.overlay.(*cardOverlay).Union().ID; got != was {
			t.Errorf("back is %s, not %s", got, was)
		}
	})
}
