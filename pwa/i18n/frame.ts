import type { Text } from "#ui/i18n/text.ts";

/** Around every page of the app: rail, keys, short words at the foot. */
export const frameWords = {
	"app.skip": { zh: "跳到正文", en: "Skip to content" },
	"app.failed": {
		zh: "打不开本机的发票库",
		en: "The library on this device did not open",
	},
	"app.failed.next": {
		zh: "请重试；若仍不行，检查浏览器是否处于无痕模式或磁盘已满。{why}",
		en: "Try again; if that does not help, check for a private window or a full disk. {why}",
	},
	"app.outdated": {
		zh: "这里的发票库由更新版的验票写过，现在打开的是旧版，读不了它。",
		en: "A newer version has written to this library; the one that is open is older and cannot read it.",
	},
	"app.outdated.next": {
		zh: "发票都在，一张没少，旧版也没有改动任何内容。更新后就能打开；若更新后还是这样，是提供本页的服务还没有换上新版。",
		en: "Every invoice is still here, and nothing was changed. It opens after the update; if it does not, the server of this page does not have the newer version yet.",
	},
	"app.update": { zh: "更新并重新打开", en: "Update and reopen" },
	"app.erased": { zh: "另一个窗口清空了全部数据", en: "Everything was erased in another window" },
	"app.erased.next": { zh: "重新打开本页，从空的发票库开始。", en: "Reopen this page to begin with an empty library." },
	"app.upgraded": {
		zh: "验票已在另一个标签页里更新",
		en: "Yanpiao was updated in another tab",
	},
	"app.upgraded.next": {
		zh: "已存好的都在。重新打开本页就能继续用。",
		en: "All that was kept is there. Reopen this page to go on.",
	},
	"app.waits": { zh: "请关闭其他验票标签页", en: "Please close the other tabs of Yanpiao" },
	"app.waits.next": {
		zh: "发票库要更新，而别的标签页还开着旧版。都关掉后，这里会自己继续；已存好的不会丢。",
		en: "The library has to be updated, and another tab still has it open with the version before. Once they are closed this goes on by itself. Nothing that was kept is lost.",
	},
	"app.died": {
		zh: "应用的后台停了",
		en: "The app's worker has stopped",
	},
	"app.died.next": {
		zh: "已存好的都在，没做完的要重做。",
		en: "All that was kept is there; what was under way has to be done again.",
	},
	"app.updated": { zh: "有新版本，重新打开后生效", en: "A new version is ready; it starts when you reopen" },
	"app.reload": { zh: "重新打开", en: "Reopen" },
	"app.offline": {
		zh: "当前离线：读文件、看发票都能用，向接口查验要等联网",
		en: "Offline: reading and viewing work, checks with the service wait for a network",
	},
	"app.notFound": { zh: "没有这个页面", en: "There is no such page" },
	"app.notFound.next": { zh: "地址可能抄错了。", en: "The address may be mistyped." },

	"profile.unnamed": { zh: "账户 {number}", en: "Account {number}" },
	"profile.open": { zh: "当前账户：{name}", en: "Current account: {name}" },

	"nav.label": { zh: "主要页面", en: "Main pages" },
	"nav.check": { zh: "查验", en: "Check" },
	"nav.library": { zh: "发票库", en: "Library" },
	"nav.stats": { zh: "统计", en: "Statistics" },
	"nav.settings": { zh: "设置", en: "Settings" },
	"nav.keys": { zh: "按键", en: "Keys" },
	"nav.queue": { zh: "队列", en: "Queue" },
	"nav.more": { zh: "更多", en: "More" },
	"nav.waiting": { zh: "{count} 张等着查验", en: "{count} waiting to be checked" },
	"nav.history": { zh: "记录", en: "History" },
	"nav.news": { zh: "{count} 条新的", en: "New: {count}" },
	"nav.folder": { zh: "自动备份停了", en: "The automatic backup has stopped" },
	"nav.changed": { zh: "{count} 张状态有变", en: "Changed: {count}" },

	"action.chooseFiles": { zh: "选择文件", en: "Choose files" },
	"action.chooseFolder": { zh: "选择文件夹", en: "Choose a folder" },
	"action.camera": { zh: "扫二维码", en: "Scan QR" },
	"action.paste": { zh: "粘贴", en: "Paste" },
	"action.type": { zh: "手工填写", en: "Type it in" },
	"action.cancel": { zh: "停止", en: "Stop" },
	"action.clearList": { zh: "清空本次列表", en: "Clear this list" },
	"action.undo": { zh: "撤销", en: "Undo" },
	"action.verifyAll": { zh: "查验这 {count} 张", en: "Check these {count}" },
	"action.claim": { zh: "标记已报销", en: "Mark as claimed" },
	"action.unclaim": { zh: "取消已报销", en: "Unmark claimed" },
	"action.restore": { zh: "恢复", en: "Restore" },
	"action.erase": { zh: "彻底删除", en: "Delete for good" },
	"action.export": { zh: "导出", en: "Export" },
	"action.back": { zh: "返回", en: "Back" },
	"action.download": { zh: "下载原件", en: "Download original" },
	"action.loadSamples": { zh: "载入示例发票", en: "Load sample invoices" },
	"action.ledger": { zh: "导入台账", en: "Import a ledger" },

	"summary.running": {
		zh: "已读 {done} / {total} 个文件 · 每秒 {rate} 个 · 约剩 {left}",
		en: "{done} of {total} files read · {rate} a second · about {left} left",
	},
	"summary.starting": { zh: "已读 {done} / {total} 个文件", en: "{done} of {total} files read" },
	"summary.done": {
		zh: "{files} 个文件读完：{invoices} 张发票，{failed} 个没能读出",
		en: "Files read: {files}. Invoices: {invoices}. Not readable: {failed}.",
	},
	"summary.cancelled": {
		zh: "已停止：读了 {done} / {files} 个文件，{invoices} 张发票已保存",
		en: "Stopped after {done} of {files} files; invoices kept: {invoices}",
	},
	"summary.needsPerson": { zh: "{count} 张要补录", en: "To complete: {count}" },
	"summary.alerts": { zh: "{count} 张有疑点", en: "To look at: {count}" },
	"summary.asking": { zh: "正在查验 {done} / {total}", en: "Asking: {done} of {total}" },
	"summary.notAnswered": {
		zh: "{count} 张没有问成，打开看原因",
		en: "Without an answer: {count}. Open them to see why.",
	},
	"summary.progress": { zh: "读取进度", en: "Reading progress" },

	"full.change": {
		zh: "没有改成：浏览器没有空间存下，发票和之前一样。清理磁盘或彻底删除回收站里的发票后再试。",
		en: "Nothing was changed: the browser has no room to keep it. Free some space or erase what is in the trash, then try again.",
	},
	"full.erase": {
		zh: "没有删掉：浏览器连删除也要一点空间。先清理磁盘，再彻底删除。发票都还在。",
		en: "Nothing was erased: even erasing takes the browser a little room. Free some space first; every invoice is still here.",
	},
	"full.settings": {
		zh: "设置没有存下：浏览器没有空间了，仍按之前的设置。清理磁盘或彻底删除回收站里的发票后再改。",
		en: "The settings were not kept: the browser has no room left, so the former ones hold. Free some space or erase what is in the trash, then change them again.",
	},

	"sample.short": { zh: "演示", en: "Sample" },

	"keys.title": { zh: "按键", en: "Keys" },
	"keys.help": { zh: "显示这张表", en: "Show this table" },
	"keys.search": { zh: "到搜索框", en: "Go to the search box" },
	"keys.check": { zh: "到查验页", en: "Go to Check" },
	"keys.library": { zh: "到发票库", en: "Go to Library" },
	"keys.stats": { zh: "到统计", en: "Go to Statistics" },
	"keys.settings": { zh: "到设置", en: "Go to Settings" },
	"keys.move": { zh: "在列表里上下移动", en: "Move in a list" },
	"keys.open": { zh: "打开所选发票", en: "Open the invoice" },
	"keys.select": { zh: "选中或取消选中", en: "Select or unselect" },
	"keys.delete": { zh: "删除所选发票", en: "Delete the selection" },
	"keys.close": { zh: "关闭面板、对话框", en: "Close panel or dialog" },
	"keys.paste": { zh: "粘贴文字或图片（查验页）", en: "Paste text or a picture (Check page)" },
	"keys.queue": { zh: "到队列", en: "Go to the queue" },
	"keys.range": { zh: "连续选中", en: "Select a range" },
	"keys.all": { zh: "全选", en: "Select all" },
	"keys.history": { zh: "到记录", en: "Go to History" },
} as const satisfies Readonly<Record<string, Text>>;
