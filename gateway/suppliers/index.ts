import type { Supplier } from "#gateway/checks/check.ts";
import { baidu } from "./baidu.ts";
import { fpcy } from "./fpcy.ts";
import { sample } from "./sample.ts";
import type { SupplierConfig, SupplierPlace, SupplierType } from "./type.ts";

export const supplierTypes: readonly SupplierType[] = [fpcy, baidu, sample];

/** The supplier of a configuration that was checked. */
export function createSupplier(config: SupplierConfig, place: SupplierPlace): Supplier {
	const type = supplierTypes.find(({ id }) => id === config.type);
	if (!type) throw new RangeError("no such type of supplier"); // the configuration was checked
	const provider = type.create(config, place);
	const { rank, costFen, timeoutMs, kinds } = config;
	return {
		...provider,
		rank,
		...(costFen !== undefined && { costFen }),
		supports: (kind) => provider.supports(kind) && (kinds?.includes(kind) ?? true),
		ask: (query, deps, signal) => provider.ask(query, { ...deps, timeoutMs }, signal),
	};
}
