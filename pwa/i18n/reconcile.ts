import { tell } from "#ui/i18n/index.ts";
import type { Text } from "#ui/i18n/text.ts";
import { appWords } from "./index.ts";

/** A ledger beside the library (对账); loaded with it. */
export const reconcileWords = {
	"reconcile.title": { zh: "与发票库对账", en: "Compared with the library" },
	"reconcile.lead": {
		zh: "按发票号码对上，再比两边都有的内容；只有一边写了的不算不一致。点一行看两边各写了什么。",
		en: "Matched by number, then compared where both sides say something; what only one side says is no difference. Open a row to see both sides.",
	},
	"reconcile.state.all": { zh: "全部", en: "All" },
	"reconcile.state.only_ledger": { zh: "只在台账", en: "Only in the ledger" },
	"reconcile.state.only_here": { zh: "只在库里", en: "Only in the library" },
	"reconcile.state.differs": { zh: "不一致", en: "Differs" },
	"reconcile.state.same": { zh: "一致", en: "Same" },
	"reconcile.period": { zh: "只在库里的，看开票日期", en: "Only in the library, by day of issue" },
	"reconcile.from": { zh: "开票日期从", en: "Issued from" },
	"reconcile.to": { zh: "到", en: "to" },
	"reconcile.span": { zh: "恢复为台账的日期", en: "Back to the days of the ledger" },
	"reconcile.wrongPeriod": {
		zh: "起始日在截止日之后，没有日子可比。",
		en: "The first day is after the last: there is nothing to look at.",
	},
	"reconcile.noSpan": {
		zh: "台账没有开票日期，库里所有有日期的发票都算在内。选一个期间会更准。",
		en: "The ledger has no days, so every dated invoice of the library counts. Choose a period to narrow it.",
	},
	"reconcile.undated": {
		zh: "库里有 {count} 张没有开票日期，没有比。",
		en: "In the library without a day of issue, not compared: {count}.",
	},
	"reconcile.leftOut": {
		zh: "台账有 {count} 行没有可用的号码或与前面重复，没有比。",
		en: "Ledger rows not compared, without a usable number or repeating another: {count}.",
	},
	"reconcile.comparing": { zh: "正在与发票库比对", en: "Comparing with the library" },
	"reconcile.none": { zh: "没有这样的发票", en: "None" },
	"reconcile.table": { zh: "对账结果", en: "Result of reconciling" },
	"reconcile.both": { zh: "{field}：台账 {ledger}，库里 {here}", en: "{field}: ledger {ledger}, library {here}" },
	"reconcile.more": { zh: "还有 {count} 项不一致", en: "{count} more differ" },
	"reconcile.pair": { zh: "发票 {number}", en: "Invoice {number}" },
	"reconcile.pair.field": { zh: "项目", en: "Field" },
	"reconcile.pair.ledger": { zh: "台账第 {row} 行", en: "Ledger, row {row}" },
	"reconcile.pair.here": { zh: "发票库", en: "Library" },
	"reconcile.pair.open": { zh: "打开发票", en: "Open the invoice" },
	"reconcile.only_ledger": { zh: "库里没有这张。", en: "Not in the library." },
	"reconcile.only_here": { zh: "台账里没有这张。", en: "Not in the ledger." },
	"reconcile.trashed": {
		zh: "库里的在回收站，不会自动恢复。",
		en: "The library has it in the trash; it is not brought back.",
	},
	"reconcile.fromLedger": {
		zh: "库里的也是从台账来的，没有原件，一致不说明真假。",
		en: "The library has it from a ledger too, without an original: that both agree proves nothing.",
	},
	"reconcile.take": { zh: "导入只在台账的 {count} 张", en: "Import the {count} missing" },
	"reconcile.col.result": { zh: "结果", en: "Result" },
	"reconcile.col.row": { zh: "台账行号", en: "Row of the ledger" },
	"reconcile.col.ledgerTotal": { zh: "台账价税合计", en: "Total in the ledger" },
	"reconcile.col.hereTotal": { zh: "库里价税合计", en: "Total in the library" },
	"reconcile.col.differs": { zh: "不一致（台账 ≠ 库里）", en: "Differs (ledger ≠ library)" },
	"reconcile.col.note": { zh: "说明", en: "Note" },
} as const satisfies Readonly<Record<string, Text>>;

const words = { ...appWords, ...reconcileWords };

export const { t } = tell(words);
