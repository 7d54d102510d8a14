package gazetteer

import "gongbao/model"

// bodies are the national body, the national industrial unions, and the fixed
// names that lead to them.
type bodies struct {
	byID       map[string]*model.Union
	byAlias    map[string][]*model.Union // by foldAlias
	industries []*model.Union
	national   *model.Union
}

// Industries returns the national industrial unions in the order in which the
// federation lists them. The slice must not be changed.
func (t *Table) Industries() []*model.Union { return t.bodies().industries }

func newBodies() *bodies {
	b := &bodies{byID: map[string]*model.Union{}, byAlias: map[string][]*model.Union{}}
	b.add(&model.Union{
		ID: model.NationalID, Name: "All-China Federation of Trade Unions", NameZH: "中华全国总工会",
		Short: "ACFTU", ShortZH: "全总", Level: model.LevelNational,
		Aliases: []string{"All China Federation of Trade Unions", "National Federation of Trade Unions", "China Federation of Trade Unions",
			"Chinese Federation of Trade Unions", "All-China Trade Union Federation", "All-China General Trade Union",
			"All-China Federation of Labor", "National Trade Union", "National Trade Union Federation", "National General Trade Union",
			"National Union", "全国总工会", "中国工会", "中华全国总", "全国总"},
		Initials: []string{"acftu", "qz", "zhqgzgh", "qgzgh"},
	})
	b.national = b.byID[model.NationalID]
	for _, i := range industries {
		u := &model.Union{
			ID: model.NationalID + "/" + i.slug, Name: i.name, NameZH: i.zh, Short: i.short, ShortZH: i.shortZH,
			Level: model.LevelIndustry, Parent: model.NationalID, Aliases: i.aliases, Initials: []string{i.initials},
		}
		b.add(u)
		b.industries = append(b.industries, u)
	}
	return b
}

func (b *bodies) add(u *model.Union) {
	b.byID[u.ID] = u
	for _, n := range append([]string{u.Name, u.NameZH, u.Short, u.ShortZH}, u.Aliases...) {
		k := foldAlias(n)
		if have := b.byAlias[k]; len(have) == 0 || have[len(have)-1] != u {
			b.byAlias[k] = append(have, u)
		}
	}
}

type industry struct {
	slug, name, zh, short, shortZH, initials string
	aliases                                  []string
}

