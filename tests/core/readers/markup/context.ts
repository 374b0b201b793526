import type { Evidence, Source } from "#core/model/evidence.ts";
import type { FieldName } from "#core/model/fields.ts";
import type { Reading, ReadResult } from "#core/model/reading.ts";
import { type Budget, defaultBudget, type Pixels, type ReadContext } from "#core/readers/reader.ts";

export interface ContextOptions {
	readonly budget?: Partial<Budget>;
	readonly signal?: AbortSignal;
	readonly deadline?: number;
	readonly qr?: boolean;
	/** Pixels for the bytes of a picture; without it every picture is broken. */
	readonly decode?: (bytes: Uint8Array) => Pixels | undefined;
}

/** A read context whose clock moves by one with every look, so that deadlines are met by counting. */
export function makeContext(options: ContextOptions = {}): ReadContext {
	let looks = 0;
	return {
		name: "演示",
		signal: options.signal ?? new AbortController().signal,
		budget: { ...defaultBudget, ...options.budget },
		deadline: options.deadline ?? Number.POSITIVE_INFINITY,
		qr: options.qr ?? false,
		nesting: 0,
		readMember: async () => ({ ok: false, error: { code: "unknown_format" } }),
		platform: {
			decodePicture: async (bytes) => options.decode?.(bytes) ?? { code: "broken" },
			createCanvas: () => {
				throw new Error("no canvas is needed for XML and OFD");
			},
			pdfAssets: { cMaps: "", standardFonts: "", wasm: "" },
			readAsset: () => Promise.reject(new Error("no assets here")),
			zxingWasm: "",
			now: () => looks++,
		},
	};
}

export function encode(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}

export function readingsOf(result: ReadResult): readonly Reading[] {
	if (!result.ok) throw new Error(`not read: ${JSON.stringify(result.error)}`);
	return result.value;
}

/** Values by field, of one source or of all; the first one found counts. */
export function valuesOf(evidence: readonly Evidence[], source?: Source): Partial<Record<FieldName, string | number>> {
	const values: Partial<Record<FieldName, string | number>> = {};
	for (const each of evidence) {
		if (source === undefined || each.source === source) values[each.field] ??= each.value;
	}
	return values;
}
