import { fpcyProvider } from "#core/providers/fpcy.ts";
import type { SupplierType } from "./type.ts";

/** 增值税发票查验接口 `/fpcy` (seed 003): asked with the 授权码 of this server. */
export const fpcy: SupplierType = {
	id: "fpcy",
	url: "required",
	secrets: ["sqm"],
	create: ({ id, url = "", secrets }) => fpcyProvider({ id, url, sqm: secrets.sqm ?? "" }),
};
