package bodies

import "testing"

// TestMet holds forms that pages of the genre are full of.
func TestMet(t *testing.T) {
	testPhrases(t, []phrase{
		// A level and a name share a noun; a term without its noun.
		{text: "省、杭州市总工会提出要求。", want: "330000 330100"},
		{text: "成都市总工会召开会议，落实全总部署、省总21项工作以及市总十五届八次全会安排。", want: "510100 acftu 510000"},
		// The city above two counties.
		{text: "市总工会会上，兴平市总工会和武功县总工会获奖。|市总工会要求学习。", want: "610400 610481 610431"},
		{text: "市总工会慰问组到卫东区慰问，卫东区总工会主席陪同。", want: "410400 410403"},
		// Lists that end in a word for several kinds.
		{text: "全国总工会召开座谈会，北京、天津、河北等省（区、市）总工会负责人参加。", want: "acftu 110000 120000 130000"},
		{text: "长沙市总工会、长沙县总工会和岳麓、雨花、天心区总工会参加。", want: "430100 430121 430104 430111 430103"},
		{text: "各市、县（市、区）总工会主席，省级产业工会负责人参加。"},
		// The district whose name begins with the word for city.
		{text: "青岛市南区总工会举行活动。", want: "370202"},
		{text: "济南市市中区总工会举行活动。", want: "370103"},
		// Divisions of the XPCC without 第, firms in them.
		{text: "兵团总工会主办，十一师总工会承办。", want: "660000 660000/division-11"},
		{text: "八师天业集团工会慰问员工。", want: "660000/division-8/八师天业集团工会"},
		// Townships.
		{text: "日前，奉贤区第一个镇总工会——南桥镇总工会成立，并希望镇总工会努力。", want: "310120101"},
		{text: "昨日，晋江青阳街道召开大会，选举他为青阳街道总工会主席。", want: "350582001"},
		{text: "湖滨区高庙乡工会、交口乡工会参加，三门峡市领导出席。", want: "411202203 411202201"},
		{text: "兰州市城关区酒泉路街道职工书屋开放，酒泉路街道总工会组织读书会。", want: "620102001"}, // none of 酒泉
		// Firms under more than one name.
		{title: "中国铁路郑州局集团有限公司工会举办运动会", text: "郑州局集团公司工会主席致辞，公司工会组织职工参加。", want: "410100/中国铁路郑州局集团有限公司工会"},
		{text: "西宁湟水冶炼集团有限公司工会送水，工人喝一碗集团工会熬的汤。", want: "630100/西宁湟水冶炼集团有限公司工会"},
		{text: "国网淮北供电公司工会慰问职工。", want: "340600/国网淮北供电公司工会"},
		{text: "连云港市教育工会召开会议，市教育工会主席讲话。", want: "320700/education"},
		{text: "合肥市举办活动，合肥职工参加，东方航空公司工会到场。", want: "340100/东方航空公司工会"},
		{text: "Jinfeng Town Trade Union and Shagang Group Trade Union of Zhangjiagang are models.|Zhangjiagang Municipal Federation of Trade Union met.", want: "320582103 320582/shagang-group 320582"},
		{text: "宿迁市宿城区总工会联合耿车镇总工会、项里街道工联会开展活动。", want: "321302 321302101 321302002"},
		// A branch whose union bears the word for a federation, with the place before it.
		{text: "The congress of Jinzhou Auto Parts Trade Union Federation met.", want: "210700/jinzhou-auto-parts"},
		// A rival of the body, not the body.
		{text: "The Hong Kong Confederation of Trade Unions issued an appeal.", want: ""},
		{text: "The Hong Kong Federation of Trade Unions issued an appeal.", want: "hongkong"},
		// Zones.
		{text: "闵行区总工会、紫竹高新区总工会主席参加。", want: "310112 310112/紫竹高新区总工会"},
		{text: "西安市总工会推动成立了经开区总工会。", want: "610100 610100/xian-economic-development-zone"},
		{text: "开发区工会和园区工会参加。"},
		// Taiwan's cities are not in the gazetteer; they are no back-references.
		{text: "台中市總工會舉辦活動，桃園市總工會參加。北京職工參加，北京。"},
		// Foreign federations.
		{text: "The Vinh City Labor Federation and the Nghe An Provincial Labor Confederation met in Hefei, where Hefei workers were."},
		// Names taken apart by translators.
		{title: "Xining North District Federation of trade unions into the home", text: "The city of Xining City Federation of trade unions helps. The District Federation of trade unions visited.", want: "630105 630100"},
		{text: "The Yanbian Korean Autonomous Prefecture Trade Union Federation and the Trade Union Federation of Yanbian Korean Autonomous Prefecture in Jilin province met.", want: "222400"},
		{text: "Workers in Luoyang city, Henan province, receive food from the municipal trade union federation.", want: "410300"},
		{text: "Vice-Chair of the Liuzhou Municipal Trade Union Federation in Guangxi Zhuang Autonomous Region", want: "450200"},
		{text: "Leaders of Yunlong District, Gulou District and Quanshan District Federation of Trade Unions attended.", want: "320303 320302 320311"},
		{text: "The General Federation held a symposium.|The All-China Federation of Trade Unions held it in Beijing.", want: "acftu"},
		{text: "The Trade Union of China Railway Zhengzhou Bureau Group Co., Ltd. met. China Railway Trade Union sent congratulations.", want: "410100/china-railway-zhengzhou-bureau-group-co acftu/railway"},
		{text: "Putuo District, Shanghai.|Changfeng New Village Street Federation of Trade Unions is one of them.", want: "310107/changfeng-new-village-street"},
	})
}

