package bodies

import "testing"

func TestEnglishNouns(t *testing.T) {
	testPhrases(t, []phrase{
		{text: "The Hefei City Federation of Trade Unions held a meeting.", want: "340100"},
		{text: "the hefei city federation of trade unions held a meeting", want: "340100"},
		{text: "HEFEI CITY FEDERATION OF TRADE UNIONS HELD A MEETING", want: "340100"},
		{text: "The Hefei City Federation of Trade Union held a meeting.", want: "340100"},
		{text: "The Hefei Municipal Trade Union Federation opened a hall.", want: "340100"},
		{text: "The Trade Union Federation of Hefei opened a hall.", want: "340100"},
		{text: "The Hefei General Trade Union opened a hall.", want: "340100"},
		{text: "The Hefei General Federation of Trade Unions opened a hall.", want: "340100"},
		{text: "The Hefei General Labor Union opened a hall.", want: "340100"},
		{text: "The Hefei General Labour Union opened a hall.", want: "340100"},
		{text: "The Hefei City Labor Union opened a hall.", want: "340100"},
		{text: "The Hefei City Labor Federation opened a hall.", want: "340100"},
		{text: "The Hefei Confederation of Trade Unions opened a hall.", want: "340100"},
		{text: "The Hefei Council of Trade Unions opened a hall.", want: "340100"},
		{text: "The Hefei Federation of Labor opened a hall.", want: "340100"},
		{text: "The Xinjiang Uygur Autonomous Region Federation sent a team.", want: "650000"},
		{text: "The Xinjiang Uygur Autonomous Region Federation of Trade Unions sent a team.", want: "650000"},
		{text: "The Hefei Municipal Federation met its cadres.", want: "340100"},
		{text: "The Anhui Provincial Federation of Trade Unions\nheld a meeting.", want: "340000"},
		{text: "Hefei City's Federation of Trade Unions held a meeting.", want: "340100"},
		{text: "The Lu’an Federation of Trade Unions held a meeting.", want: "341500"},
		{text: "The Luan City Federation of Trade Unions held a meeting.", want: "341500"},
	})
}

func TestEnglishOrders(t *testing.T) {
	testPhrases(t, []phrase{
		{text: "The Federation of Trade Unions of Zhongmou County, Zhengzhou City, Henan Province set off an upsurge.", want: "410122"},
		{text: "The Federation of Trade Unions of Zhongmu County set off an upsurge.", want: "410122"},
		{text: "Henan Zhongmu County Federation of Trade Unions", want: "410122"},
		{text: "The Henan Province Zhengzhou City Zhongmou County Federation of Trade Unions met.", want: "410122"},
		{text: "The Federation of Trade Unions of Henan Zhongmou County met.", want: "410122"},
		{text: "Federation of Trade Unions of Gulou District, Xuzhou City, Jiangsu Province", want: "320302"},
		{text: "Gulou District Federation of Trade Unions of Kaifeng City", want: "410204"},
		{text: "Jiangsu Province, Xuzhou City, Pizhou City Federation of Trade Unions", want: "320382"},
		{text: "The Federation of Trade Unions in Jiaxing City held a class.", want: "330400"},
		{text: "The General Trade Union of Shenzhen held a class.", want: "440300"},
		{text: "The Federation of Trade Unions of the City of Jiaxing held a class.", want: "330400"},
		{text: "The Federation of Jiaxing Trade Unions held a class.", want: "330400"},
		{text: "The Federation of Anhui Provincial Trade Unions held a class.", want: "340000"},
		{text: "The Municipal Federation of Trade Unions of Jiaxing held a class.", want: "330400"},
		{text: "The Beijing Municipal Federation of Trade Unions issued a plan.", want: "110000"},
		{text: "The Chongqing Federation of Trade Unions issued a plan.", want: "500000"},
		{text: "The Inner Mongolia Federation of Trade Unions issued a plan.", want: "150000"},
		{text: "The Inner Mongolia Autonomous Region Federation of Trade Unions issued a plan.", want: "150000"},
		{text: "The Guangxi Zhuang Autonomous Region Federation of Trade Unions issued a plan.", want: "450000"},
		{text: "The Tibet Autonomous Region Federation of Trade Unions issued a plan.", want: "540000"},
		{text: "The Shaanxi Provincial Federation of Trade Unions issued a plan.", want: "610000"},
		{text: "The Shanxi Provincial Federation of Trade Unions issued a plan.", want: "140000"},
		{text: "The Liangshan Yi Autonomous Prefecture Federation of Trade Unions issued a plan.", want: "513400"},
		{text: "The Enshi Prefecture Federation of Trade Unions issued a plan.", want: "422800"},
		{text: "The Xilingol League Federation of Trade Unions issued a plan.", want: "152500"},
		{text: "The Hulunbuir City Federation of Trade Unions issued a plan.", want: "150700"},
		{text: "The Pudong New Area Federation of Trade Unions issued a plan.", want: "310115"},
		{text: "The Urumqi Federation of Trade Unions issued a plan.", want: "650100"},
		{text: "The Harbin Federation of Trade Unions issued a plan.", want: "230100"},
		{text: "The Xi'an Federation of Trade Unions issued a plan.", want: "610100"},
		{text: "The Yiwu Federation of Trade Unions issued a plan.", want: "330782"},
		{text: "The Changsha County Federation of Trade Unions issued a plan.", want: "430121"},
		{text: "The Changsha Federation of Trade Unions issued a plan.", want: "430100"},
		{text: "Zhongmou County Trade Union held a meeting.", want: "410122"},
		{text: "The Hong Kong Federation of Trade Unions sent a delegation.", want: "hongkong"},
	})
}

