"""Personal names in folded text: a surname, one or two signs, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The most frequent surnames of the census of 2020 and the double ones that are still in use.
_SINGLE = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
    "钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严"
    "牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫"
    "查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边净喻肖闫"
)
_DOUBLE = "欧阳|司马|上官|诸葛|皇甫|夏侯|慕容|司徒|令狐|东方|尉迟|公孙|长孙|宇文"
_TWICE = re.compile(_DOUBLE)
_NAME = re.compile(rf"(?:{_DOUBLE}|[{_SINGLE}])[\u4e00-\u9fff]{{1,2}}")
# Signs that are in no name, and words that only begin like one.
_NOT_GIVEN = frozenset(
    "的了在是和与及或也都就不会到这那没我你他她它们个只把被让给所且又还再很太更最着过得地吗呢吧啊呀么什怎哪谁几少每各"
    "岁班级校第室栋号楼某"
)
_WORDS = frozenset(
    "方便 方法 方面 方式 周末 周一 周二 周三 周四 周五 周六 周日 周年 周围 周到 时间 时候 高兴 高年 高中 高一 高二 高三 安全 安排 安静 安心 安慰 关于 关系 "
    "关心 关爱 关注 常见 常常 常识 常用 于是 成长 成绩 成年 成为 成人 成班 成员 任务 任何 任课 应该 应当 白天 白纸 黄色 金额 毛笔 马上 石头 江苏 和平 程度 "
    "包括 包容 包裹 明天 钟头 游戏 温暖 温度 平时 路上 路口 花园 车上 车辆 车站 谷雨 文章 文字 文具 文明 文化 文件 文中 段落 万一 易错 常规 强调 强烈 强制 "
    "解决 解释 单位 单独 单亲 单元 房子 房间 边上 华语 宁可 曲子 盛大 童年 童话 项目 管理 管教 向上 向导 柳树 梅花 兰花 章节 季节 严格 严重 颜色 洪水 施行 "
    "施工 陶器 牛奶 申请 尤其 毕业 焦虑 费用 纪念 纪律 关键 苗条 舒服 祝福 祝贺 左右 左边 辛苦 辛勤 庄稼 莫要 齐心 康复 史实 顾问 余下 田里 夏天 夏令 叶子 "
    "林业 何况 罗列 梁上 宋词 唐诗 许多 许可 沈阳 曾经 苏醒 丁点 钱包 汤圆 武术 乔迁 贺卡 赖账 龙舟 雷雨 孟母 侯鸟 江边 秦岭 毛病 崔莺 白色 孔子 孟子 郝思 "
    "陆续 金色 熊猫 邹城 廖廖 谭嗣 姚明 石榴 范围 姜汤 汪洋 钟表 戴口 戴着 杜绝 潘多 余钱 阎王 薛涛 魏征 贾母 蔡伦 蒋介 卢沟 吕布 彭祖 傅雷 邓小 袁隆 曹操 "
    "程序 萧条 董事 冯谖 韩国 谢谢 郑重 高楼 林地 郭沫 胡同 胡子 朱子 马路 孙子 孙女 徐徐 周恩 吴国 赵国 黄河 杨柳 陈述 刘海 张贴 张开 张望 李子 王国 华人 "
    "位置 查询 查看 查找 欧洲 阳光 阳台 席位 卫生 屈原 景色 景区 植树 甘蔗 司机 宁静 桂花 强壮 车间 边界 喻为 肖像 时代 时常 关门 关灯 成功 成立 游泳 位于 "
    "相关 家长 江南 家风 明白 白话 安家 平安 任性 高级 高低 向前 向着 向阳 段时 项链 左手 管好 路过 万物 万事 文静 方向 成就 游客 温习 史书 时事 施教".split()
)
# Everybody knows who these were; no gate keeps them off a page about them.
_KNOWN = frozenset(
    "张三 李四 王五 赵六 钱七 孙八 孙悟空 林黛玉 曾国藩 曾国荃 曾纪泽 曾纪鸿 左宗棠 胡林翼 毛泽东 毛泽民 毛泽覃 杨开慧 杨昌济 葛健豪 蔡和森 蔡畅 向警予 雷锋 岳飞 "
    "陶行知 陶侃 陶渊明 朱熹 朱柏庐 颜之推 颜真卿 诸葛亮 诸葛瞻 司马光 司马迁 欧阳修 欧阳海 范仲淹 苏轼 苏洵 苏辙 王羲之 王献之 谢安 谢道韫 孔融 孔鲤 孟轲 韩愈 "
    "柳宗元 白居易 李白 杜甫 陆游 文天祥 林则徐 梁启超 谭嗣同 黄兴 宋庆龄 鲁迅 周恩来 刘少奇 朱德 任弼时 彭德怀 贺龙 徐特立 何叔衡 许广平 叶圣陶 冰心 傅雷 傅聪 "
    "钱学森 袁隆平 屠呦呦 钟南山 张桂梅 焦裕禄 王进喜 黄继光 董存瑞 邱少云 刘胡兰 江姐 屈原 贾谊 周敦颐 王夫之 魏源 齐白石 田汉 丁玲 沈从文 周立波 徐悲鸿 "
    "马克思 列宁 居里 高尔基 安徒生 史铁生 郑渊洁 曹文轩 林海音 杨红樱 秦文君 王阳明 王守仁 姚明 郎平 包拯 于谦 戚继光 郑成功 狄仁杰 孙思邈 李时珍 张仲景 "
    "祖冲之 张衡 蔡伦 毕昇 司马懿 曹操 刘备 关羽 张飞 孙权 李世民 武则天 康熙 秦始皇 汉武帝 花木兰 穆桂英 王昭君 杨贵妃".split()
)
_TITLE = re.compile(
    r" ?(?:老师|校长|主任|园长|书记|教授|部长|局长|院长|主席|医生|律师|法官|女士|先生|阿姨|叔叔|师傅|会计|伯|同志)"
)
_OFFICE = re.compile(
    r"(?:老师|班主任|校长|园长|教师|部长|书记|主席|讲师|教授|院长|局长|区长|市长|省长|总理)[::]? ?$"
)
_CALLS = re.compile(
    r"(?:姓名|名字|叫|系|生|孩子|儿子|女儿|弟弟|妹妹|哥哥|姐姐|我家|家长|爸爸|妈妈|奶奶|爷爷|外婆|外公|同学|[班组队船]长|选手|作者|主人公|当事人|对象"
    r"|孤儿|儿童|少年|名单|[班级学园]|(?:[班级学校园里]|奖)的?|房主|业主|户主|产妇|妇女|老人|党员|残疾人|人|邻居|志愿者|感谢|谢谢|重点户)[::]? ?$"
)
_MAY_CALL = re.compile(r"[的是为给找和与跟由帮到户者址裹]$")
_KIN = re.compile(r" ?(?:同学|小朋友|学生|妈妈|爸爸|奶奶|爷爷|外婆|外公|就读|今年|朗诵|获奖)")
_MAY_FOLLOW = re.compile(
    r" ?(?:[家的在是系和与跟同及等或刚正总都又也就才最很不没有会能要想爱读念住说讲写画看听问答打坐站走跑哭笑唱跳转考拿做帮给对向到来去上从被把带收获得因男女]"
    r"|昨|今|前天|明天|现在|已经|每|经常|常|突然|参加|代表|喜欢|独自|一家|一[直个人]|离家|失踪|身高)"
)
_BEFORE_ANY = 8
# How much what stands beside a name must speak for it, by its length.
_SHORT, _LONG, _LIKE_A_WORD = 4, 2, 6


def names(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the names between two places that stand as names do.

    On both sides is something that is no Han, or a word that goes with names; of two signs, or where
    a word begins like one, more is asked.
    """
    place = start
    while found := _NAME.search(text, place, end):
        size = next((size for size in _sizes(found[0]) if _is_name(text, found.start(), size)), 0)
        if size:
            yield found.start(), found.start() + size
        place = found.start() + (size or 1)


