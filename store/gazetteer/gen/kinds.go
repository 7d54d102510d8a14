package main

import "strings"

// kind is a kind of division: how its name ends in Chinese and in English.
type kind struct{ zh, en string }

// kinds are tried in order; the longer ending stands before the shorter.
var kinds = []kind{
	{"特别行政区", "Special Administrative Region"},
	{"维吾尔自治区", "Uygur Autonomous Region"},
	{"壮族自治区", "Zhuang Autonomous Region"},
	{"回族自治区", "Hui Autonomous Region"},
	{"自治区", "Autonomous Region"},
	{"自治州", "Autonomous Prefecture"},
	{"自治县", "Autonomous County"},
	{"自治旗", "Autonomous Banner"},
	{"行政委员会", "Administrative Committee"},
	{"林区", "Forestry District"},
	{"特区", "Special District"},
	{"矿区", "Mining District"},
	{"新区", "New Area"},
	{"地区", "Prefecture"},
	{"盟", "League"},
	{"省", "Province"},
	{"市", "City"},
	{"区", "District"},
	{"县", "County"},
	{"旗", "Banner"},
}

// kindOf returns the kind of a division by its name.
func kindOf(zh string, level int) kind {
	for _, k := range kinds {
		base := strings.TrimSuffix(zh, k.zh)
		if base == zh || base == "" {
			continue
		}
		// A name may end in a character that makes a longer ending of 区: 万柏林区
		// is no 林区, 新区 and 矿区 alone are 区 after one character.
		if k.zh == "林区" && base != "神农架" || (k.zh == "新区" || k.zh == "矿区") && len([]rune(base)) < 2 {
			continue
		}
		if k.zh == "市" && level == 1 {
			k.en = "Municipality"
		}
		return k
	}
	return kind{}
}

// typeWord is the type without the people it is named after.
func (k kind) typeWord() string {
	if strings.HasSuffix(k.en, "Autonomous Region") && k.en != "Autonomous Region" {
		return "Autonomous Region"
	}
	if k.zh == "矿区" {
		return "District"
	}
	return k.en
}

// peoples are the names of peoples in the names of autonomous divisions.
var peoples = []struct{ zh, en string }{
	{"土家族", "Tujia"}, {"布依族", "Buyei"}, {"朝鲜族", "Korean"}, {"蒙古族", "Mongol"}, {"哈尼族", "Hani"},
	{"哈萨克族", "Kazakh"}, {"哈萨克", "Kazakh"}, {"柯尔克孜", "Kyrgyz"}, {"蒙古", "Mongol"}, {"景颇族", "Jingpo"},
	{"傈僳族", "Lisu"}, {"拉祜族", "Lahu"}, {"布朗族", "Blang"}, {"东乡族", "Dongxiang"}, {"保安族", "Bonan"},
	{"撒拉族", "Salar"}, {"裕固族", "Yugur"}, {"纳西族", "Naxi"}, {"普米族", "Pumi"}, {"独龙族", "Derung"},
	{"达斡尔族", "Daur"}, {"仫佬族", "Mulao"}, {"毛南族", "Maonan"}, {"仡佬族", "Gelao"}, {"塔吉克", "Tajik"},
	{"锡伯", "Xibe"}, {"各族", "Multi-Ethnic"}, {"鄂温克族", "Ewenki"}, {"满族", "Manchu"}, {"回族", "Hui"}, {"藏族", "Tibetan"},
	{"苗族", "Miao"}, {"彝族", "Yi"}, {"壮族", "Zhuang"}, {"侗族", "Dong"}, {"瑶族", "Yao"}, {"白族", "Bai"},
	{"傣族", "Dai"}, {"黎族", "Li"}, {"佤族", "Va"}, {"畲族", "She"}, {"水族", "Sui"}, {"羌族", "Qiang"},
	{"土族", "Tu"}, {"怒族", "Nu"},
}

// cutPeoples parts the peoples' names from the end of a name: 双江 and Lahu,
// Va, Blang, Dai. A name that is a people's own keeps it: 东乡, 鄂温克.
func cutPeoples(base string) (name string, en []string) {
	for {
		cut := false
		for _, p := range peoples {
			rest := strings.TrimSuffix(base, p.zh)
			if rest == base {
				continue
			}
			if rest == "" {
				return strings.TrimSuffix(base, "族"), en
			}
			base, en, cut = rest, append([]string{p.en}, en...), true
			break
		}
		if !cut {
			return base, en
		}
	}
}

// and joins names as English lists are: "A", "A and B", "A, B and C".
func and(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
