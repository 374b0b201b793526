import type { ledgerZh } from "./ledger.zh-CN.ts";

export const ledgerEn: Readonly<Record<keyof typeof ledgerZh, string>> = {
	"source.ledger": "Ledger",
	"form.ledger": "Ledger",
};
