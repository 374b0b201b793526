/**
 * The first character of each syllable in the pinyin order of Unicode's collation (CLDR), with the syllable. From a
 * character to the next one here all are read so; `Intl.Collator` gives the order, so nothing else need be kept.
 */
export const FIRSTS =
	"吖a哎ai安an肮ang凹ao丷ba挀bai扳ban邦bang勹bao卑bei奔ben伻beng屄bi边bian灬biao憋bie汃bin冫bing癶bo峬bu嚓ca偲cai参can" +
	"仓cang撡cao冊ce嵾cen曽ceng叉cha拆chai辿chan伥chang抄chao车che抻chen阷cheng吃chi充chong抽chou出chu歘chua揣chuai" +
	"巛chuan刅chuang吹chui旾chun逴chuo呲ci匆cong凑cou粗cu汆cuan崔cui邨cun搓cuo咑da呆dai丹dan当dang刀dao嘚de扥den" +
	"灯deng氐di嗲dia敁dian刁diao爹die丁ding丟diu东dong吺dou厾du耑duan垖dui吨dun多duo妸e诶ei奀en鞥eng儿er发fa帆fan匚fang" +
	"飞fei分fen丰feng仏fo紑fou夫fu旮ga侅gai甘gan冈gang皋gao戈ge给gei根gen刯geng工gong勾gou估gu瓜gua乖guai关guan光guang" +
	"归gui丨gun呙guo哈ha咍hai佄han夯hang茠hao诃he黒hei拫hen亨heng叿hong齁hou乎hu花hua怀huai欢huan巟huang灰hui昏hun" +
	"吙huo丌ji加jia戋jian江jiang艽jiao阶jie巾jin坕jing冂jiong丩jiu凥ju姢juan噘jue军jun咔ka开kai刊kan忼kang尻kao匼ke" +
	"肎ken劥keng空kong抠kou扝ku夸kua蒯kuai宽kuan匡kuang亏kui坤kun扩kuo垃la来lai兰lan啷lang捞lao仂le雷lei崚leng哩li" +
	"俩lia奁lian良liang撩liao毟lie拎lin伶ling溜liu龙long瞜lou噜lu驴lv娈luan掠lve抡lun啰luo妈ma埋mai嫚man牤mang猫mao" +
	"嚒me坆mei椚men擝meng咪mi宀mian喵miao乜mie民min名ming谬miu摸mo哞mou毪mu拏na腉nai囡nan囔nang孬nao疒ne娞nei恁nen" +
	"能neng妮ni拈nian娘niang鸟niao捏nie囜nin宁ning妞niu农nong羺nou奴nu女nv奻nuan疟nve挪nuo讴ou妑pa拍pai眅pan乓pang" +
	"抛pao呸pei喷pen匉peng丕pi囨pian剽piao氕pie姘pin乒ping钋po剖pou仆pu七qi掐qia千qian呛qiang悄qiao苆qie亲qin靑qing" +
	"卭qiong丘qiu区qu奍quan炔que夋qun呥ran穣rang娆rao惹re人ren扔reng日ri戎rong厹rou邚ru堧ruan桵rui瞤run捼ruo仨sa毢sai" +
	"三san桒sang掻sao閪se森sen僧seng杀sha筛shai山shan伤shang弰shao奢she申shen升sheng尸shi収shou书shu刷shua衰shuai" +
	"闩shuan双shuang脽shui吮shun说shuo厶si忪song凁sou苏su狻suan夊sui孙sun唆suo他ta囼tai坍tan汤tang夲tao忑te熥teng剔ti" +
	"天tian旫tiao帖tie厅ting囲tong偷tou凸tu湍tuan推tui吞tun乇tuo屲wa歪wai弯wan尢wang危wei昷wen翁weng挝wo乌wu夕xi呷xia" +
	"仙xian乡xiang灱xiao些xie心xin星xing凶xiong休xiu吁xu吅xuan削xue坃xun丫ya恹yan央yang幺yao倻ye一yi囙yin应ying哟yo" +
	"佣yong优you込yu囦yuan曰yue晕yun帀za災zai兂zan匨zang傮zao则ze贼zei怎zen囎zeng扎zha夈zhai枬zhan张zhang佋zhao蜇zhe" +
	"贞zhen凧zheng之zhi中zhong州zhou朱zhu抓zhua跩zhuai专zhuan妆zhuang隹zhui宒zhun拙zhuo孜zi宗zong邹zou租zu钻zuan" +
	"厜zui尊zun嘬zuo";

/** Other readings of characters common in names; a search takes any of them. */
export const OTHER_READINGS =
	"行hang 行xing 长zhang 长chang 重chong 重zhong 单shan 单dan 乐yue 乐le 曾ceng 曾zeng 厦xia 厦sha 会kuai 会hui 都dou " +
	"都du 地di 地de 朝zhao 朝chao 车ju 车che 调tiao 调diao 大dai 大da 藏zang 藏cang 传zhuan 传chuan 弹tan 弹dan 降xiang " +
	"降jiang 角jue 角jiao 解xie 解jie 卡qia 卡ka 率shuai 率lv 落la 落luo 模mu 模mo 便pian 便bian 朴piao 朴pu 区ou 区qu " +
	"参shen 参can 盛cheng 盛sheng 石dan 石shi 省xing 省sheng 宿xiu 宿su 系ji 系xi 校jiao 校xiao 血xie 血xue 粘nian 粘zhan " +
	"着zhuo 着zhe 种chong 种zhong 仔zai 仔zi 尉yu 尉wei 蔚yu 蔚wei 六lu 六liu 绿lu 绿lv 陆liu 陆lu 贾gu 贾jia 给ji 给gei " +
	"圈juan 圈quan 茄jia 茄qie 什shen 什shi 提di 提ti 拓ta 拓tuo 尾yi 尾wei 巷hang 巷xiang 削xue 削xiao 钥yue 钥yao " +
	"叶xie 叶ye 员yun 员yuan 柏bo 柏bai 薄bao 薄bo 剥bao 剥bo 堡pu 堡bao 泊po 泊bo 埔bu 埔pu 差chai 差cha 称chen 称cheng " +
	"澄deng 澄cheng 畜chu 畜xu 度duo 度du 佛fu 佛fo 谷yu 谷gu 劲jing 劲jin 咖ga 咖ka 壳qiao 壳ke 烙luo 烙lao 勒lei 勒le " +
	"露lou 露lu 秘bi 秘mi 弄long 弄nong 娜nuo 娜na 屏bing 屏ping 奇ji 奇qi 乾gan 乾qian 茜xi 茜qian 塞sai 塞se 色shai 色se " +
	"熟shou 熟shu 番pan 番fan 虹jiang 虹hong 合ge 合he 核hu 核he 和huo 和he 红gong 红hong 还huan 还hai 读dou 读du " +
	"缪miao 缪miu 万mo 万wan 辟pi 辟bi 洗xian 洗xi 召shao 召zhao 折she 折zhe 祭zhai 祭ji 查zha 查cha 翟zhai 翟di";
