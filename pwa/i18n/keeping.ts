import { tell } from "#ui/i18n/index.ts";
import type { Text } from "#ui/i18n/text.ts";

/** How much room there is, whether the clock can be right, and that anybody could open the library: loaded with the lines that say so. */
export const keepingWords = {
	"room.low": {
		zh: "浏览器给本站的空间已用 {percent}%（{used} / {granted}）。用完后新发票存不下。先备份，再彻底删除回收站里的发票，或清理磁盘。",
		en: "{percent}% of the room the browser grants is used ({used} of {granted}). Once it is used up nothing new can be kept. Back up, then delete for good what is in the trash, or free some disk space.",
	},
	"room.full": {
		zh: "空间快用完了：浏览器给本站的空间已用 {percent}%（{used} / {granted}），新发票随时可能存不下。现在就备份，再彻底删除回收站里的发票，或清理磁盘。",
		en: "Almost no room is left: {percent}% of what the browser grants is used ({used} of {granted}), and new invoices may fail to be kept. Back up now, then delete for good what is in the trash, or free some disk space.",
	},
	"room.trash": { zh: "看回收站", en: "To the trash" },
	"room.used": { zh: "浏览器统计的占用", en: "In use, as the browser counts" },
	"room.used.of": {
		zh: "{used} / {granted}，已用 {percent}%（浏览器的估计；原件、记录和应用本身都算在内）",
		en: "{used} of {granted}, {percent}% (the browser's estimate; originals, records and the app itself)",
	},
	"room.untold": {
		zh: "浏览器没有说已用和允许多少，空间不足时无法提前提醒。请定期备份。",
		en: "The browser does not say how much is used and allowed, so there can be no warning before room runs out. Back up regularly.",
	},
	"clock.behind": {
		zh: "本机时间（{now}）比最近一次记录（{newest}）早，请检查系统时间。报销期限、复查和备份提醒都按系统时间计算；已存的记录不受影响。",
		en: "This machine’s clock says {now}, which is before the last thing recorded ({newest}). Check the system time: claim deadlines, re-checks and backup reminders go by it. What is kept is not touched.",
	},
	"passphrase.none": {
		zh: "还没有设口令：能用这个浏览器的人都能打开这里的发票。",
		en: "No passphrase is set: whoever can use this browser can open these invoices.",
	},
	"passphrase.set": { zh: "设口令", en: "Set a passphrase" },
	"passphrase.never": { zh: "不再提醒", en: "Do not remind me" },
	"clock.known": { zh: "知道了", en: "Understood" },
} as const satisfies Readonly<Record<string, Text>>;

export const { t } = tell(keepingWords);
