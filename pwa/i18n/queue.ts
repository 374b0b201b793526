import type { Text } from "#ui/i18n/text.ts";

/** The page 队列. */
export const queueWords = {
	"queue.title": { zh: "查验队列", en: "Queue" },
	"queue.ask": { zh: "查验 {count} 张", en: "Check {count}" },
	"queue.see": { zh: "看队列", en: "See the queue" },
	"queue.added": { zh: "{count} 张已排队查验", en: "Queued for a check: {count}" },
	"queue.added.some": {
		zh: "{count} 张已排队查验，{other} 张还不能查，原因见队列",
		en: "Queued for a check: {count}. Cannot be checked yet: {other}; the queue says why",
	},
	"queue.over": { zh: "{all} 张都有了结果", en: "All {all} are settled" },
	"queue.groups": { zh: "按状态看", en: "By state" },
	"queue.empty": { zh: "队列是空的", en: "The queue is empty" },
	"queue.empty.next": {
		zh: "在发票库里选中发票按「查验」，或导入一份台账。页面关了再开，队列接着走。",
		en: "Select invoices in the library and press Check, or import a ledger. The queue goes on after this page is closed and opened again.",
	},
	"queue.none": { zh: "没有这样的发票", en: "No such invoices" },
	"queue.table": { zh: "队列里的发票", en: "Invoices in the queue" },
	"queue.col.state": { zh: "进展", en: "State" },
	"queue.col.invoice": { zh: "发票", en: "Invoice" },
	"queue.col.reason": { zh: "结果或原因", en: "Result or reason" },
	"queue.gone": { zh: "已不在发票库", en: "No longer in the library" },
	"queue.source.library": { zh: "从发票库排入", en: "From the library" },
	"queue.source.capture": { zh: "存入时排入", en: "When it was added" },
	"queue.source.ledger": { zh: "从台账排入", en: "From a ledger" },
	"queue.source.watch": { zh: "到期复查", en: "Re-check due" },
	"queue.hint": {
		zh: "选中几行可以提前、移后、重试、跳过或移出。",
		en: "Select rows to move, retry, skip or take them out.",
	},
	"queue.first": { zh: "提到最前", en: "Move to front" },
	"queue.last": { zh: "移到最后", en: "Move to end" },
	"queue.retry": { zh: "重试", en: "Retry" },
	"queue.skip": { zh: "跳过", en: "Skip" },
	"queue.remove": { zh: "移出队列", en: "Take out" },
	"queue.retryFailed": { zh: "重试没查成的", en: "Retry unanswered" },
	"queue.removeEnded": { zh: "清除已结束的", en: "Clear finished" },
} as const satisfies Readonly<Record<string, Text>>;