// TestMetChinese holds forms of Chinese pages.
func TestMetChinese(t *testing.T) {
	testPhrases(t, []phrase{
		// Words that hold the name of a county.
		{text: "义蓬街道总工会发布五大关爱举措，最大化惠及职工。", want: "330114004"},
		{title: "合肥：送清凉", text: "市民政和卫健部门参加，增强居民和职工的获得感，都安排妥当，市总工会主席到场。", want: "340100"},
		{title: "江西新余：送清凉", text: "祝大家身体安康，其中卫生系统百余干部参加，市总工会主席到场。", want: "360500"},
		{text: "全县居民和总工会干部参加。"},
		{text: "新干县总工会慰问职工，大兴区总工会参加。", want: "360824 110115"},
		// Districts named by what any city has.
		{text: "鹤岗市职工比武，市总工会和矿区工会主席到场。", want: "230400"},
		{text: "山西阳泉市矿区总工会举办比武。", want: "140303"},
		{text: "阳泉市职工比武，城区总工会获奖。", want: "140302"},
		// Any of its kind.
		{text: "远安县总工会筹款，县内13个工会联合会参加，县直各委局工会主席到场。", want: "420525"},
		{text: "福建省厦门市举办展览，工联会与内地省市总工会合作，厦门。"},
		{text: "广东省总工会主席率广州、深圳等21个地市总工会到中山市参观，市总工会主席陪同，中山市。", want: "440000 440100 440300 442000"},
		{text: "6月21日，市总工会组织劳模赴厦门安养中心疗养。"},
		// The lead opens with the place.
		{text: "濮阳市清丰县举行奠基仪式，市总工会副主席和县总工会主席培土。", want: "410922 410900"},
		{text: "资阳市举行比武，四川省总工会副主席讲话，资阳市总工会主席主持。", want: "512000 510000"},
		{text: "小徐立即行动加入联合工会，合肥，合肥市。"},
		// Hong Kong and Macau.
		{text: "慶祝香港回歸，工聯會各屬會舉行活動。", want: "hongkong"},
		{text: "工联会探访全港各区，立法会议员参加。", want: "hongkong"},
		{text: "澳門工會聯合總會舉辦晚會，工聯總會會長出席。", want: "macau"},
		{text: "澳門交通運輸業總工會探訪，服務業總工會參加，澳門服務業總工會致辭。", want: "macau/transport macau/services"},
		{text: "街道工联会成立，工联会主席讲话。"},
		// Brackets, posts and railway depots.
		{text: "建德经济开发区（航空小镇）总工会成立。", want: "330182/建德经济开发区（航空小镇）总工会"},
		{text: "建德經(jīng)濟開(kāi)發(fā)區總工會(huì )成立，建德。", want: "330182/建德经济开发区总工会"},
		{text: "宿州邮政工会组织职工参加。", want: "341300/宿州邮政工会"},
		{text: "侯马北机务段工会慰问职工，侯马市，侯马。", want: "141081/侯马北机务段工会"},
	})
}