// industries are the national industrial unions, and the federation of the
// central organs that ranks with them.
var industries = [...]industry{
	{"railway", "All-China Railway Federation of Trade Unions", "中华全国铁路总工会", "Railway", "全国铁路总工会", "zhqgtlzgh",
		[]string{"All-China Federation of Railway Workers' Unions", "All China Railway Trade Union", "National Railway Federation of Trade Unions",
			"China Railway Trade Union", "中国铁路工会", "中国铁路总工会", "全国铁路工会", "全铁总", "铁总", "铁路总工会"}},
	{"civil-aviation", "National Committee of the Chinese Civil Aviation Workers' Union", "中国民航工会全国委员会", "Civil Aviation", "民航工会", "zgmhgh",
		[]string{"China Civil Aviation Trade Union", "Civil Aviation Trade Union", "National Civil Aviation Trade Union", "中国民航工会", "全国民航工会"}},
	{"finance", "National Committee of the Chinese Financial Workers' Union", "中国金融工会全国委员会", "Finance", "金融工会", "zgjrgh",
		[]string{"China Financial Trade Union", "China Finance Trade Union", "Financial Trade Union", "中国金融工会", "全国金融工会"}},
	{"education", "National Committee of the Chinese Educational, Scientific, Cultural, Health and Sports Workers' Union", "中国教科文卫体工会全国委员会",
		"Education, Health, Culture", "教科文卫体工会", "zgjkwwtgh",
		[]string{"China Education, Science, Culture, Health and Sports Trade Union", "Chinese Education, Science, Culture, Health and Sports Trade Union",
			"National Education, Science, Culture, Health and Sports Trade Union", "Education, Science, Culture, Health and Sports Trade Union",
			"中国教科文卫体工会", "全国教科文卫体工会", "中国教育工会", "教科文卫体"}},
	{"seamen-construction", "National Committee of the Chinese Seamen and Construction Workers' Union", "中国海员建设工会全国委员会",
		"Seamen, Construction", "海员建设工会", "zghyjsgh",
		[]string{"China Seamen and Construction Trade Union", "China Seafarers and Construction Trade Union", "China Maritime Construction Trade Union",
			"Chinese Seamen's Union", "中国海员建设工会", "中国海员工会", "全国海员建设工会", "海员建设"}},
	{"energy-chemical-geology", "National Committee of the Chinese Energy, Chemical and Geological Workers' Union", "中国能源化学地质工会全国委员会",
		"Energy, Chemistry, Geology", "能源化学地质工会", "zgnyhxdzgh",
		[]string{"China Energy, Chemical and Geological Trade Union", "China Energy and Chemical Geology Trade Union", "China Energy and Chemical Trade Union",
			"中国能源化学地质工会", "中国能源化学工会", "全国能源化学地质工会", "能源化学地质"}},
	{"machinery-metallurgy", "National Committee of the Chinese Machinery, Metallurgical and Building Material Workers' Union", "中国机械冶金建材工会全国委员会",
		"Machinery, Metallurgy", "机械冶金建材工会", "zgjxyjjcgh",
		[]string{"China Machinery, Metallurgy and Building Materials Trade Union", "China Machinery and Metallurgy Building Materials Trade Union",
			"National Machinery, Metallurgy and Building Materials Trade Union", "中国机械冶金建材工会", "中国机冶建材工会", "全国机械冶金建材工会",
			"机冶建材工会", "机械冶金建材"}},
	{"defence-posts", "National Committee of the Chinese Defence Industry, Postal and Telecommunications Workers' Union", "中国国防邮电工会全国委员会",
		"Defence, Posts", "国防邮电工会", "zggfydgh",
		[]string{"China National Defense, Posts and Telecommunications Trade Union", "China National Defence Posts and Telecommunications Trade Union",
			"National Defence Posts and Telecommunications Trade Union", "National Defense Posts and Telecommunications Trade Union",
			"National Defence Posts and Telecommunications", "National Defense Posts and Telecommunications",
			"China Defense Post and Telecommunications Trade Union", "中国国防邮电工会", "全国国防邮电工会", "国防邮电"}},
	{"trade-light-textile", "National Committee of the Chinese Financial, Commercial, Light Industry, Textile and Tobacco Workers' Union", "中国财贸轻纺烟草工会全国委员会",
		"Trade, Textile, Tobacco", "财贸轻纺烟草工会", "zgcmqfycgh",
		[]string{"China Finance, Trade, Light Industry, Textile and Tobacco Trade Union", "China Finance and Trade, Light Textile and Tobacco Trade Union",
			"National Finance, Trade, Light Textile and Tobacco Trade Union", "中国财贸轻纺烟草工会", "全国财贸轻纺烟草工会", "财贸轻纺烟草"}},
	{"agriculture-water", "National Committee of the Chinese Agricultural, Forestry, Water Conservancy and Meteorological Workers' Union", "中国农林水利气象工会全国委员会",
		"Agriculture, Water", "农林水利气象工会", "zgnlslqxgh",
		[]string{"China Agriculture, Forestry, Water Conservancy and Meteorology Trade Union", "China Agriculture, Forestry and Water Conservancy Trade Union",
			"National Agriculture, Forestry, Water Conservancy and Meteorology Trade Union", "中国农林水利气象工会", "中国农林水利工会", "全国农林水利气象工会",
			"农林水利气象"}},
	{"central-organs", "Federation of Trade Unions of the Central Party and State Organs", "中央和国家机关工会联合会", "Central organs", "中央和国家机关工会", "zyhgjjgghlhh",
		[]string{"Central and State Organs Federation of Trade Unions", "Federation of Trade Unions of Central and State Organs",
			"Federation of Trade Unions of the Central State Organs", "中央国家机关工会联合会", "中央国家机关工会", "中直机关工会联合会"}},
}
