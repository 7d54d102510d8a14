package extract

// The syllables of Hanyu Pinyin (GB/T 28039 writes names with them), each
// between two spaces, v for ü.
const pinyinSyllables = " " +
	"a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao " +
	"ce cen ceng cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui " +
	"chun chuo ci cong cou cu cuan cui cun cuo da dai dan dang dao de dei den deng di dia dian diao die " +
	"ding diu dong dou du duan dui dun duo e ei en er fa fan fang fei fen feng fo fou fu ga gai gan gang " +
	"gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo ha hai han hang hao he hei hen heng " +
	"hong hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju juan " +
	"jue jun ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan " +
	"lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lue lun luo lv lve " +
	"ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu na nai nan nang nao ne " +
	"nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan nue nun nuo nv nve o ou pa pai " +
	"pan pang pao pei pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie qin qing " +
	"qiong qiu qu quan que qun ran rang rao re ren reng ri rong rou ru rua ruan rui run ruo sa sai san " +
	"sang sao se sen seng sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan " +
	"shuang shui shun shuo si song sou su suan sui sun suo ta tai tan tang tao te teng ti tian tiao tie " +
	"ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin " +
	"xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun za zai " +
	"zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua " +
	"zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo "

// Pinyin of two-character surnames.
const pinyinSurnames2 = " chunyu dongfang dongguo duanmu gongsun helian huangfu linghu murong nangong ouyang shangguan sima situ wenren xiahou ximen yuwen zhuge "

// Characters that are surnames, both scripts, in the order of their code
// points. Each takes three bytes.
const hanSurnames = "" +
	"丁万丘丛严丰乐乔乜习于云亓井亢仁仇仉从付仝代仰仲任伍伏伯但位佐何佘余佟佴依侯俄保俞信修候倪傅储僧儲兀光党全兰关养冀冉冒农" +
	"冠冯冶冷冼凌凤刁刘初利别劉勾包匡华卓单卜卞卢卫危厉厍厙原厲双叢古台史叶司吉后向吕吳吴呂周呼和咸哈唐商喬單喻嚴国國堵塗墨夏" +
	"夔多奚姚姜姬娄婁孔孙孟季孫宁宇安宋宓宗官宣宦宫宰容宿寇富寧寿封尉尚尤尹尼屈展屠屯山岑岱岳崔嵇嵺巢左巩巫巴帅师師席常幸庄库" +
	"应底庞庫康庹庾廉廖延弓弘张張强彭徐從德慕應戈戎成战戚戴房扈才扎扬扶拜揣揭撒撖操支敖敬文斯方於施旦时昂昌明易昝晁晋晏普景暨" +
	"曲曹曾木朱朴权李杜来杨杭林柏查柯柳柴栗格栾桂桐桑桓梁梅植楊楚楼樂樊樓檀欒次欧歐武殳段殷毋毕毛水江池汤汪汲沃沈沙洪浦浩涂温" +
	"游湛湯溫滑滕满滿潘濮火焦熊燕爱牛牟牧狄玉王班璩甄甘田由申畅畢白皇皮盖盛盧相瞿矫石祁祖祝福禤禹秦程税稽穆空窦竇章童竹竺符笪" +
	"简管範籍米粟糜紀索緱練繆红纪练经缑缪罗羅羿翁習翟耿聂聞聶肖胡胥臧舒艾芦芮花苍苏苑苗苟英范茅茹荀荆莊莘莫華萧萬葉葛董蒋蒙蒯" +
	"蒲蓋蓝蓟蓬蔚蔡蔣蔺蕭薄薊薛藍藺蘆蘇蘭虎虞融衛衡衣袁裘裴褚要覃解言計許訾詹談諸謝譚计让许诸谈谌谢谭谯谷豐貝費賀賈賓賴贝贡贲" +
	"费贺贾赏赖赵越趙路車车辉辛辜農边连迟逄通連逯遲邊邓邝邢那邬邰邱邴邵邸邹郁郇郎郑郗郜郝郦郭都鄂鄒鄔鄢鄧鄭鄺酆酈金鈄鈕錢鍾钟" +
	"钭钮钱银锁門閃閆閔閻闕關门闪闫闭问闵闻阎阙阚阮阳阴陆陈降陰陳陶陸陽隆隋随隗雍雙雲雷霍靳鞏鞠韋韓韦韩韶項顏顧项须顾颜饒饶馬" +
	"馮駱马骆高鬱魏魚魯鱼鲁鲍鲜鳳鹏鹿麥麦麻黃黄黎黨齊齐龍龐龔龙龚"

// Two-character surnames.
const hanSurnames2 = " 欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 司徒 令狐 皇甫 宇文 慕容 夏侯 公孙 公孫 端木 南宫 南宮 东郭 西门 尉迟 尉遲 长孙 長孫 钟离 鍾離 申屠 呼延 赫连 "
