import { foldText } from "#core/base/text.ts";
import type { Invoice } from "#core/model/invoice.ts";
import { checkTaxId } from "#core/model/tax-id.ts";

/**
 * Whether the buyer is a natural person (个人抬头): 「个人」, a name with the mark （个人）, or a name of two to four
 * characters with no company's tax id beside it. `undefined` without a buyer.
 */
export function isPersonalBuyer(invoice: Invoice): boolean | undefined {
	const { buyerName, buyerTaxId } = invoice.fields;
	if (!buyerName) return undefined;
	const name = foldText(buyerName);
	if (/^(?:个人|个人用户|自然人)$|\(个人\)$/.test(name)) return true;
	const form = checkTaxId(buyerTaxId ?? "").form;
	const ofPerson = form === "empty" || form === "person18" || form === "masked";
	return (
		ofPerson &&
		/^[\p{Script=Han}·*]{2,4}$/u.test(name) &&
		!/[司厂店所院校会局部社学馆室队站处行团组委办心库园场铺坊吧楼厅府]$/.test(name)
	);
}
