package extract

import (
	"gongbao/model"
	"gongbao/store/extract/bodies"
	"gongbao/store/gazetteer"
)

// mentions finds the union bodies that an article names.
func mentions(a *model.Article) []model.Mention { return bodies.Find(gazetteer.Load(), a) }
