package bodies

import (
	"strings"
	"sync"

	"gongbao/model"
	"gongbao/store/gazetteer"
)

// sector is a branch of industry whose workers have a union in a region. The
// same body bears its Chinese and its English name.
type sector struct {
	slug string   // the last part of the body's ID; "" is that of the name
	name string   // in English: "Coal"
	zh   string   // the Chinese names, the usual one first, parted by spaces
	en   []string // other English names
}

// sectors are the branches after which unions of provinces and cities are named.
var sectors = [...]sector{
	{"", "Coal", "煤炭 煤矿 煤炭工业", []string{"Coal Mine", "Coal Mining", "Coal Miners"}},
	{"", "Education", "教育 教育系统", []string{"Teachers"}},
	{"education-culture-health", "Education, Science, Culture, Health and Sports", "教科文卫体 科教文卫体 教科文卫 科教文卫 教文卫体 教科卫体 教科文卫体育 科教卫", []string{"Education, Science, Culture and Health",
		"Education, Science, Culture, Health", "Science, Education, Culture, Health and Sports", "Science, Education, Culture and Health", "Education, Science and Culture", "Education, Science, Health and Sports"}},
	{"", "Railway", "铁路", nil},
	{"", "Construction", "建设 建筑 建设系统 城乡建设 住建", []string{"Building", "Urban and Rural Construction", "Housing and Construction"}},
	{"", "Urban Construction", "城建 城市建设", nil},
	{"", "Transport", "交通 交通运输", []string{"Transportation", "Communications", "Traffic"}},
	{"", "Posts and Telecommunications", "邮电", []string{"Post", "Postal", "Postal and Telecommunications"}},
	{"", "Finance", "金融", []string{"Financial"}},
	{"", "Finance and Trade", "财贸 财贸轻纺 财贸金融 财贸轻纺烟草 财贸轻工纺织", []string{"Financial and Trade", "Finance, Trade, Light Industry and Textile", "Finance and Trade Light Textile", "Finance and Commerce"}},
	{"", "Machinery and Metallurgy", "机械冶金 机冶 机冶建材 机械冶金建材 机械", []string{"Machinery, Metallurgy and Building Materials", "Machinery", "Machinery Metallurgy and Building Materials", "Metallurgical and Machinery"}},
	{"", "Metallurgy", "冶金", []string{"Metallurgical"}},
	{"", "Energy and Chemistry", "能源化学 能源化工 能源化学地质", []string{"Energy and Chemical", "Energy Chemical", "Energy, Chemical and Geological", "Energy Chemical and Geology", "Energy and Chemical Geology"}},
	{"", "Energy", "能源", nil},
	{"", "Petrochemical", "石化 石油化工 石油化学", []string{"Petrochemical", "Petroleum and Chemical"}},
	{"", "Chemical", "化工 化学", []string{"Chemicals"}},
	{"", "Electric Power", "电力", []string{"Power", "Electricity", "Electric"}},
	{"", "Forestry", "林业", []string{"Forest"}},
	{"", "Agriculture, Forestry and Water", "农林水利 农林水 农林水利气象 农林水牧", []string{"Agriculture, Forestry and Water Conservancy", "Agricultural, Forestry and Water Conservancy", "Agriculture, Forestry, Water Conservancy and Meteorology"}},
	{"", "Agricultural Reclamation", "农垦", []string{"State Farms", "State Farm", "Land Reclamation", "Reclamation", "Nongken", "Farm Reclamation", "Agriculture Reclamation"}},
	{"", "Defence", "国防工业 国防科技 国防 国防科技工业 国防机械电子 国防邮电", []string{"National Defence", "National Defense Science and Technology", "National Defence Industry", "Defence, Posts and Telecommunications"}},
	{"", "Light Industry and Textile", "轻工 轻纺 轻工纺织", []string{"Light Textile", "Light and Textile", "Light"}},
	{"", "Textile", "纺织", []string{"Textiles"}},
	{"", "Seamen", "海员", []string{"Seafarers", "Seamen and Construction", "Maritime"}},
	{"", "Civil Aviation", "民航", nil},
	{"", "Health", "卫生 卫生健康 医务 卫健 医疗卫生", []string{"Medical", "Medical Workers", "Healthcare", "Medical and Health", "Public Health"}},
	{"", "Express Delivery", "快递 快递员 快递业 邮政快递 快递物流 邮政快递业", []string{"Express", "Couriers", "Courier", "Express Couriers", "Postal Express", "Express Logistics"}},
	{"", "Food Delivery Riders", "外卖配送员 网约送餐员 送餐员 外卖送餐员 外卖 外卖骑手 配送员 网约配送员 外卖配送 骑手", []string{"Online Delivery", "Food Delivery", "Takeaway Riders", "Food Delivery Workers", "Takeout Delivery",
		"Delivery Riders", "Deliverymen", "Online Food Delivery", "Takeaway Delivery", "Online Meal Delivery", "Food Couriers", "Meal Delivery"}},
	{"", "Ride-Hailing", "网约车 网约车司机", []string{"Ride-Hailing Drivers", "Online Car-Hailing", "Online Car Hailing Drivers", "Car-Hailing Drivers", "Car-Hailing"}},
	{"", "Truck Drivers", "货车司机 卡车司机 货运 道路货运 货运司机 道路货运行业", []string{"Truckers", "Freight", "Road Freight", "Lorry Drivers", "Freight Drivers", "Truck"}},
	{"", "Logistics", "物流 物流货运", nil},
	{"", "Domestic Service", "家政 家政服务 家政服务员", []string{"Housekeeping", "Domestic", "Housekeeping Service"}},
	{"", "Catering", "餐饮", nil},
	{"", "Taxi", "出租车 出租车司机 出租汽车", []string{"Taxi Drivers"}},
	{"", "Sanitation", "环卫 环卫工人", []string{"Environmental Sanitation", "Sanitation"}},
	{"", "New Forms of Employment", "新就业形态 新就业形态劳动者 新业态", []string{"New Employment Forms", "New Employment", "New Form of Employment"}},
	{"", "Security Guards", "保安", []string{"Security", "Security Guard"}},
	{"", "Care", "护工 护理员 护工护理员 养老护理员", []string{"Care", "Nursing", "Carers"}},
	{"", "Migrant", "农民工", []string{"Migrant"}},
	{"", "Services", "服务业", nil},
	{"", "Tobacco", "烟草", nil},
	{"", "Science and Technology", "科技", nil},
	{"", "Geology", "地质 地矿", []string{"Geological"}},
	{"", "Commerce", "商贸 商业", []string{"Commercial"}},
	{"", "Water", "水利 水务", []string{"Water Conservancy"}},
	{"", "Tourism", "旅游 文旅", []string{"Culture and Tourism"}},
	{"", "Banking", "银行业 银行", nil},
	{"", "Salt", "盐业", nil},
	{"", "Industry", "工业", nil},
}

