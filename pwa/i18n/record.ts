import type { Text } from "#ui/i18n/text.ts";

/** One invoice: its panel and its original. */
export const recordWords = {
	"record.loading": { zh: "正在取出发票", en: "Fetching the invoice" },
	"record.gone.next": {
		zh: "可能已彻底删除，或地址不对。",
		en: "It may have been deleted for good, or the address is wrong.",
	},
	"record.inTrash": { zh: "这张发票在回收站里", en: "This invoice is in the trash" },
	"change.settled": { zh: "状态变化已处理", en: "Change of state dealt with" },
	"record.claimed": { zh: "已标记报销", en: "Marked as claimed" },
	"record.unclaimed": { zh: "已取消报销标记", en: "No longer marked as claimed" },
	"record.lines": { zh: "明细", en: "Lines" },
	"record.answers": { zh: "查验记录", en: "Answers" },
	"record.noAnswers": { zh: "还没有向接口查验过", en: "Not yet asked" },
	"record.events": { zh: "经过", en: "History" },
	"record.originals": { zh: "原件", en: "Original" },
	"record.noOriginal": {
		zh: "没有文件：内容来自二维码或手工填写",
		en: "No file: the content came from a QR or was typed in",
	},
	"record.sources": { zh: "来源", en: "Sources" },
	"record.sources.open": { zh: "{field}：看全部来源", en: "{field}: show all sources" },
	"record.contradiction": { zh: "来源不一致", en: "Sources disagree" },
	"record.verifying": { zh: "正在查验", en: "Asking" },
	"record.verify.none": { zh: "没有设置查验接口", en: "No service is set" },
	"record.verify.setup": { zh: "去设置", en: "Settings" },
	"record.kept": { zh: "用的是 {at} 的查验结果，没有占用次数", en: "This is the answer of {at}; no check was used" },
	"record.raw": { zh: "接口返回的原文", en: "The answer as it came" },

	"lines.name": { zh: "名称", en: "Name" },
	"lines.spec": { zh: "规格型号", en: "Specification" },
	"lines.unit": { zh: "单位", en: "Unit" },
	"lines.quantity": { zh: "数量", en: "Quantity" },
	"lines.price": { zh: "单价", en: "Unit price" },
	"lines.amount": { zh: "金额", en: "Amount" },
	"lines.rate": { zh: "税率", en: "Rate" },
	"lines.tax": { zh: "税额", en: "Tax" },
	"lines.sum": { zh: "合计", en: "Sum" },

	"original.page": { zh: "第 {page} / {pages} 页", en: "Page {page} of {pages}" },
	"original.previous": { zh: "上一页", en: "Previous page" },
	"original.next": { zh: "下一页", en: "Next page" },
	"original.zoom": { zh: "与原件对照", en: "Beside the original" },
	"original.fit": { zh: "收起对照", en: "Back to the panel" },
	"original.missing": { zh: "本机没有这份原件", en: "This original is not on this device" },
	"original.failed": {
		zh: "这份原件画不出来。文件仍完整保存，可以下载后用别的程序打开。",
		en: "This original cannot be drawn. The file is kept whole; download it and open it elsewhere.",
	},
	"original.ofd": {
		zh: "OFD 只画出文字与位置，不画印章。完整版式请下载原件查看。",
		en: "For OFD only text and its places are drawn, not the seals. Download the original for the full layout.",
	},
	"original.cut": { zh: "内容很长，只显示开头", en: "Long content; only the beginning is shown" },
	"original.which": { zh: "原件", en: "Original" },

	"answer.provider.sample": { zh: "演示接口", en: "Sample service" },
	"answer.provider.fpcy": { zh: "发票查验接口", en: "Checking service" },
	"answer.provider.gateway": { zh: "本服务的网关", en: "this server's gateway" },
	"answer.via": { zh: "供应商 {supplier}", en: "supplier {supplier}" },
	"answer.via.keptMinutes": {
		zh: "供应商 {supplier}，网关存有的答复，{count} 分钟前的",
		en: "supplier {supplier}, kept by the gateway, {count} min old when it came",
	},
	"answer.via.keptHours": {
		zh: "供应商 {supplier}，网关存有的答复，{count} 小时前的",
		en: "supplier {supplier}, kept by the gateway, {count} h old when it came",
	},
	"answer.via.keptDays": {
		zh: "供应商 {supplier}，网关存有的答复，{count} 天前的",
		en: "supplier {supplier}, kept by the gateway, {count} days old when it came",
	},
	"answer.provider.other": { zh: "接口 {provider}", en: "Service {provider}" },
} as const satisfies Readonly<Record<string, Text>>;
