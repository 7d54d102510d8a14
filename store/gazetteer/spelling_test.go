package gazetteer

import (
	"slices"
	"strings"
	"testing"
)

// irregular are names whose spelling a dictionary of characters gets wrong, or
// that are not spelled by pinyin at all: the Chinese name, the spelling that
// comes first, other keys that must find it.
const irregular = `
六安市 Lu'an luan,luancity,liuan
六合区 Luhe luhe,liuhe
六枝特区 Liuzhi liuzhi
六盘水市 Liupanshui liupanshui
中牟县 Zhongmou zhongmu,zhongmucounty
牟平区 Muping muping
牟定县 Mouding mouding
西安市 Xi'an xian,sian
陕西省 Shaanxi shaanxiprovince,shensi
山西省 Shanxi shanxiprovince
内蒙古自治区 Inner~Mongolia neimenggu,innermongoliaautonomousregion
西藏自治区 Tibet xizang,xizangautonomousregion
新疆维吾尔自治区 Xinjiang xinjianguygurautonomousregion,xinjianguyghur,sinkiang
广西壮族自治区 Guangxi guangxizhuangautonomousregion
哈尔滨市 Harbin haerbin
乌鲁木齐市 Ürümqi urumqi,wulumuqi
呼和浩特市 Hohhot huhehaote
包头市 Baotou baotou
呼伦贝尔市 Hulunbuir hulunbeier
拉萨市 Lhasa lasa
日喀则市 Shigatse xigaze,rikaze
喀什地区 Kashgar kashi,kaxgar
喀什市 Kashgar kashicity
和田地区 Hotan hetian,khotan
阿克苏地区 Aksu akesu
伊犁哈萨克自治州 Ili yili,ilikazakhautonomousprefecture
克拉玛依市 Karamay kelamayi
吐鲁番市 Turpan tulufan,turfan
哈密市 Hami kumul
巴音郭楞蒙古自治州 Bayingolin bayinguoleng,bayingol
博尔塔拉蒙古自治州 Bortala boertala
克孜勒苏柯尔克孜自治州 Kizilsu kezilesu
昌吉回族自治州 Changji changjihuiautonomousprefecture
阿勒泰地区 Altay aletai
塔城地区 Tacheng tarbagatay
鄂尔多斯市 Ordos eerduosi
赤峰市 Chifeng chifeng
通辽市 Tongliao tongliao
乌兰察布市 Ulanqab wulanchabu
巴彦淖尔市 Bayannur bayannaoer
锡林郭勒盟 Xilingol xilinguole,xilingolleague
兴安盟 Hinggan xingan
阿拉善盟 Alxa alashan
齐齐哈尔市 Qiqihar qiqihaer
佳木斯市 Jiamusi jiamusi
延边朝鲜族自治州 Yanbian yanbiankoreanautonomousprefecture
甘孜藏族自治州 Garzê garze,ganzi
阿坝藏族羌族自治州 Ngawa aba,abatibetanandqiangautonomousprefecture
凉山彝族自治州 Liangshan liangshanyiautonomousprefecture,liangshanprefecture
迪庆藏族自治州 Diqing deqen,diqing
德钦县 Dêqên deqin
西双版纳傣族自治州 Xishuangbanna xishuangbanna
德宏傣族景颇族自治州 Dehong dehong
怒江傈僳族自治州 Nujiang nujiang
海北藏族自治州 Haibei haibei
玉树藏族自治州 Yushu yushu
果洛藏族自治州 Golog guoluo
海西蒙古族藏族自治州 Haixi haixi
甘南藏族自治州 Gannan gannan
临夏回族自治州 Linxia linxia
恩施土家族苗族自治州 Enshi enshitujiaandmiaoautonomousprefecture,enshitujiamiaoautonomousprefecture,enshiprefecture
湘西土家族苗族自治州 Xiangxi xiangxi
黔西南布依族苗族自治州 Qianxinan qianxinan
黔东南苗族侗族自治州 Qiandongnan qiandongnan
蚌埠市 Bengbu bengbu
亳州市 Bozhou bozhou
滁州市 Chuzhou chuzhou
丽水市 Lishui lishui
台州市 Taizhou taizhou
泰州市 Taizhou taizhou
乐清市 Yueqing yueqing,leqing
乐山市 Leshan leshan
乐亭县 Leting leting,laoting
乐陵市 Leling leling,laoling
乐都区 Ledu ledu
乐平市 Leping leping
长乐区 Changle changle
铅山县 Yanshan yanshan
番禺区 Panyu panyu,fanyu
东莞市 Dongguan dongguan
无锡市 Wuxi wuxi
浚县 Xunxian xunxian,xuncounty
汝州市 Ruzhou ruzhou
长治市 Changzhi changzhi
长子县 Zhangzi zhangzi,changzi
子长市 Zichang zichang
长垣市 Changyuan changyuan
长葛市 Changge changge
长汀县 Changting changting
蔚县 Yuxian yuxian,yucounty
尉犁县 Yuli yuli,lopnur
尉氏县 Weishi weishi
洪洞县 Hongtong hongtong
洞口县 Dongkou dongkou
洞头区 Dongtou dongtou
繁峙县 Fanshi fanshi
隰县 Xixian xixian,xicounty
盱眙县 Xuyi xuyi
邗江区 Hanjiang hanjiang
睢宁县 Suining suining
睢县 Suixian suixian,suicounty
睢阳区 Suiyang suiyang
邳州市 Pizhou pizhou
鄞州区 Yinzhou yinzhou
嵊州市 Shengzhou shengzhou
嵊泗县 Shengsi shengsi
歙县 Shexian shexian,shecounty
黟县 Yixian yixian,yicounty
枞阳县 Zongyang zongyang
砀山县 Dangshan dangshan
涡阳县 Guoyang guoyang,woyang
莘县 Shenxian shenxian,shencounty
莒县 Juxian juxian,jucounty
茌平区 Chiping chiping
兖州区 Yanzhou yanzhou
芝罘区 Zhifu zhifu
东阿县 Dong'e donge
阿城区 Acheng acheng
单县 Shanxian shanxian,shancounty
曲靖市 Qujing qujing
曲阜市 Qufu qufu
任泽区 Renze renze
任丘市 Renqiu renqiu
大埔县 Dabu dabu,dapu
黄埔区 Huangpu huangpu
郫都区 Pidu pidu
犍为县 Qianwei qianwei
筠连县 Junlian junlian
珙县 Gongxian gongxian,gongcounty
綦江区 Qijiang qijiang
涪陵区 Fuling fuling
北碚区 Beibei beibei
酉阳土家族苗族自治县 Youyang youyang,youyangcounty
铜仁市 Tongren tongren
郴州市 Chenzhou chenzhou
耒阳市 Leiyang leiyang
荥阳市 Xingyang xingyang
荥经县 Yingjing yingjing
柞水县 Zhashui zhashui
吴堡县 Wubu wubu
红寺堡区 Hongsibu hongsibu
洋县 Yangxian yangxian,yangcounty
勉县 Mianxian mianxian,miancounty
宕昌县 Tanchang tanchang,dangchang
红古区 Honggu honggu
碌曲县 Luqu luqu
莱芜区 Laiwu laiwu
柘城县 Zhecheng zhecheng
渑池县 Mianchi mianchi
武陟县 Wuzhi wuzhi
召陵区 Shaoling shaoling
南召县 Nanzhao nanzhao
重庆市 Chongqing chongqing,chungking
厦门市 Xiamen xiamen,amoy
蕉城区 Jiaocheng jiaocheng
万州区 Wanzhou wanzhou
行唐县 Xingtang xingtang
闵行区 Minhang minhang
乾县 Qianxian qianxian,qiancounty
乾安县 Qian'an qianan
大城县 Daicheng daicheng,dacheng
解放区 Jiefang jiefang
晋安区 Jin'an jinan
金安区 Jin'an jinan,jinandistrict
淮安市 Huai'an huaian
普洱市 Pu'er puer
雅安市 Ya'an yaan
泰安市 Tai'an taian
长安区 Chang'an changan
宁洱哈尼族彝族自治县 Ning'er ninger
建瓯市 Jian'ou jianou
西峡县 Xixia xixia
佛山市 Foshan foshan
什邡市 Shifang shifang
泊头市 Botou botou
宝坻区 Baodi baodi
黄陂区 Huangpi huangpi
曾都区 Zengdu zengdu
龙圩区 Longxu longxu
覃塘区 Qintang qintang
百色市 Baise bose,baise
佛冈县 Fogang fogang
会理市 Huili huili
泌阳县 Biyang biyang
漯河市 Luohe luohe
珲春市 Hunchun hunchun
穆棱市 Muling muling
茄子河区 Qiezihe qiezihe
桐柏县 Tongbai tongbai
柏乡县 Baixiang baixiang
称多县 Chindu chenduo,chengduo
莎车县 Shache yarkant
伽师县 Jiashi jiashi
库车市 Kuqa kuche
弥勒市 Mile mile
澄江市 Chengjiang chengjiang
崆峒区 Kongtong kongtong
吕梁市 Lüliang luliang,lvliang
旅顺口区 Lüshunkou lushunkou,lvshunkou
旬阳市 Xunyang xunyang
会泽县 Huize huize
稷山县 Jishan jishan
莆田市 Putian putian
鄄城县 Juancheng juancheng
郓城县 Yuncheng yuncheng
濮阳市 Puyang puyang
瓯海区 Ouhai ouhai
衢州市 Quzhou quzhou
婺源县 Wuyuan wuyuan
诸暨市 Zhuji zhuji
余姚市 Yuyao yuyao
缙云县 Jinyun jinyun
歙县 Shexian shexian
猇亭区 Xiaoting xiaoting
秭归县 Zigui zigui
汨罗市 Miluo miluo
溆浦县 Xupu xupu
儋州市 Danzhou danzhou
浪卡子县 Nagarzê nagarze,langkazi
噶尔县 Gar gaer
措勤县 Coqên coqen,cuoqin
香格里拉市 Shangri-La xianggelila,shangrila
达尔罕茂明安联合旗 Darhan~Muminggan~United darhanmuminggan
土默特左旗 Tumed~Left tumedleftbanner,tumotezuoqi
北京市 Beijing peking,beijingmunicipality,beijingcity
天津市 Tianjin tientsin
广州市 Guangzhou canton
上海市 Shanghai shanghaimunicipality
浦东新区 Pudong pudongnewarea
东区 Dongqu dongqu,dongdistrict,eastdistrict
城区 Chengqu chengqu,urbandistrict
香港特别行政区 Hong~Kong hongkong,xianggang
澳门特别行政区 Macau macao,aomen
新疆生产建设兵团 XPCC xpcc,xinjiangproductionandconstructioncorps
第八师 Eighth~Division 8thdivision,divisionno8`

