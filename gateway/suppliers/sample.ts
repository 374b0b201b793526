import { sampleProvider } from "#core/providers/sample.ts";
import type { SupplierType } from "./type.ts";

/** 演示查验: this server's own sample authority, which is asked about invented invoices alone. */
export const sample: SupplierType = {
	id: "sample",
	url: "none",
	secrets: [],
	create({ id }, { sampleFetch }) {
		const provider = sampleProvider("http://sample.invalid");
		return {
			...provider,
			id,
			async ask(query, deps, signal) {
				const asked = await provider.ask(query, { ...deps, fetch: sampleFetch }, signal);
				return asked.ok ? { ok: true, value: { ...asked.value, provider: id } } : asked;
			},
		};
	},
};
