import type { Text } from "#ui/i18n/text.ts";

/** The options page. */
export const optionsWords = {
	"ext.opt.title": { zh: "验票扩展设置", en: "Yanpiao extension settings" },
	"ext.opt.lead": {
		zh: "发票、授权码和这里的设置都加密存在这个浏览器里，钥匙也在这个浏览器里：能用它的人都能打开。公用电脑上不要填写授权码。",
		en: "Invoices, authorisation codes and these settings are kept encrypted in this browser, and so is the key: whoever can use it can open them. Enter no code on a shared computer.",
	},
	"ext.opt.lead.guarded": {
		zh: "发票、授权码和这里的设置都加密存在这个浏览器里，要口令才能打开。",
		en: "Invoices, authorisation codes and these settings are kept encrypted in this browser and open with the passphrase only.",
	},
	"ext.opt.lock.guarded": {
		zh: "扩展里的发票、原件和设置都加密保存，要口令才能打开。打开后钥匙只在内存里，锁定或关掉浏览器就没有了。口令不离开这台设备，没有人能替你找回；它和验票网页的口令是两回事。",
		en: "The extension's invoices, originals and settings are kept encrypted and open with the passphrase only. Once open, the key is in memory alone and gone when it locks or the browser is closed. The passphrase never leaves this device, and nobody can recover it for you; the Yanpiao page has one of its own.",
	},
	"ext.opt.lock.hint": {
		zh: "在扩展的窗口和设置里按键、点击都算操作。锁定后网页上只认发票，不说有没有；排队的查验、再查和与网页的互相补齐都停下，解锁后接着做。正在保存时等存完再锁。",
		en: "Keys and clicks in the extension's popup and settings count as use. While locked it still recognises invoices on pages but does not say whether you have them; queued checks, the watch and the exchange with the app stop and go on afterwards. What is being saved is finished first.",
	},
	"ext.opt.lock.failed": {
		zh: "没有锁成：扩展的后台没有答复。再试一次；仍不行就关掉浏览器，关掉后一定是锁着的。",
		en: "Not locked: the extension's background did not answer. Try again; if it still fails, close the browser, which locks it in any case.",
	},
	"ext.opt.loading": { zh: "正在取出设置", en: "Fetching the settings" },
	"ext.opt.failed": {
		zh: "打不开设置：扩展的后台没有答复。再试一次；仍不行就重新打开浏览器。",
		en: "The settings did not open: the extension's background did not answer. Try again; if it still fails, restart the browser.",
	},
	"ext.opt.provider.sample.text": {
		zh: "只回答演示发票，由你自己的验票服务作答，结论都标「演示」。",
		en: "Answers for sample invoices only, from your own Yanpiao server; every verdict says sample.",
	},
	"ext.opt.provider.gateway": { zh: "验票网关", en: "Yanpiao gateway" },
	"ext.opt.provider.gateway.text": {
		zh: "单位或自己架设的验票服务去查，供应商的授权码不离开服务器。",
		en: "A Yanpiao server of your own or your company asks; the supplier's code never leaves that server.",
	},
	"ext.opt.server": { zh: "验票服务的地址", en: "Address of the Yanpiao server" },
	"ext.opt.server.hint": {
		zh: "如 http://127.0.0.1:8787；保存时浏览器会问是否允许访问它",
		en: "Such as http://127.0.0.1:8787; on saving, the browser asks whether to allow access to it",
	},
	"ext.opt.url.hint": {
		zh: "完整地址，如 https://supplier.example.com/fpcy；保存时浏览器会问是否允许访问它",
		en: "The whole address, such as https://supplier.example.com/fpcy; on saving, the browser asks whether to allow access to it",
	},
	"ext.opt.provider.save": { zh: "保存接口", en: "Save service" },
	"ext.opt.provider.saved": { zh: "已保存", en: "Saved" },
	"ext.opt.provider.unsaved": { zh: "改动还没有保存", en: "Changes are not saved yet" },
	"ext.opt.provider.notAllowed": {
		zh: "浏览器还没有允许访问 {host}，问不到它。按「保存接口」，选「允许」。",
		en: "The browser has not allowed access to {host}, so it cannot be asked. Press Save service and choose Allow.",
	},
	"ext.opt.provider.refused": {
		zh: "没有保存：浏览器没有允许访问 {host}，问不到它。再按一次「保存接口」，选「允许」。",
		en: "Not saved: the browser gave no access to {host}, so it cannot be asked. Press Save service again and choose Allow.",
	},
	"ext.opt.provider.needAddress": { zh: "先填一个能用的地址", en: "Give an address that can be used first" },
	"ext.opt.provider.needSecret": { zh: "先填授权码或密钥", en: "Give the authorisation code or key first" },
	"ext.opt.full": {
		zh: "没有存下：浏览器没有空间了，仍按之前的设置。清理磁盘后再改。",
		en: "Not kept: the browser has no room left. The settings are as before. Free some disk, then try again.",
	},
	"ext.opt.notKept": {
		zh: "没有存下：扩展的后台没有答复，仍按之前的设置。再试一次。",
		en: "Not kept: the extension's background did not answer. The settings are as before. Try again.",
	},
	"ext.opt.sites": { zh: "自动识别的网站", en: "Sites looked at by themselves" },
	"ext.opt.sites.lead": {
		zh: "只有这些网站打开时会自动识别；别的网站只在你点按钮时看。在网站上点验票按钮可以添加。",
		en: "Only these sites are looked at when they open; all others when you click the button. Add one by clicking the Yanpiao button there.",
	},
	"ext.opt.sites.none": { zh: "还没有这样的网站", en: "None yet" },
	"ext.opt.sites.remove": { zh: "撤回", en: "Withdraw" },
	"ext.opt.sites.removeName": { zh: "撤回 {host} 的权限", en: "Withdraw access to {host}" },
	"ext.opt.sites.removed": {
		zh: "已撤回 {host}，权限也已还给浏览器。",
		en: "{host} was withdrawn, and its access given back to the browser.",
	},
	"ext.opt.marks": { zh: "提示方式", en: "How you are told" },
	"ext.opt.badge": { zh: "在工具栏按钮上显示这一页的发票数", en: "Number of invoices on the toolbar button" },
	"ext.opt.badge.hint": {
		zh: "只对自动识别的网站和刚点过按钮的网页",
		en: "Only on sites looked at by themselves and pages you just clicked on",
	},
	"ext.opt.chip": { zh: "在网页的发票号码旁显示小标记", en: "A small mark beside invoice numbers on pages" },
	"ext.opt.chip.hint": {
		zh: "新、已保存、已查验、作废或红冲。关着的时候网页的内容一点也不动。",
		en: "New, saved, verified, void or red-inked. While this is off, pages are not touched at all.",
	},
	"ext.opt.file": { zh: "导出和导入", en: "Export and import" },
	"ext.opt.file.lead": {
		zh: "把设置存成一个文件，换浏览器时再读进来。发票不在里面。",
		en: "Keep the settings in a file and read them into another browser. Invoices are not in it.",
	},
	"ext.opt.file.secrets": { zh: "连授权码、密钥一起导出", en: "Include authorisation code and key" },
	"ext.opt.file.secrets.hint": {
		zh: "文件没有加密，谁拿到都能用你的授权码。不勾就不带，导入后自己再填。",
		en: "The file is not encrypted: whoever has it can use your code. Leave this off and you type it in again after the import.",
	},
	"ext.opt.file.export": { zh: "导出设置", en: "Export settings" },
	"ext.opt.file.import": { zh: "选择设置文件", en: "Choose a settings file" },
	"ext.opt.file.name": { zh: "验票扩展设置", en: "yanpiao-extension-settings" },
	"ext.opt.file.exported": { zh: "已导出，不含授权码和密钥。", en: "Exported, without authorisation code or key." },
	"ext.opt.file.exportedSecrets": {
		zh: "已导出，含授权码或密钥。用完请删掉这个文件。",
		en: "Exported with authorisation code or key. Delete the file after use.",
	},
	"ext.opt.file.preview": { zh: "文件里的设置", en: "Settings in the file" },
	"ext.opt.file.sites": { zh: "自动识别的网站 {count} 个", en: "Sites looked at by themselves: {count}" },
	"ext.opt.file.companies": { zh: "本单位抬头 {count} 个", en: "Own companies: {count}" },
	"ext.opt.file.provider": { zh: "查验接口：{name}", en: "Verification service: {name}" },
	"ext.opt.file.secretMissing": {
		zh: "文件里没有授权码或密钥，采用后请自己填上。",
		en: "The file holds no authorisation code or key; type it in afterwards.",
	},
	"ext.opt.file.use": { zh: "采用这些设置", en: "Use these settings" },
	"ext.opt.file.cancel": { zh: "不采用", en: "Do not use them" },
	"ext.opt.file.used": { zh: "已采用文件里的设置。", en: "The settings of the file are in use." },
	"ext.opt.file.usedNoHosts": {
		zh: "已采用设置，但浏览器没有允许访问其中的网站：接口要在上面再保存一次，网站要去那里再打开。",
		en: "The settings are in use, but the browser gave no access to the sites in them: save the service again above, and turn the sites on again there.",
	},
	"ext.opt.file.too_large": {
		zh: "文件太大，不是验票的设置文件，没有采用。请另选一个。",
		en: "The file is too large to be settings of Yanpiao and was not used. Choose another.",
	},
	"ext.opt.file.not_json": {
		zh: "读不懂这个文件，没有采用。请选从这里导出的 .json 文件。",
		en: "The file cannot be understood and was not used. Choose a .json file exported here.",
	},
	"ext.opt.file.not_settings": {
		zh: "这不是验票扩展的设置文件，或「{where}」一项不对，没有采用。请选从这里导出的文件。",
		en: "This is no settings file of the Yanpiao extension, or its “{where}” is wrong; it was not used. Choose a file exported here.",
	},
	"ext.opt.file.newer": {
		zh: "这个文件是更新版本的验票导出的，没有采用。请先更新扩展。",
		en: "A newer Yanpiao exported this file; it was not used. Update the extension first.",
	},
} as const satisfies Readonly<Record<string, Text>>;