// TestMetUnseen holds forms of Chinese pages that were met later.
func TestMetUnseen(t *testing.T) {
	testPhrases(t, []phrase{
		// Names that words and persons hold.
		{text: "为弘扬中华传统文化，搭建平台，镇里的同仁和渡口职工参加，市总工会主席王东明、彭洪泽、钟长清到场。"},
		{title: "合肥：送清凉", text: "合肥职工参加，顾吉林、江广平和石玉溪获奖，市总工会主席到场。", want: "340100"},
		{text: "中山医院工会慰问职工，中山医院职工参加，市总工会主席到场。"},
		{text: "副主席一行来到余干，在县总工会服务中心走访。", want: "361127"},
		// Characters that converters put for others.
		{text: "陜西工人報訊 省總工會舉行座談會，陜西職工參加。", want: "610000"},
		// Lists whose number stands before the noun.
		{text: "在江苏、浙江、安徽、上海三省一市总工会指导下，大赛开幕。", want: "320000 330000 340000 310000"},
		{text: "合肥、芜湖两市总工会联合举办。", want: "340100 340200"},
		{text: "合肥市、县两级总工会举办活动，市区两级总工会参加。"},
		// A township whose name holds a word that joins.
		{text: "杭锦旗总工会考察组深入伊和乌素苏木工会联合会、呼和木独镇工会联合会。", want: "150625 150625200 150625104"},
		{text: "港澳和湾区内地九市总工会负责人参加，中山市，中山市职工。"},
		{text: "凤里街道总工会、华南社区工会联合会联合开展活动，石狮市。", want: "350581002 350581/华南社区工会联合会"},
		{text: "市领导视察叶县困难职工帮扶中心，县总工会主席陪同，平顶山市。", want: "410422"},
		{text: "安徽省淮南市大通区工会积极行动，组织劳模捐款。", want: "340402"},
		{text: "上海市纺织工会和上海市轻工工会参加。", want: "310000/textile 310000/light-industry-and-textile"},
	})
}

// TestNameStart holds where the names of organisations begin.
func TestNameStart(t *testing.T) {
	testPhrases(t, []phrase{
		{text: "日前，太原钢铁集团工会慰问职工。", want: "140100/太原钢铁集团工会"},
		{text: "3月5日从化区温泉镇总工会慰问职工。", want: "440117103"},
		{text: "由大同煤矿集团工会主办。", want: "140200/大同煤矿集团工会"},
		{text: "合肥市总工会和安徽海螺集团工会联合主办。", want: "340100 340000/安徽海螺集团工会"},
		{text: "记者从安徽海螺集团工会了解到，活动由安徽海螺集团工会举办。", want: "340000/安徽海螺集团工会"},
		{text: "慰问组走进安徽海螺集团工会。", want: "340000/安徽海螺集团工会"},
		{text: "副主席一行来到日照港集团工会调研。", want: "371100/日照港集团工会"},
		{text: "第一家合肥市公司工会成立，首家合肥市快递行业工会成立。"},
	})
}
