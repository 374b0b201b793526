import { kindOfCode } from "#core/model/code.ts";
import { kindOfTitle } from "#core/model/kinds/index.ts";

import type { Found } from "./found.ts";
import type { Sheet } from "./sheet.ts";

/** The kind: what the structure of the code says, else the printed title with 通行费 set beside it. */
export function readKind(sheet: Sheet, found: Found): void {
	const code = found.get("code");
	const title = found.get("title");
	// 数电纸质发票 carry codes of the old series: their structure names the wrong kind (domain §1.5)
	if (found.has("digitalNumber")) return;
	const byCode = code === undefined ? undefined : kindOfCode(code, found.get("number"));
	const byTitle = title === undefined ? undefined : kindOfTitle(tollMark(sheet) + title);
	found.add(sheet, "kind", byCode ?? byTitle, []);
}

/** 通行费 stands on its own beside the title of toll invoices. */
function tollMark(sheet: Sheet): string {
	const top = sheet.words.filter((word) => word.middle < sheet.page.height * 0.3);
	return top.some((word) => word.fold === "通行费") ? "通行费" : "";
}