func TestEnglishLists(t *testing.T) {
	testPhrases(t, []phrase{
		{text: "The Federations of Trade Unions of Hefei, Wuhu and Bengbu signed.", want: "340100 340200 340300"},
		{text: "The Federation of Trade Unions of Hefei, Wuhu and Bengbu signed.", want: "340100 340200 340300"},
		{text: "The Hefei, Wuhu and Bengbu Federations of Trade Unions signed.", want: "340100 340200 340300"},
		{text: "Huoqiu County and Huoshan County Federation of Trade Unions signed.", want: "341522 341525"},
		{text: "The Xiangcheng, Longwen and Longhai District Federations of Trade Unions of Zhangzhou signed.", want: "350602 350603 350604"},
		{text: "The Federation of Trade Unions of Lu'an City, Anhui Province signed.", want: "341500"},
		{text: "The Anhui Provincial Federation of Trade Unions and the Hefei Municipal Federation of Trade Unions signed.", want: "340000 340100"},
		{text: "The All-China Federation of Trade Unions and the Anhui Federation of Trade Unions signed.", want: "acftu 340000"},
	})
}

func TestEnglishNational(t *testing.T) {
	testPhrases(t, []phrase{
		{text: "The All China Federation of Trade Unions issued a notice.", want: "acftu"},
		{text: "The All-China Federation of Trade Unions (ACFTU) issued a notice.", want: "acftu"},
		{text: "ACFTU issued a notice.", want: "acftu"},
		{text: "the all-china federation of trade unions issued a notice", want: "acftu"},
		{text: "The National Federation of Trade Unions issued a notice.", want: "acftu"},
		{text: "The China Federation of Trade Unions issued a notice.", want: "acftu"},
		{text: "The Federation of Trade Unions of China issued a notice.", want: "acftu"},
		{title: "The General Assembly holds a seminar", text: "Xu Ming, Secretary of the Secretariat of the All China Federation of Trade Unions, spoke.", want: "acftu"},
		{source: "Workers' Daily", text: "The National Trade Union has made study the first priority.", want: "acftu"},
		{source: "China Industrial Network", text: "Leaders of departments of the General Assembly and units directly under the General Manager attended.", want: "acftu"},
		{text: "The UN General Assembly adopted a resolution.", want: ""},
		{text: "The General Assembly of representatives elected a chairman.", want: ""},
		{text: "The General Manager of the company visited.", want: ""},
		{text: "The General Assembly opened in the morning with a song.", want: ""},
		{text: "National Committee of the Chinese Seamen and Construction Workers' Union", want: "acftu/seamen-construction"},
		{text: "The China National Defence Posts and Telecommunications Trade Union met.", want: "acftu/defence-posts"},
		{text: "The All-China Railway Federation of Trade Unions met.", want: "acftu/railway"},
		{text: "The National Defence Posts and Telecommunications Trade Union met.", want: "acftu/defence-posts"},
		{text: "The Federation of Trade Unions of the Eleventh Division of the Xinjiang Production and Construction Corps met.", want: "660000/division-11"},
		{text: "The Xinjiang Production and Construction Corps Federation of Trade Unions met.", want: "660000"},
		{text: "The XPCC Federation of Trade Unions met.", want: "660000"},
	})
}

