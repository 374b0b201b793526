import { sharedWords, tell } from "#ui/i18n/index.ts";
import type { Text } from "#ui/i18n/text.ts";

import { passkeyWords } from "./passkey-words.ts";

/** The account (本机账户): loaded with the lock screen and its section of the settings, not with the first page. */
const accountWords = {
	...passkeyWords,
	"account.title": { zh: "口令与锁", en: "Passphrase and lock" },
	"account.open": {
		zh: "这里的发票、原件和设置都加密保存。还没有设口令：能用这个浏览器的人都能打开。",
		en: "Invoices, originals and settings are kept encrypted. No passphrase is set yet: whoever can use this browser can open them.",
	},
	"account.guarded": {
		zh: "这里的发票、原件和设置都加密保存，要口令才能打开。口令不离开这台设备，没有人能替你找回。",
		en: "Invoices, originals and settings are kept encrypted and open with the passphrase only. It never leaves this device, and nobody can recover it for you.",
	},
	"account.remembered": {
		zh: "已设口令，但这台设备记住了钥匙：能用这个浏览器的人不用口令也能打开。",
		en: "A passphrase is set, but this device remembers the key: whoever can use this browser opens it without one.",
	},
	"account.set": { zh: "设口令", en: "Set a passphrase" },
	"account.change": { zh: "改口令", en: "Change" },
	"account.remove": { zh: "取消口令", en: "Remove the passphrase" },
	"account.remove.text": {
		zh: "取消后，能用这个浏览器的人都能打开这里的发票。恢复码也不再有用。",
		en: "From then on, whoever can use this browser can open the invoices, and the recovery code no longer works.",
	},
	"account.code": { zh: "恢复码", en: "Recovery code" },
	"account.code.has": { zh: "有一个", en: "You have one" },
	"account.code.none": { zh: "没有：忘了口令就打不开了", en: "None: a forgotten passphrase locks you out" },
	"account.code.make": { zh: "生成恢复码", en: "Make a recovery code" },
	"account.code.renew": { zh: "换一个恢复码", en: "Make a new recovery code" },
	"account.code.text": {
		zh: "忘了口令时，凭它打开并换口令。只显示这一次：抄在纸上，和这台电脑分开放。以前的恢复码从现在起没有用了。",
		en: "It opens your invoices when the passphrase is forgotten. It is shown only now: write it on paper and keep it away from this computer. Earlier codes no longer work.",
	},
	"account.code.copy": { zh: "复制", en: "Copy" },
	"account.code.copied": {
		zh: "已复制。粘贴到安全的地方后，请清空剪贴板。",
		en: "Copied. Clear the clipboard once it is in a safe place.",
	},
	"account.code.print": { zh: "打印", en: "Print" },
	"account.code.noted": { zh: "我已经抄好", en: "I have written it down" },
	"account.device": { zh: "记住此设备", en: "Remember this device" },
	"account.device.yes": { zh: "打开时不问口令", en: "Opens without asking" },
	"account.device.no": { zh: "每次打开都问口令", en: "Asks every time" },
	"account.device.remember": { zh: "记住此设备", en: "Remember this device" },
	"account.device.forget": { zh: "不再记住", en: "Stop remembering" },
	"account.device.text": {
		zh: "钥匙会留在这个浏览器里。只在只有你用的电脑上这样做。",
		en: "The key stays in this browser. Do this only on a computer nobody else uses.",
	},
	"account.device.forget.text": {
		zh: "以后每次打开都要口令。",
		en: "The passphrase is asked for every time from now on.",
	},
	"account.lock": { zh: "自动锁定", en: "Automatic lock" },
	"account.lock.after": { zh: "{minutes} 分钟没有操作", en: "{minutes} minutes idle" },
	"account.lock.never": { zh: "不按时间锁", en: "Not by time" },
	"account.lock.hidden": { zh: "切到别的页面就锁", en: "When you switch to another page" },
	"account.lock.screen": { zh: "锁屏时也锁定", en: "Also when the screen is locked" },
	"account.lock.screen.refused": {
		zh: "浏览器没有允许得知锁屏，锁屏时不会跟着锁。可在网址栏旁的网站设置里允许，再勾选一次。",
		en: "The browser does not tell when the screen is locked, so the app does not lock with it. Allow it in the site settings beside the address, then tick again.",
	},
	"account.lock.hint": {
		zh: "锁定后排队的查验停下，解锁后接着做。导入、导出、备份、恢复和成批操作做完再锁；正在写的备注先存好。",
		en: "Checks in the queue stop while locked and go on after. Imports, exports, backups, restores and bulk changes are finished first; a note being typed is kept.",
	},
	"account.lock.now": { zh: "现在锁定", en: "Lock now" },
	"account.lock.busy": { zh: "还有事没做完", en: "Something is not done yet" },
	"account.lock.busy.text": {
		zh: "{work}。现在锁定会中断：做完的部分都在，其余的要重做。",
		en: "{work}. Locking now breaks it off: what is done stays, the rest has to be done again.",
	},
	"account.lock.wait": { zh: "完成后锁定", en: "Lock when it is done" },
	"account.lock.cut": { zh: "立即锁定", en: "Lock now" },
	"account.new": { zh: "新口令", en: "New passphrase" },
	"account.optional": { zh: "口令（可以不设）", en: "Passphrase (optional)" },
	"account.new.hint": {
		zh: "至少 {least} 个字。几个不相干的词连起来，好记又难猜。",
		en: "At least {least} characters. A few unrelated words are easy to keep and hard to guess.",
	},
	"account.again": { zh: "再输一遍", en: "Repeat the passphrase" },
	"account.again.wrong": { zh: "两遍不一样", en: "The two do not match" },
	"account.strength": { zh: "强度：{word}", en: "Strength: {word}" },
	"account.strength.0": { zh: "一猜就中，换一个", en: "guessed at once, choose another" },
	"account.strength.1": { zh: "很弱", en: "very weak" },
	"account.strength.2": { zh: "偏弱", en: "weak" },
	"account.strength.3": { zh: "较强", en: "good" },
	"account.strength.4": { zh: "强", en: "strong" },
	"account.current": { zh: "现在的口令", en: "Current passphrase" },
	"account.passphrase": { zh: "口令", en: "Passphrase" },
	"account.show": { zh: "显示", en: "Show" },
	"account.byCode": { zh: "忘了口令，用恢复码", en: "Forgot it? Use the recovery code" },
	"account.byPassphrase": { zh: "用口令", en: "Use the passphrase" },
	"account.code.hint": { zh: "32 位，大小写和横线都不要紧", en: "32 characters; case and dashes do not matter" },
	"account.wrong.passphrase": {
		zh: "口令不对。看看大写锁定和输入法，再试一次。",
		en: "Wrong passphrase. Check caps lock and the input method, and try again.",
	},
	"account.wrong.code": { zh: "恢复码不对，或者已经换过。", en: "Wrong recovery code, or it was replaced." },
	"account.changed": {
		zh: "别的标签页刚改过口令。关掉这里重新打开。",
		en: "Another tab has just changed this. Close this and open it again.",
	},
	"account.working": { zh: "正在核对", en: "Checking" },
	"account.done.set": { zh: "口令已设好。", en: "The passphrase is set." },
	"account.done.changed": { zh: "口令已换。", en: "The passphrase is changed." },
	"account.done.removed": { zh: "口令已取消。", en: "The passphrase is removed." },
	"account.done.remembered": { zh: "这台设备记住了。", en: "This device remembers it." },
	"account.done.forgotten": { zh: "以后每次都问口令。", en: "The passphrase is asked for from now on." },
	"account.back": { zh: "返回", en: "Back" },
	"account.confirm": { zh: "确定", en: "Confirm" },
	"account.save": { zh: "设好", en: "Save passphrase" },
	"account.locked": { zh: "已锁定", en: "Locked" },
	"account.locked.lead": {
		zh: "发票加密存在这台设备上，输入口令打开。",
		en: "The invoices are kept encrypted on this device. Enter the passphrase to open them.",
	},
	"account.unlock": { zh: "打开", en: "Unlock" },
	"account.lost.title": { zh: "口令和恢复码都没有", en: "Neither passphrase nor recovery code" },
	"account.lost": {
		zh: "没有人能绕过口令。忘了口令又没有恢复码，这里的发票就打不开了，只能从备份或原件重新收。",
		en: "Nobody can get around the passphrase. Without it and without the recovery code these invoices stay closed, and must be collected again from a backup or the originals.",
	},
} satisfies Record<string, Text>;

export type AccountWord = keyof typeof accountWords;

export const { t } = tell({ ...sharedWords, ...accountWords });
