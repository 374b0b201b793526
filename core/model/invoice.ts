import type { Evidence, Source } from "./evidence.ts";
import type { FieldName, FieldValues } from "./fields.ts";
import type { Identity } from "./identity.ts";
import type { Line } from "./line.ts";
import type { Particulars } from "./particulars.ts";
import type { Form, QrFound, ReadingNote } from "./reading.ts";

/** Two or more sources that say different things about one field (互相矛盾); strongest source first. */
export interface Contradiction {
	readonly field: FieldName;
	readonly values: readonly { readonly value: FieldValues[FieldName]; readonly source: Source }[];
}

/** One invoice, settled from all evidence about it. Computed, never stored as truth. */
export interface Invoice {
	readonly identity?: Identity;
	readonly fields: Readonly<Partial<FieldValues>>;
	/** Which source each chosen value came from. */
	readonly sources: Readonly<Partial<Record<FieldName, Source>>>;
	/** 演示: what stands under the source `authority` is the word of the sample authority. */
	readonly sampleAuthority?: true;
	readonly lines: readonly Line[];
	readonly lineSource?: Source;
	readonly particulars?: Particulars;
	readonly evidence: readonly Evidence[];
	readonly contradictions: readonly Contradiction[];
	readonly qr: readonly QrFound[];
	readonly notes: readonly ReadingNote[];
	/** Forms of the originals at hand; more than one when PDF, OFD and XML are of one invoice. */
	readonly forms: readonly Form[];
}