func TestEnglishBackReferences(t *testing.T) {
	testPhrases(t, []phrase{
		{title: "Jiaxing helps outdoor workers", text: "The Municipal Federation of Trade Unions visited couriers.", want: "330400"},
		{title: "Federation of Trade Unions of the City studies the spirit", text: "The Jiaxing union will do more. All of Jiaxing is at work.", want: "330400"},
		{source: "Federation of City Unions", text: "Workers of Jiaxing met. In Jiaxing there are many.", want: "330400"},
		{text: "The Huoqiu County Federation of Trade Unions met.|The County Federation then visited workers.", want: "341522"},
		{text: "The Huoqiu County Federation of Trade Unions met under the Provincial Federation of Trade Unions.", want: "341522 340000"},
		{text: "The Huoqiu County Federation of Trade Unions met with the Municipal Federation of Trade Unions.", want: "341522 341500"},
		{text: "The Pizhou City Federation of Trade Unions met.|The Municipal Federation then visited workers.", want: "320382"},
		{text: "The Lu'an Municipal Party Committee and the Municipal Federation of Trade Unions met.", want: "341500"},
		{text: "The Municipal Federation of Trade Unions met.", want: ""},
		{text: "Cadres of the county (city, district) Federation of Trade Unions met in Jiaxing, where Jiaxing workers live.", want: ""},
		{text: "Every county federation of trade unions in Jiaxing met.", want: ""},
		{text: "Municipal, county and district federations of trade unions of Anhui met.", want: ""},
		{title: "Fuyang workers on holiday", text: "The Provincial and Municipal Federations of Trade Unions invited workers of Fuyang City, Anhui Province.", want: "341200 340000"},
		{source: "Jiaxing Federation of Trade Unions", text: "The Federation of Trade Unions opened a hall for workers.", want: "330400"},
		{text: "The Xinjiang Federation of Trade Unions met.|The Autonomous Region Federation of Trade Unions visited Kashgar.", want: "650000"},
		{text: "Xu Qing of the Zhucheng Municipal Party Committee, Dai Hui, secretary of the party committee of a town and friend of many workers there, Lu Ming, member of the party group and vice chairman of the Municipal Federation of Trade Unions, came to visit a model worker of Weifang City.", want: "370782"},
		{text: "The custom of the province's local Federation of Trade Unions is old.|Trains left for Guiyang, Southwest China's Guizhou Province.", want: "520000"},
		{text: "Lu Ming, deputy director of Yakeshi Municipal People's Congress Standing Committee and chairman of Federation of Trade Unions, came.|The Hulunbuir Federation of Trade Unions helped.", want: "150782 150700"},
		{text: "Delegates to the 15th Congress of the Shanghai General Trade Union will meet. They are many, according to the trade union.", want: "310000"},
		{text: "Delegates to the 15th Congress of the Shanghai General Trade Union will meet, the Qingpu District Federation of Trade Unions said. They are many, according to the trade union.", want: "310118"},
	})
}

func TestEnglishNot(t *testing.T) {
	testPhrases(t, []phrase{
		{text: "The trade unions at all levels in Lu'an City held meetings."},
		{text: "The 15th Congress of Trade Unions of Anhui Province opened."},
		{text: "The spirit of the 15th Provincial Trade Union Congress of Anhui was studied."},
		{text: "The 15th Anhui Provincial Trade Union Congress opened."},
		{text: "The 18th National Congress of the Chinese Trade Union opened."},
		{text: "The Congress of the Anhui Federation of Trade Unions opened."},
		{text: "A trade union station opened in Hefei. The Hefei City Trade Union Station is warm."},
		{text: "The Hefei City trade union service station is warm."},
		{text: "The WeChat official account of Zhongmou Trade Union told workers."},
		{text: "“Jiaxing Trade Union” Official WeChat account"},
		{text: "The \"Hefei Federation of Trade Unions\" WeChat account told workers."},
		{text: "Anhui Workers Daily and Henan Workers' Daily reported."},
		{text: "The Anhui Federation of Literary and Art Circles met."},
		{text: "The Anhui Federation of Industry and Commerce met."},
		{text: "The Anhui Women's Federation and the Anhui Disabled Persons' Federation met."},
		{text: "The Russian Federation and the World Federation of Trade Unions met."},
		{text: "The Vietnam General Confederation of Labour met."},
		{text: "The Federation of Trade Unions of Cuba met."},
		{text: "The European Union and the Communist Youth League met in Beijing."},
		{text: "Hefei City trade union cadres and trade union members met."},
		{text: "We strengthen the county trade union year. Trade Unions are strong."},
		{text: "The party group and women workers' department met."},
	})
}