func TestIrregularSpellings(t *testing.T) {
	tab := Load()
	rows := strings.Split(strings.TrimSpace(irregular), "\n")
	if len(rows) < 150 {
		t.Fatalf("only %d rows", len(rows))
	}
	for _, row := range rows {
		f := strings.Fields(row)
		short := strings.ReplaceAll(f[1], "~", " ")
		var found *Region
		for _, r := range tab.ByZH(f[0]) {
			if r.ZH == f[0] && r.Short == short {
				found = r
			}
		}
		if found == nil {
			for _, r := range tab.ByZH(f[0]) {
				t.Errorf("%s is spelled %q, want %q", f[0], r.Short, short)
			}
			if len(tab.ByZH(f[0])) == 0 {
				t.Errorf("%s is not there", f[0])
			}
			continue
		}
		for _, key := range strings.Split(f[2], ",") {
			if !slices.Contains(tab.ByEN(key), found) {
				t.Errorf("%s is not found as %q", f[0], key)
			}
		}
	}
}

// Two names of a province that differ by one letter stay apart.
func TestShanxiAndShaanxi(t *testing.T) {
	if got := codes(Load().ByEN("shanxi")); !slices.Equal(got[:1], []string{"140000"}) || slices.Contains(got, "610000") {
		t.Errorf("Shanxi is %v", got)
	}
	if got := codes(Load().ByEN("shaanxi")); !slices.Equal(got, []string{"610000"}) {
		t.Errorf("Shaanxi is %v", got)
	}
}

// Spellings follow the apostrophe rule of GB/T 16159: an apostrophe stands
// before a, e, o inside a pinyin name and nowhere else; customary spellings are
// let be.
func TestApostrophes(t *testing.T) {
	for _, r := range Load().Regions() {
		for i := 1; i < len(r.Short); i++ {
			if r.Short[i-1] == '\'' && !strings.ContainsRune("aeogyd", rune(r.Short[i])) {
				t.Errorf("%s %s", r.Code, r.Short)
			}
		}
	}
}
