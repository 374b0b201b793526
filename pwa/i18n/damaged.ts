import { tell } from "#ui/i18n/index.ts";
import type { Text } from "#ui/i18n/text.ts";

/** What is kept but cannot be read: loaded with the pages that show it. */
export const damagedWords = {
	"unread.title": { zh: "有些设置读不出来：{what}", en: "Some settings cannot be read: {what}" },
	"unread.why": {
		zh: "存着它们的数据已损坏，现在用的是默认设置；发票没有受影响。",
		en: "The data that hold them are damaged, and the usual settings are in their place. Your invoices are not affected.",
	},
	"unread.next": {
		zh: "在这里重新设好并保存，或从备份恢复时选择连同设置一起恢复。保存之前，损坏的数据原样留着。",
		en: "Set them again, or restore a backup together with its settings. Until something is saved, the damaged data stay as they are.",
	},
	"unread.choices": { zh: "本页的选项", en: "the choices on this page" },
	"unread.views": { zh: "列表的列和存下的筛选", en: "columns of lists and saved filters" },
	"unread.categories": { zh: "自建类别和归类规则", en: "own categories and filing rules" },
	"unread.exports": { zh: "导出方案", en: "export presets" },
	"unread.ledgers": { zh: "台账的列", en: "columns of ledgers" },
	"unread.queue": { zh: "查验队列的开关（已暂停）", en: "whether the queue runs (it is paused)" },
	"unread.folder": { zh: "自动备份（已停）", en: "the automatic backup (it has stopped)" },
	"unread.reminder": { zh: "备份提醒", en: "the backup reminder" },
	"unread.pairings": { zh: "与扩展的配对（要重新配对）", en: "pairings with the extension (pair again)" },
	"unread.notes": { zh: "应用自己的记事", en: "the app's own notes" },
	"unread.and": { zh: "、", en: "; " },

	"damaged.record.why": {
		zh: "存着它的数据被改动过或没有写全，可能是磁盘的问题。它仍在列表里，那里显示的是损坏之前的内容。",
		en: "The data that hold it were changed or not written whole, perhaps by a failing disk. It stays in the list, which shows it as it was before.",
	},
	"damaged.original": {
		zh: "{count} 个原件已损坏，打不开；发票的其他内容完好。",
		en: "Originals that are damaged and do not open: {count}. The rest of the invoice is intact.",
	},
	"damaged.next": {
		zh: "先检查完整性，看还有没有别的损坏；再从较早的备份恢复，坏的换成备份里完好的，其他不变。",
		en: "First check everything for more damage; then restore an earlier backup: what is damaged is replaced, all else stays.",
	},
	"damaged.see": { zh: "去检查和恢复", en: "To the check and the backup" },
} as const satisfies Readonly<Record<string, Text>>;

export const { t } = tell(damagedWords);