def _sizes(text: str) -> range:
    return range(len(text), 1, -1)


def _is_name(text: str, start: int, size: int) -> bool:
    name = text[start : start + size]
    surname = 2 if size > len("欧阳") and _TWICE.match(name) else 1
    before = text[max(0, start - _BEFORE_ANY) : start]
    left = _left(before)
    right = left and _right(text, start + size)
    if not right or name in _KNOWN or not _NOT_GIVEN.isdisjoint(name[surname:]):
        return False
    if any(_TITLE.match(text, at) for at in (start + surname, start + size)):
        return False
    if _KIN.match(text, start + surname) or _OFFICE.search(before):
        return False
    least = _SHORT if size == len("李静") else _LONG
    if name[:2] in _WORDS:
        least = _LIKE_A_WORD if size > len("李静") else 2 * _LIKE_A_WORD
    return left + right >= least


def _left(before: str) -> int:
    """Return how much what stands before a name speaks for one: 0 not at all, 4 says so."""
    if _CALLS.search(before):
        return 4
    if not before or not _is_han(before[-1]):
        return 0 if before.endswith("《") else 2
    return 1 if _MAY_CALL.search(before) else 0


def _right(text: str, end: int) -> int:
    if _KIN.match(text, end):
        return 4
    after = text[end : end + 1]
    if not after or not _is_han(after):
        return 2
    return 1 if _MAY_FOLLOW.match(text, end) else 0


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
