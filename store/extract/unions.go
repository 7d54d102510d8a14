package extract

import (
	"gongbao/model"
	"gongbao/store/extract/bodies"
	"gongbao/store/gazetteer"
	"gongbao/store/gazetteer/own"
)

// mentions finds the union bodies that an article names, and counts the words
// that speak of one which could not be told.
func mentions(o *own.Own, a *model.Article) ([]model.Mention, int) {
	return bodies.FindAll(gazetteer.Load(), o, a)
}
