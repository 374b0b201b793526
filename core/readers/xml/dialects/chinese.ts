import { isInvoice, withKind, type XmlDialect } from "../dialect.ts";
import { countNumbers, readByTags, type TagTable } from "../tags.ts";

/** Chinese names of the face fields as element names and as names of OFD metadata (CustomDatas, domain §6.3). */
export const chineseTags: TagTable = {
	fields: {
		title: ["发票名称", "票据名称", "发票类型", "发票种类", "票种"],
		code: ["发票代码"],
		number: ["发票号码"],
		digitalNumber: ["数电票号码", "数电发票号码", "全电发票号码", "电子发票号码"],
		issuedOn: ["开票日期", "发票开具日期", "开票时间", "填开日期"],
		checkCode: ["校验码"],
		machineNumber: ["机器编号", "税控设备编号"],
		buyerName: ["购买方名称", "购方名称", "购货方名称", "购货单位名称"],
		buyerTaxId: [
			"购买方纳税人识别号",
			"购买方统一社会信用代码",
			"购买方统一社会信用代码纳税人识别号",
			"购买方税号",
			"购方税号",
			"购方纳税人识别号",
			"购货方纳税人识别号",
		],
		sellerName: ["销售方名称", "销方名称", "销货方名称", "销货单位名称", "开票方名称"],
		sellerTaxId: [
			"销售方纳税人识别号",
			"销售方统一社会信用代码",
			"销售方统一社会信用代码纳税人识别号",
			"销售方税号",
			"销方税号",
			"销方纳税人识别号",
			"销货方纳税人识别号",
		],
		amount: ["合计金额", "金额合计", "不含税金额合计", "合计不含税金额", "不含税金额", "金额"],
		tax: ["合计税额", "税额合计", "税额"],
		total: ["价税合计", "价税合计小写", "价税合计（小写）", "价税合计金额", "含税金额", "合计"],
		totalInWords: ["价税合计大写", "价税合计（大写）", "大写金额"],
		remark: ["备注"],
		drawer: ["开票人"],
		payee: ["收款人"],
		reviewer: ["复核人", "复核"],
		originalNumber: [
			"被红冲蓝字发票号码",
			"被红冲蓝字电子发票号码",
			"被红冲蓝字数电发票号码",
			"原发票号码",
			"蓝字发票号码",
		],
		originalCode: ["被红冲蓝字发票代码", "原发票代码", "蓝字发票代码"],
		redNoticeNumber: ["红字发票信息确认单编号", "红字信息表编号", "信息表编号"],
	},
	line: {
		name: [
			"项目名称",
			"货物或应税劳务、服务名称",
			"货物或应税劳务服务名称",
			"货物或应税劳务名称",
			"货物名称",
			"商品名称",
			"服务名称",
		],
		spec: ["规格型号"],
		unit: ["单位", "计量单位"],
		quantity: ["数量"],
		price: ["单价"],
		rate: ["税率", "税率征收率", "征收率"],
		amount: ["金额", "不含税金额"],
		tax: ["税额"],
	},
};

/** XML whose element names are the Chinese names of the fields. */
export const chinese: XmlDialect = {
	id: "chinese",
	read(node) {
		if (countNumbers(node, chineseTags) > 1) return undefined;
		const { evidence: found, lines } = readByTags(node, chineseTags);
		return isInvoice(found) ? { evidence: withKind(found), lines, notes: [] } : undefined;
	},
};