// sectorTables are the sectors by what names them.
type sectorTables struct {
	zh, en map[string]*sector
}

var sectorTable = sync.OnceValue(func() *sectorTables {
	t := &sectorTables{zh: make(map[string]*sector, 160), en: make(map[string]*sector, 160)}
	for i := range sectors {
		s := &sectors[i]
		for name := range strings.FieldsSeq(s.zh) {
			t.zh[name] = s
		}
		t.en[branch(s.name)] = s
		for _, name := range s.en {
			if k := branch(name); k != "" && t.en[k] == nil {
				t.en[k] = s
			}
		}
	}
	return t
})

// sectorZH returns the sector that a name without its region and noun says.
func sectorZH(name string) *sector {
	t := sectorTable()
	for _, end := range [...]string{"", "行业", "业", "系统", "产业", "从业人员", "从业者", "职工", "工人"} {
		if stem, ok := strings.CutSuffix(name, end); ok && t.zh[stem] != nil {
			return t.zh[stem]
		}
	}
	return nil
}

// union returns the body of a sector in a region.
func (s *sector) union(r *gazetteer.Region) *model.Union {
	zh, _, _ := strings.Cut(s.zh, " ")
	slug := s.slug
	if slug == "" {
		slug = s.name
	}
	u := gazetteer.Enterprise(r.Code, slug, "", model.LevelIndustry)
	place := aboutName(r)
	if r.Type == "Province" {
		place += " Provincial"
	}
	u.Name, u.Short = place+" "+s.name+" Trade Union", place+" "+s.name
	u.NameZH, u.ShortZH = r.ZH+zh+"工会", r.ZH+zh
	return u
}

// organsUnion returns the body of the organs directly under a region's party
// committee and government.
func organsUnion(r *gazetteer.Region) *model.Union {
	u := gazetteer.Enterprise(r.Code, "Organs", "", model.LevelIndustry)
	place := aboutName(r)
	if r.Type == "Province" {
		place += " Provincial"
	}
	u.Name, u.Short = place+" Organs Trade Union Working Committee", place+" Organs"
	u.NameZH, u.ShortZH = r.ZH+"直属机关工会工作委员会", r.ZH+"直机关"
	return u
}
