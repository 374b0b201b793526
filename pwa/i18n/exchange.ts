import { tell } from "#ui/i18n/index.ts";
import type { Text } from "#ui/i18n/text.ts";
import { appWords } from "./index.ts";
import { reconcileWords } from "./reconcile.ts";

/** The export dialog; loaded with it. */
export const exchangeWords = {
	"export.title.invoices": { zh: "导出发票", en: "Export invoices" },
	"export.title.history": { zh: "导出查验记录", en: "Export the history" },
	"export.title.reconciled": { zh: "导出对账结果", en: "Export the result" },
	"export.format": { zh: "格式", en: "Format" },
	"export.format.xlsx": { zh: "Excel", en: "Excel" },
	"export.format.csv": { zh: "CSV", en: "CSV" },
	"export.format.json": { zh: "JSON", en: "JSON" },
	"export.format.xlsx.hint": {
		zh: "号码是文本，金额是两位小数的数字，日期是日期。",
		en: "Invoice numbers are text, amounts are numbers with two decimals, dates are dates.",
	},
	"export.format.csv.hint": {
		zh: "带 UTF-8 标记，Excel 可以直接打开。只能放一张表。",
		en: "UTF-8 with a byte order mark, so Excel opens it as it is. Holds one table only.",
	},
	"export.format.json.hint": {
		zh: "给别的程序读：单元格里是代码，不是中文。",
		en: "For other programs: cells hold codes, not words.",
	},
	"export.preset": { zh: "方案", en: "Preset" },
	"export.preset.none": { zh: "常用列", en: "Usual columns" },
	"export.preset.usual": { zh: "{name}（默认）", en: "{name} (default)" },
	"export.preset.save": { zh: "存为方案", en: "Save as preset" },
	"export.preset.update": { zh: "保存到「{name}」", en: "Save to {name}" },
	"export.preset.kept": { zh: "导出方案已改", en: "Export presets changed" },
	"export.preset.delete": { zh: "删除方案", en: "Delete preset" },
	"export.preset.name": { zh: "方案名称", en: "Name of the preset" },
	"export.preset.keep": { zh: "保存", en: "Save" },
	"export.preset.makeUsual": { zh: "打开时用这个方案", en: "Use this one by default" },
	"export.columns": { zh: "列，按从左到右的顺序", en: "Columns, from left to right" },
	"export.columns.hint": {
		zh: "选中一列再前移、后移，也可以拖动（键盘 Alt + ← →，Delete 去掉）。",
		en: "Select a column to move it, or drag it (keyboard: Alt + ← →, Delete removes it).",
	},
	"export.columns.more": { zh: "没有用到的列", en: "Columns not used" },
	"export.columns.reset": { zh: "恢复常用列", en: "Reset to usual columns" },
	"export.columns.none": { zh: "至少选一列。", en: "Choose at least one column." },
	"export.column.at": { zh: "{name}，第 {at} 列", en: "{name}, column {at}" },
	"export.column.add": { zh: "加上 {name}", en: "Add {name}" },
	"export.column.left": { zh: "前移", en: "Move left" },
	"export.column.right": { zh: "后移", en: "Move right" },
	"export.column.remove": { zh: "去掉", en: "Remove" },
	"export.lines": { zh: "货物明细另放一张表", en: "Line items in a second table" },
	"export.lines.csv": {
		zh: "CSV 放不下第二张表，要明细请选 Excel 或 JSON。",
		en: "CSV holds one table; choose Excel or JSON for line items.",
	},
	"export.samples.invoices": { zh: "演示发票（{count} 张）", en: "Samples ({count})" },
	"export.samples.history": { zh: "演示的记录（{count} 条）", en: "Samples ({count})" },
	"export.samples.reconciled": { zh: "演示的行（{count} 行）", en: "Samples ({count})" },
	"export.samples.left_out": { zh: "不导出", en: "Leave out" },
	"export.samples.marked": { zh: "导出并注明", en: "Export, marked" },
	"export.count.invoices": { zh: "将写出 {count} 张", en: "Invoices to export: {count}" },
	"export.count.history": { zh: "将写出 {count} 条", en: "Checks to export: {count}" },
	"export.count.reconciled": { zh: "将写出 {count} 行", en: "Rows to export: {count}" },
	"export.count.onlySamples": {
		zh: "这里全是演示，选「导出并注明」才有内容可写。",
		en: "All of these are samples. Choose “Export, marked” to have something to export.",
	},
	"export.run": { zh: "导出", en: "Export" },
	"export.running": { zh: "正在写 {percent}%", en: "Writing: {percent}%" },
	"export.progress": { zh: "导出进度", en: "Progress of the export" },
	"export.done.invoices": { zh: "已导出 {count} 张", en: "Exported: {count}" },
	"export.done.history": { zh: "已导出 {count} 条", en: "Exported: {count}" },
	"export.done.reconciled": { zh: "已导出 {count} 行", en: "Exported: {count}" },
	"export.stopped": { zh: "已停止，没有写出文件", en: "Stopped; no file was written" },
	"export.failed": {
		zh: "没有写成文件，发票都还在。可能是内存不够，少选一些再试。",
		en: "The file could not be written; nothing is lost. There may be too little memory: try fewer.",
	},
	"export.file.invoices": { zh: "发票", en: "invoices" },
	"export.table.lines": { zh: "明细", en: "Lines" },
	"export.col.category": { zh: "分类", en: "Category" },
	"export.col.tags": { zh: "标签", en: "Tags" },
	"export.col.note": { zh: "备注（自己写的）", en: "Own note" },
	"export.col.forms": { zh: "来源", en: "Source" },
	"export.col.sample": { zh: "演示", en: "Sample" },
	"export.col.createdAt": { zh: "存入时间", en: "Saved" },
	"export.col.claimedAt": { zh: "标记已报销的时间", en: "Marked as claimed" },
	"export.col.trashedAt": { zh: "删除的时间", en: "Deleted" },
	"export.line.line": { zh: "行", en: "Line" },
} as const satisfies Readonly<Record<string, Text>>;

const words = { ...appWords, ...reconcileWords, ...exchangeWords };

export const { t, tMaybe } = tell(words);