func TestEnglishAmbiguous(t *testing.T) {
	testPhrases(t, []phrase{
		{text: "The Tongzhou District Federation of Trade Unions met.", want: ""},
		{text: "The Tongzhou District Federation of Trade Unions, Beijing, met.", want: "110112"},
		{text: "The Tongzhou District Federation of Trade Unions of Nantong met.", want: "320612"},
		{source: "Jiangsu Workers Daily", text: "The Tongzhou District Federation of Trade Unions met.", want: "320612"},
		{title: "Nantong workers compete", text: "The Tongzhou District Federation of Trade Unions met.", want: "320612"},
		{text: "The Chaoyang Federation of Trade Unions met.", want: ""},
		{text: "The Chaoyang District Federation of Trade Unions met.", want: ""},
		{text: "In Changchun, Jilin, the Chaoyang District Federation of Trade Unions met.", want: "220104"},
		{text: "The Jin'an District Federation of Trade Unions met.|The Lu'an Federation of Trade Unions met.", want: "341502 341500"},
		{text: "The Jin'an District Federation of Trade Unions of Fuzhou City, Fujian Province met.", want: "350111"},
		{text: "The Suzhou Federation of Trade Unions of Anhui Province met.", want: "341300"},
		{text: "The Suzhou Federation of Trade Unions of Jiangsu Province met.", want: "320500"},
		{text: "The Nanjing Federation of Trade Unions met.", want: "320100"},
		{text: "The Jilin Federation of Trade Unions met.", want: "220000"},
		{text: "The Jilin City Federation of Trade Unions met.", want: "220200"},
		{text: "The labor union of Southwest China's Guizhou province will meet.", want: "520000"},
		{text: "The Baiyun District Federation of Trade Unions in southwest China's Guizhou Province met.", want: "520113"},
		{text: "The Pingquan Federation of Trade Unions joined hands with Chengde Federation of Trade Unions, Chengde Education Bureau and others.", want: "130881 130800"},
	})
}

func TestEnglishOrganisations(t *testing.T) {
	testPhrases(t, []phrase{
		{text: "The Anhui Conch Group Trade Union held a match.", want: "340000/anhui-conch-group"},
		{text: "The Trade Union of Anhui Conch Group held a match.", want: "340000/anhui-conch-group"},
		{text: "In Hefei, the Trade Union of Bright Star Machinery Co., Ltd. held a match. Hefei is warm; Hefei workers came.", want: "340100/bright-star-machinery-co-ltd"},
		{text: "The Heyedi Street Federation of Trade Unions of Shushan District, Hefei City held a match.", want: "340104007"},
		{text: "The Federation of Trade Unions of Heyedi Street, Shushan District, Hefei City held a match.", want: "340104007"},
		{text: "The Company Trade Union held a match. The trade union of the company met."},
		{text: "Trade unions of large companies met."},
		{text: "The Zhongshan street federation of trade unions sent warmth. He stayed in Songjiang this year.", want: "310117004"},
		{text: "In Yidu City came Lu Ming, chairman of Yaojiadian Town Trade Union, and the Yidu City Federation of Trade Unions.", want: "420581105 420581"},
		{text: "It is the third trade union in Wal-Mart's Chinese stores in Nanjing, Jiangsu Province."},
		{text: "In Qingdao City, Shandong Province, the COSCO Jotun Labor Union held a match.", want: "370200/cosco-jotun"},
		{text: "The Suzhou Industrial Park Federation of Trade Unions and the Quanzhou Bright Star Investment Zone Federation of Trade Unions met.", want: "320500/suzhou-industrial-park 350500/quanzhou-bright-star-investment-zone"},
		{text: "The Hefei Economic and Technological Development Zone Federation of Trade Unions met.", want: "340100/hefei-economic-development-zone"},
	})
}
