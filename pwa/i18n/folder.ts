import { tell } from "#ui/i18n/index.ts";
import type { Text } from "#ui/i18n/text.ts";

/** 自动备份到文件夹: loaded with the part of the settings that shows it, and with the line that says it stopped. */
export const folderWords = {
	"folder.title": { zh: "自动备份到文件夹", en: "Automatic backup to a folder" },
	"folder.lead": {
		zh: "选一个文件夹，填一次口令。此后验票开着的时候，有改动就按时写一份加密备份进去，写完读回核对。选网络盘、NAS 或会同步的文件夹，电脑坏了也能恢复。",
		en: "Pick a folder and set a passphrase once. From then on, while Yanpiao is open, changes are backed up there on time, encrypted, read back and checked. On a network drive, a NAS or a synced folder they outlive this computer.",
	},
	"folder.unsupported": {
		zh: "这个浏览器不让网页写入文件夹（Chrome 和 Edge 可以）。请用上面的「备份」，备份并下载。",
		en: "This browser lets no page write into a folder (Chrome and Edge do). Use “Back up” above: back up and download.",
	},
	"folder.pick": { zh: "选择文件夹", en: "Pick a folder" },
	"folder.picked": { zh: "备份到「{name}」", en: "Back up to {name}" },
	"folder.passphrase.hint": {
		zh: "至少 8 个字符。每一份都用它打开，本机不保存它，忘了就打不开。",
		en: "At least 8 characters. It opens every copy and is not kept here; without it nobody can open them.",
	},
	"folder.prefix": { zh: "验票备份", en: "yanpiao-backup" },
	"folder.start": { zh: "开始自动备份", en: "Start" },
	"folder.back": { zh: "返回", en: "Back" },

	"folder.every": { zh: "多久一份", en: "How often" },
	"folder.every.change": { zh: "有改动后十分钟", en: "Ten minutes after a change" },
	"folder.every.day": { zh: "每天（有改动时）", en: "Daily, when something changed" },
	"folder.every.week": { zh: "每周（有改动时）", en: "Weekly, when something changed" },
	"folder.keep": { zh: "保留最近几份", en: "Copies to keep" },
	"folder.keep.count": { zh: "{count} 份", en: "{count}" },
	"folder.keep.hint": {
		zh: "只删自动写进去的旧备份，别的文件不动。",
		en: "Only older copies made here by itself are removed.",
	},

	"folder.name": { zh: "文件夹", en: "Folder" },
	"folder.last": { zh: "上次备份", en: "Last copy" },
	"folder.last.facts": {
		zh: "{at}，{records} 张发票，{size}，已读回核对",
		en: "{at}, invoices: {records}, {size}, read back and checked",
	},
	"folder.last.none": { zh: "这个文件夹里还没有", en: "None in this folder yet" },
	"folder.next": { zh: "下次备份", en: "Next copy" },
	"folder.next.at": { zh: "{at}，验票开着的时候", en: "{at}, while Yanpiao is open" },
	"folder.next.soon": { zh: "马上", en: "In a moment" },
	"folder.next.unchanged": { zh: "没有新的改动，不需要备份", en: "Nothing changed since; none is needed" },
	"folder.next.stopped": { zh: "停着", en: "Stopped" },
	"folder.next.busy": { zh: "正在备份", en: "Being made" },

	"folder.now": { zh: "现在备份一次", en: "Copy now" },
	"folder.again": { zh: "再试一次", en: "Try again" },
	"folder.resume": { zh: "继续自动备份", en: "Resume" },
	"folder.change": { zh: "更换文件夹", en: "Another folder" },
	"folder.stop": { zh: "关闭自动备份", en: "Turn off" },
	"folder.stop.lead": {
		zh: "关闭后不再写入，本机忘掉这个文件夹。已有的备份留在里面，用原来的口令仍能打开。再开时要重新填口令。",
		en: "Nothing more is written, and the folder is forgotten here. The copies stay there and open with their passphrase. To turn it on again a passphrase is asked for.",
	},
	"folder.elsewhere": { zh: "另一个窗口正在备份。", en: "Another window is making a copy." },

	"folder.problem.permission": {
		zh: "浏览器收回了写入「{name}」的许可，重启浏览器后常会这样。按「继续自动备份」再允许一次。",
		en: "The browser no longer allows writing into {name}, as it often does after a restart. Press “Resume” to allow it again.",
	},
	"folder.problem.gone": {
		zh: "找不到「{name}」：可能移动或改了名，或者网络盘没有连上。连上后再试一次，或更换文件夹。",
		en: "{name} is not there: moved, renamed, or the network drive is not connected. Connect it and try again, or pick another folder.",
	},
	"folder.problem.full": {
		zh: "「{name}」所在的磁盘满了，这一份没有写成，之前的都在。腾出空间后再试一次。",
		en: "The disk of {name} is full. This copy was not made; those before are there. Make room and try again.",
	},
	"folder.problem.unwritable": {
		zh: "没能写进「{name}」，之前的备份都在。看看文件夹是否只读、网络盘是否连着，再试一次。",
		en: "{name} could not be written. The copies before are there. See whether it is read-only or not connected, and try again.",
	},
	"folder.problem.not_verified": {
		zh: "写进「{name}」的读回来不一样，这一份不算数，之前的备份都在。检查那块磁盘或网络盘，再试一次。",
		en: "What was read back from {name} differs, so this copy does not count; those before are there. Check that disk or drive and try again.",
	},
	"folder.problem.storage_full": {
		zh: "本机给浏览器的空间满了，连记录也写不下，所以没有备份。腾出空间后再试一次。",
		en: "The browser has no more room on this machine, not even to note a copy, so none was made. Make room and try again.",
	},
	"folder.problem.other": {
		zh: "这一份没有做成，是应用出了错，之前的备份都在。再试一次；还不行就用上面的「备份」，再检查完整性。",
		en: "This copy was not made: the app failed. Those before are there. Try again, or else use “Back up” above and check the integrity.",
	},
	"folder.stopped": {
		zh: "自动备份停了：写不进「{name}」。",
		en: "The automatic backup has stopped: {name} could not be written.",
	},
	"folder.stopped.permission": {
		zh: "自动备份停了：浏览器收回了写入「{name}」的许可。",
		en: "The automatic backup has stopped: the browser no longer allows writing into {name}.",
	},
	"folder.see": { zh: "去看看", en: "Show" },
	"folder.retry": { zh: "每小时也会自己再试。", en: "It is also tried again every hour." },
} as const satisfies Readonly<Record<string, Text>>;

export const { t } = tell(folderWords);
