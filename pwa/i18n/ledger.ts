import type { Text } from "#ui/i18n/text.ts";

/** Import of a ledger (台账). */
export const ledgerWords = {
	"ledger.title": { zh: "导入台账", en: "Import a ledger" },
	"ledger.lead": {
		zh: "把一张发票清单变成一张张可以查验的发票。表格只在本机读取，不上传；清单不是原件，只说明有人这样记过，所以它的内容最弱，有了文件以文件为准。",
		en: "Turns a list of invoices into invoices that can be checked. The table is read on this device only. A list is not an original: it only says what somebody wrote down, so it counts least, and a file overrules it.",
	},
	"ledger.choose": { zh: "选择表格文件", en: "Choose a table" },
	"ledger.another": { zh: "再导入一份", en: "Import another" },
	"ledger.takes": {
		zh: "Excel（.xlsx）或文本表格（.csv，逗号、分号、制表符都可以），最多 50 000 行。税务数字账户导出的全量发票查询可以直接放进来。",
		en: "Excel (.xlsx) or text in columns (.csv with commas, semicolons or tabs), up to 50,000 rows. The tax bureau's export of all invoices can be used as it is.",
	},
	"ledger.xls": {
		zh: "这是旧的 .xls，或有密码的表格，打不开。请在表格程序里另存为 .xlsx 再放入。",
		en: "This is an old .xls, or a table with a password. Save it as .xlsx first.",
	},
	"ledger.oneAtATime": {
		zh: "一次导入一份。先打开了「{name}」，共 {count} 份。",
		en: "One at a time: {name} was opened, of {count}.",
	},
	"ledger.beside": {
		zh: "「{name}」是表格，没有和发票一起读。",
		en: "{name} is a table and was not read with the invoices.",
	},
	"ledger.reading": { zh: "正在读取「{name}」", en: "Reading {name}" },
	"ledger.rows": { zh: "{count} 行", en: "Rows: {count}" },
	"ledger.remembered": { zh: "列已按上次的选择", en: "columns as you chose them last time" },
	"ledger.sheet": { zh: "工作表", en: "Sheet" },
	"ledger.sheet.option": { zh: "{name}（{count} 行）", en: "{name} ({count} rows)" },
	"ledger.kind": { zh: "没有写种类的 20 位号码是", en: "20-digit numbers without a kind are" },
	"ledger.kind.none": { zh: "不知道，导入后再补", en: "Not known, to be filled in later" },
	"ledger.kind.hint": {
		zh: "表里没有种类这一列。向接口查验要先知道种类。",
		en: "No column says the kind, which a check needs.",
	},
	"ledger.columns": { zh: "每一列是什么", en: "What each column holds" },
	"ledger.column": { zh: "第 {n} 列", en: "Column {n}" },
	"ledger.columnIs": { zh: "「{name}」这一列是", en: "Column {name} holds" },
	"ledger.unused": { zh: "不用", en: "Not used" },
	"ledger.noNumber": {
		zh: "还没有哪一列是发票号码。选好之后才知道每一行是哪张发票。",
		en: "No column is the invoice number yet. Only then is it known which invoice a row is.",
	},
	"ledger.use": { zh: "这份台账用来", en: "Use this ledger to" },
	"ledger.use.import": { zh: "导入", en: "Import" },
	"ledger.use.reconcile": { zh: "与发票库对账", en: "Compare with the library" },
	"ledger.outcome": { zh: "每一行会怎样", en: "What happens to each row" },
	"ledger.state.all": { zh: "全部", en: "All" },
	"ledger.state.ready": { zh: "可以查验", en: "Can be checked" },
	"ledger.state.lacking": { zh: "缺内容", en: "Something missing" },
	"ledger.state.left_out": { zh: "不导入", en: "Left out" },
	"ledger.damaged": {
		zh: "{count} 行有被表格程序弄坏的号码：超过 15 位的数字会变成 0 或写成 2.6992E+19，找不回来。坏的号码不会导入。请从原来的系统重新导出，号码列设为文本。",
		en: "Rows with a number that the spreadsheet damaged: {count}. Beyond 15 digits it writes zeros or 2.6992E+19, and the digits are gone. Damaged numbers are not imported. Export the list again with that column as text.",
	},
	"ledger.byLine": {
		zh: "这张表一行一条明细，同一张发票的金额、税额已加在一起。",
		en: "This sheet has a row for each line of goods; amounts of one invoice were added up.",
	},
	"ledger.repeated": {
		zh: "{count} 行与前面的行是同一张发票，只导入前面那行。",
		en: "Rows of an invoice that stands further up: {count}. Only the first row is imported.",
	},
	"ledger.known": {
		zh: "{count} 张已在发票库，会并入原来的记录。",
		en: "Already in the library, to be joined to their records: {count}.",
	},
	"ledger.table": { zh: "台账的行", en: "Rows of the ledger" },
	"ledger.row.line": { zh: "第 {row} 行", en: "Row {row}" },
	"ledger.row.ask": { zh: "将查验：{what} {value}。", en: "Will be checked with: {what} {value}." },
	"ledger.row.missing": { zh: "查验还缺：{fields}。", en: "A check still needs: {fields}." },
	"ledger.row.unsupported": {
		zh: "接口不受理{kind}，会导入但不查验。",
		en: "The service does not take {kind}: imported, not checked.",
	},
	"ledger.row.known": { zh: "已在发票库。", en: "In the library already." },
	"ledger.note.damaged": { zh: "{field}「{text}」丢了后面的数字。", en: "{field} {text} has lost its last digits." },
	"ledger.note.wrong": {
		zh: "{field}「{text}」看不懂，没有采用。",
		en: "{field} {text} could not be understood and was left out.",
	},
	"ledger.note.no_number": { zh: "没有可用的发票号码。", en: "No usable invoice number." },
	"ledger.note.conflict": {
		zh: "与第 {row} 行号码相同，但{field}不同。",
		en: "Same number as row {row}, but another {field}.",
	},
	"ledger.note.kind_mismatch": {
		zh: "号码不是「{text}」的，种类没有采用。",
		en: "The number is not one of {text}; the kind was left out.",
	},
	"ledger.note.same": { zh: "与第 {row} 行相同。", en: "Same as row {row}." },
	"ledger.note.padded": {
		zh: "{field}「{text}」前面的 0 已补回。",
		en: "Zeros in front of {field} {text} were put back.",
	},
	"ledger.note.computed": { zh: "{field}由另外两个金额算出。", en: "{field} was computed from the other two amounts." },
	"ledger.note.summed": { zh: "金额由几行明细相加。", en: "Amounts are the sum of several lines." },
	"ledger.ask": { zh: "导入后排队查验", en: "Queue for a check afterwards" },
	"ledger.import": { zh: "导入 {count} 张", en: "Import {count}" },
	"ledger.close": { zh: "不要了", en: "Discard" },
	"ledger.importing": { zh: "正在导入 {done} / {total}", en: "Importing {done} of {total}" },
	"ledger.progress": { zh: "导入进度", en: "Progress of the import" },
	"ledger.done": {
		zh: "导入 {count} 张：新存入 {fresh} 张，并入已有的 {known} 张",
		en: "{count} imported: {fresh} new, {known} joined to what was here",
	},
	"ledger.full": {
		zh: "；其余的没有做完：浏览器没有空间了，清理磁盘后再导入一次",
		en: "; the rest is not done: the browser has no room left. Free some space, then import it again",
	},
	"ledger.stopped": {
		zh: "已停止。导入了 {count} 张：新存入 {fresh} 张，并入已有的 {known} 张",
		en: "Stopped. {count} imported: {fresh} new, {known} joined to what was here",
	},
	"ledger.leftOut": { zh: "{count} 行没有导入", en: "Rows left out: {count}" },
	"ledger.queued": { zh: "{count} 张已排队查验", en: "Queued for a check: {count}" },
	"ledger.notAskable": {
		zh: "{count} 张还不能查验，原因见队列",
		en: "Cannot be checked yet: {count}; the queue says why",
	},
	"ledger.toQueue": { zh: "看队列", en: "See the queue" },
	"ledger.toLibrary": { zh: "去发票库", en: "Go to the library" },
} as const satisfies Readonly<Record<string, Text>>;
