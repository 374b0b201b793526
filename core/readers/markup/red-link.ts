import type { TagField } from "./values.ts";

/** How remarks quote the invoice that a red one takes back (domain §5.4): 数电, 普票, and the notice of 专票. */
const DIGITAL = /(?:被红冲|蓝字)[^\d]{0,20}号码:?(\d{20})/;
const CLASSIC = /正数发票代码:?(\d{10,12})[,;]?号码:?(\d{8})/;
const NOTICE = /红字[^\d]{0,24}(?:编号|单号):?(\d{16,20})/;

/** The blue invoice and the notice that a remark names. */
export function redLinks(remark: string): Partial<Record<TagField, string>> {
	const text = remark.normalize("NFKC").replace(/\s/g, "");
	const digital = DIGITAL.exec(text)?.[1];
	const classic = CLASSIC.exec(text);
	const notice = NOTICE.exec(text)?.[1];
	return {
		...(digital ? { originalNumber: digital } : {}),
		...(classic?.[1] && classic[2] ? { originalCode: classic[1], originalNumber: classic[2] } : {}),
		...(notice ? { redNoticeNumber: notice } : {}),
	};
}
