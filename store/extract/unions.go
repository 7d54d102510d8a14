package extract

import (
	"gongbao/model"
	"gongbao/store/extract/bodies"
	"gongbao/store/gazetteer"
	"gongbao/store/gazetteer/own"
)

// mentions finds the union bodies that an article names.
func mentions(o *own.Own, a *model.Article) []model.Mention {
	return bodies.FindOwn(gazetteer.Load(), o, a)
}
