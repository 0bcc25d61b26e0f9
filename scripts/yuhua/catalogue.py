"""Every code a problem can have, with an example of the wrong form and of the right one.

The handbook's page of codes is made from this; a code, once used, keeps its name for ever.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Code:
    """What a code means, in Chinese."""

    title: str
    why: str
    wrong: str
    right: str


CODES: dict[str, Code] = {
    "address-changed": Code("网址变了，没有写原来的", "扫过码、收藏过的人会打不开。", "把 courses/huiyi.md 改名为 jiating-huiyi.md", "aliases: [courses/huiyi/]"),
    "alias-invalid": Code("旧网址写法不对", "旧网址是域名后面的那一段，扫旧码的人靠它找到新页面。", "aliases: [家庭会议]", "aliases: [courses/huiyi/]"),
    "alias-taken": Code("旧网址有人用", "一个网址只能通向一页。", "aliases: [courses/jiating-huiyi/]（那一页还在）", "删掉这一行"),
    "body-nested": Code("正文里有一长串符号", "成串的括号会让网页生成得极慢。", "[[[[[[[[[[[[[[[[[[[[家风", "家风"),
    "body-too-long": Code("正文太长", "手机上读不完，打印也费纸。", "一篇写了十万字", "分成几篇，用 order: 1、order: 2 排好"),
    "capacity-over": Code("名额超过了坐得下的人数", "来了的人不能没有座位。", "place: 坐40人的地点\ncapacity: 60", "capacity: 40"),
    "change-empty": Code("变动里没写改成什么样", "来的人要知道改到什么时候、什么地方。", "changes:\n  - on: 2026-12-01\n    session: 2026-12-12\n    reason: 讲师有事", "changes:\n  - on: 2026-12-01\n    session: 2026-12-12\n    reason: 讲师有事\n    status: 取消"),
    "change-removed": Code("删改了 changes 里的记录", "手机日历靠条数认哪一份更新，少一条就不更新了。", "删掉 changes 里的一条", "留着原来的，另外加一条"),
    "change-unsaid": Code("改了时间、地点或状态，没有说", "已经记下日子的人会白跑一趟。", "place: guitang（原来是 shazitang）", "place: guitang\nchanges:\n  - on: 2026-12-01\n    was: 砂子塘\n    reason: 换到大一点的教室"),
    "change-whole": Code("变动里没写是哪一场", "只改一场要写 session；全都改就改上面的字段，再写原来是什么。", "changes:\n  - on: 2026-12-01\n    reason: 换教室\n    place: guitang", "changes:\n  - on: 2026-12-01\n    session: 2026-12-12\n    reason: 换教室\n    place: guitang"),
    "character-invisible": Code("有看不见的字符", "从网页、微信复制来的文字常夹带，会让搜索找不到。", "title: 家（看不见的字符）风", "title: 家风"),
    "choice-unknown": Code("这一栏只能从几个词里选", "选项固定，列表和日历才对得上。", "status: 火热报名", "status: 报名中"),
    "clash-place": Code("同一地点撞了时间", "一间屋子不能同时上两堂课。", "两场都在12月5日 09:30，place 相同", "改一场的时间或地点"),
    "clash-speaker": Code("同一讲师撞了时间", "一个人不能同时在两处讲课。", "两场都在12月5日 09:30，speakers 相同", "改一场的时间或讲师"),
    "closure-empty": Code("没写哪天不开放", "写每周哪天，或从哪天到哪天。", "closed:\n  - reason: 闭馆整理", "closed:\n  - weekday: 周一\n    reason: 闭馆整理"),
    "consent-missing": Code("缺少本人同意", "公开真实家庭的故事，须有本人单独同意。", "honour: 最美家庭", "honour: 最美家庭\nconsent:\n  record: 2026-017\n  scope: [name, story]\n  signed: 2026-11-01\n  expires: 2028-11-01"),
    "consent-over": Code("本人同意已到期或已撤回", "到期、撤回后就不能再公开。", "withdrawn: true", "删掉这个人的内容"),
    "date-future": Code("发布日期还没到", "还没到的日期会让订阅出错。", "published: 2099-01-01", "published: 2026-11-24"),
    "date-invalid": Code("日期或时间写法不对", "日期写成 年-月-日，时间用24小时。", "start: 2026-13-25 14:00", "start: 2026-11-25 14:00"),
    "date-kind": Code("钟点一个写了一个没写", "整天的活动都只写日期，其他的都写钟点。", "start: 2026-12-05 09:30\nend: 2026-12-05", "start: 2026-12-05 09:30\nend: 2026-12-05 11:00"),
    "date-order": Code("日期先后不对", "结束要在开始以后。", "start: 2026-12-05 14:00\nend: 2026-12-05 09:30", "start: 2026-12-05 09:30\nend: 2026-12-05 14:00"),
    "encoding-wrong": Code("文件编码不对", "不是 UTF-8 的文件，别人打开是乱码。", "记事本另存为时选了 ANSI", "另存为时编码选 UTF-8"),
    "end-missing": Code("没写几点结束", "来的人要安排接孩子、做饭。", "start: 2026-12-05 09:30", "start: 2026-12-05 09:30\nend: 2026-12-05 11:00"),
    "fee-unjustified": Code("收费没有写理由", "家庭教育指导不得营利，收成本也要说清楚。", "fee: 材料费10元", "fee: 材料费10元\nfee_reason: 每人一套画具，按进价收"),
    "field-missing": Code("缺少必填的字段", "少了它，页面或日历就不完整。", "---\ntitle: 家庭会议\n---", "---\ntitle: 家庭会议\nsummary: 每周二十分钟，一家人坐下来说说话。\npublished: 2026-11-24\nsource: 区妇联\n---"),
    "file-link": Code("不能放快捷方式", "快捷方式可能指向不该公开的文件。", "指向别处的快捷方式", "文件本身"),
    "file-missing": Code("缺少文件", "写了的资料要真的放在 docs/files 里；词表文件不能删。", "file: files/讲义.pdf", "file: files/jiangyi.pdf"),
    "file-name": Code("文件名不合规", "文件名就是网址，短的拼音扫码才容易。", "家庭会议.md", "jiating-huiyi.md"),
    "file-too-large": Code("文件太大", "太大的文件打不开也发不出。", "2 MB 的 .md 文件", "拆成几个小文件"),
    "file-unexpected": Code("这里不能放这种文件", "放在 docs 里的东西会被公开。", "docs/files/通知.docx", "docs/campaigns/tongzhi.md"),
    "flag-invalid": Code("是非栏填错", "只认 true 和 false。", "sample: 对的", "sample: true"),
    "format-invalid": Code("写法不对", "编号、网址、区划代码各有固定写法。", "id: 家风 1", "id: jiafeng-1"),
    "front-matter-missing": Code("开头缺少字段区", "标题、摘要都写在开头两行 --- 之间。", "title: 家庭会议", "---\ntitle: 家庭会议\n---"),
    "front-matter-open": Code("字段区没有结束", "第二行 --- 之后才是正文。", "---\ntitle: 家庭会议\n正文", "---\ntitle: 家庭会议\n---\n正文"),
    "heading-first": Code("正文用了一级标题", "一级标题由 title 生成，一页只能有一个。", "# 家庭会议", "## 怎么开始"),
    "heading-skipped": Code("标题跳级", "读屏软件靠级别听目录。", "## 准备\n#### 时间", "## 准备\n### 时间"),
    "holiday-unknown": Code("缺少这一年的放假安排", "没有它就不知道哪一场撞上节假日；没有公布就不能猜。", "schedules 里有2028年的场次，holidays 里没有 2028.yml", "照国务院办公厅的通知写 holidays/2028.yml；还没公布就写 announced: false"),
    "holiday-unsaid": Code("遇到节假日或调休，没有说怎么办", "放假或补班的日子，来的人会拿不准。", "start: 2026-10-01 09:30", "start: 2026-10-01 09:30\nholidays: 照常"),
    "html-refused": Code("不能写网页代码", "网页代码可能有害，也会坏了排版。", "<font color=red>重要</font>", "**重要**"),
    "id-changed": Code("编号变了", "订阅和手机日历会当成另一条，原来的还留着。", "id: huiyi-2（原来是 huiyi）", "id: huiyi"),
    "id-duplicate": Code("编号重复", "编号是内容的身份证，不能两条共用。", "- id: jiangzuo\n- id: jiangzuo", "- id: jiangzuo\n- id: jiangzuo-2"),
    "id-reserved": Code("编号被日程页面占用", "week、weekend 和年月是“本周”“这个周末”和月历的网址。", "- id: weekend", "- id: zhoumo-gongdu"),
    "image-unsupported": Code("暂不支持图片", "图片要先去掉拍摄地点等信息，这项功能还没做好。", "![合影](a.jpg)", "先不放图片"),
    "isbn-invalid": Code("ISBN 不对", "13位数字的最后一位是校验位。", "isbn: 9787532733414", "isbn: 9787532733415"),
    "key-duplicate": Code("同一个字段写了两遍", "不知道该信哪一个。", "title: 甲\ntitle: 乙", "title: 乙"),
    "key-unknown": Code("不认识的字段", "字段名要一字不差。", "titel: 家庭会议", "title: 家庭会议"),
    "letter-wide": Code("用了全角字母或数字", "全角数字搜不到、也拨不了。", "拨打１２３３８", "拨打12338"),
    "link-broken": Code("链接的页面不存在", "读者点开会是空的。", "[家风](../families/jiafen.md)", "[家风](../families/jiafeng.md)"),
    "link-scheme": Code("链接开头不对", "只有网址和站内页面是安全的。", "[点我](javascript:alert(1))", "[国家法律法规数据库](https://flk.npc.gov.cn/)"),
    "link-vague": Code("链接文字没说通向哪里", "听读屏的人只听到“点击这里”。", "[点击这里](huiyi.md)", "[家庭会议怎么开](huiyi.md)"),
    "link-wide": Code("链接的括号是全角", "全角括号的链接点不动。", "[家风]（../families/jiafeng.md）", "[家风](../families/jiafeng.md)"),
    "list-expected": Code("应为列表", "可以有几个的字段，一个也要写成列表。", "topics: 家风", "topics: [家风]"),
    "list-too-long": Code("项数太多", "太多就没有重点。", "tags: [一, 二, 三, 四, 五, 六, 七, 八, 九]", "tags: [一, 二, 三]"),
    "list-too-short": Code("项数太少", "少于这个数就说不清楚。", "aims:\n  - 会倾听", "aims:\n  - 会倾听\n  - 会复述\n  - 会暂停"),
    "mapping-expected": Code("应为几个“字段: 内容”", "这一栏里还有小字段。", "practice: 今晚聊聊", "practice:\n  title: 今晚聊聊\n  minutes: 10\n  steps: [放下手机, 听孩子说]"),
    "number-invalid": Code("数字不对", "只写半角整数，并在合理范围内。", "capacity: 四十人", "capacity: 40"),
    "number-unknown": Code("号码没有核实", "错的号码会耽误求助的人。", "电话 0731-8xxxxxxx", "先写进 docs/contacts.yml"),
    "place-closed": Code("那天地点不开放", "门锁着，大家白跑一趟。", "start: 2026-12-07 09:30（周一，地点周一不开放）", "start: 2026-12-08 09:30"),
    "punctuation-dots": Code("省略号写法不对", "省略号是两个“…”，占两个字。", "然后。。。", "然后……"),
    "punctuation-half": Code("中文里用了半角标点", "中文句子用全角标点。", "先听,再说", "先听，再说"),
    "quote-outdated": Code("引了过时有害的古语", "违背男女平等国策和反家庭暴力法的话不引用。", "（这里不举例）", "只引可取的句子"),
    "record-vanished": Code("公布过的内容不见了", "扫码、收藏过的人会打不开，报了名的人不知道取消了。", "删掉还有场次的日程", "status: 取消\nchanges:\n  - on: 2026-12-01\n    reason: 报名的人太少"),
    "reference-unknown": Code("编号对不上", "引用的人、地点、电话、课程要先建好。", "place: yuhuating-jia", "place: 已在 places.yml 里的编号"),
    "repeat-endless": Code("重复没有尽头", "日历里不能有永远开下去的课。", "repeat: 每周六", "repeat: 每周六\nuntil: 2027-01-31"),
    "repeat-hours": Code("两处钟点对不上", "钟点写一处就够。", "start: 2026-12-05 10:00\nrepeat: 每周六 09:30-11:00", "start: 2026-12-05\nrepeat: 每周六 09:30-11:00"),
    "repeat-mismatch": Code("第一场和重复规则对不上", "第一场要正好在规则的日子里。", "start: 2026-12-04 09:30\nrepeat: 每周六", "start: 2026-12-05 09:30\nrepeat: 每周六"),
    "repeat-missing": Code("有结束没有重复", "until、count 要和 repeat 一起用。", "until: 2027-01-31", "repeat: 每周六\nuntil: 2027-01-31"),
    "repeat-unknown": Code("看不懂重复规则", "用固定的几种说法。", "repeat: 逢周六", "repeat: 每周六"),
    "report-early": Code("还没办就写了小结", "小结写的是已经办过的那一场。", "report 写在活动之前", "办完以后再写 report"),
    "review-missing": Code("没写审核状态", "人工智能写的内容要让读者知道有没有人审过。", "ai_generated: true", "ai_generated: true\nreview: pending"),
    "sensitive-title": Code("敏感页面缺少中性标题", "浏览器标签和历史里不能露出求助的痕迹。", "sensitive: true", "sensitive: true\nneutral_title: 生活服务"),
    "session-duplicate": Code("同一天有两场", "变动按日期认场次，一天只能有一场。", "repeat: 每周六\nalso:\n  - start: 2026-12-12 14:00", "also:\n  - start: 2026-12-13 14:00"),
    "session-unknown": Code("没有这一场", "日期对不上，改的就不知道是哪一场。", "repeat: 每周六\nchanges:\n  - session: 2026-12-11", "changes:\n  - session: 2026-12-12"),
    "session-vanished": Code("公布过的场次不见了", "手机日历里的那一场要收到取消才会变。", "until 从2027-01-31改到2026-12-31", "until: 2027-01-31\nchanges:\n  - on: 2026-12-20\n    session: 2027-01-09\n    status: 取消\n    reason: 讲师有事"),
    "status-early": Code("还有场次就写了已结束", "过了的场次会自动标“已结束”。", "status: 已结束（后面还有场次）", "status: 取消"),
    "text-empty": Code("不能空着", "写了字段名就要有内容。", 'title: ""', "title: 家庭会议"),
    "text-expected": Code("应为一段文字", "这一栏不能是列表。", "title: [家庭, 会议]", "title: 家庭会议"),
    "text-too-long": Code("字数太多", "手机一屏放得下，大家才会读。", "summary: （八十个字）", "summary: （六十字以内）"),
    "text-unfilled": Code("底稿没有填完", "“……”是等着填的空，不是内容。", "steps:\n  - ……", "steps:\n  - 放下手机"),
    "weekday-wrong": Code("星期写错了", "日期和星期对不上，读者会白跑一趟。", "2026年12月5日（星期五）", "2026年12月5日（星期六）"),
    "word-unknown": Code("词表里没有这个词", "用同一套词，分类才找得到。", "topics: [家凤]", "topics: [家风]"),
    "yaml-alias": Code("用了引用符号", "& 和 * 在这里有特殊意思，不许用。", "title: *jia", 'title: "*jia"'),
    "yaml-bracket": Code("括号没有成对", "少了一半括号就读不下去。", "topics: [家风, 沟通", "topics: [家风, 沟通]"),
    "yaml-colon": Code("冒号写法不对", "字段名后面是半角冒号加一个空格。", "title：家庭会议", "title: 家庭会议"),
    "yaml-dash": Code("列表符号不对", "列表用半角短横线加空格。", "－ 会倾听", "- 会倾听"),
    "yaml-document": Code("多了一行 ---", "字段区只有一段。", "---\ntitle: 甲\n---\n---", "---\ntitle: 甲\n---"),
    "yaml-indent": Code("缩进没有对齐", "同一层的字段前面空格数一样。", "practice:\n  title: 聊聊\n   minutes: 10", "practice:\n  title: 聊聊\n  minutes: 10"),
    "yaml-invalid": Code("格式看不懂", "每行一个“字段: 内容”。", "家庭会议", "title: 家庭会议"),
    "yaml-quote": Code("引号或冒号让人分不清", "内容里有半角冒号、以符号开头时要加引号。", "title: 家书: 勤与敬", 'title: "家书: 勤与敬"'),
    "yaml-tab": Code("用了 Tab 键", "缩进只能用空格。", "（Tab）title: 甲", "  title: 甲"),
    "yaml-tag": Code("用了 ! 标记", "! 开头的标记可能有害，不许用。", "title: !!python/object 甲", 'title: "！甲"'),
    "yaml-too-deep": Code("嵌套太深", "太深的嵌套读不动。", "a: [[[[[[[[[[[[[[甲]]]]]]]]]]]]]]", "a: [甲]"),
}  # fmt: skip
