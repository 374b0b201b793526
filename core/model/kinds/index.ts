import { foldText } from "#core/base/text.ts";

import { air } from "./air.ts";
import { blockchain } from "./blockchain.ts";
import { digitalMotor } from "./digital_motor.ts";
import { digitalOrdinary } from "./digital_ordinary.ts";
import { digitalPaperMotor } from "./digital_paper_motor.ts";
import { digitalPaperOrdinary } from "./digital_paper_ordinary.ts";
import { digitalPaperSpecial } from "./digital_paper_special.ts";
import { digitalPaperUsedcar } from "./digital_paper_usedcar.ts";
import { digitalSpecial } from "./digital_special.ts";
import { digitalToll } from "./digital_toll.ts";
import { digitalUsedcar } from "./digital_usedcar.ts";
import { fiscal } from "./fiscal.ts";
import { freightPaper } from "./freight_paper.ts";
import { generalElectronic } from "./general_electronic.ts";
import type { Kind, KindNumbers } from "./kind.ts";
import { motorPaper } from "./motor_paper.ts";
import { ordinaryElectronic } from "./ordinary_electronic.ts";
import { ordinaryPaper } from "./ordinary_paper.ts";
import { rail } from "./rail.ts";
import { roll } from "./roll.ts";
import { specialElectronic } from "./special_electronic.ts";
import { specialPaper } from "./special_paper.ts";
import { tollElectronic } from "./toll_electronic.ts";
import { usedcarPaper } from "./usedcar_paper.ts";

/** Every kind in the order people meet them (domain §0.2, §1.6). */
const list = [
	digitalOrdinary,
	digitalSpecial,
	ordinaryElectronic,
	specialElectronic,
	ordinaryPaper,
	specialPaper,
	roll,
	tollElectronic,
	digitalToll,
	rail,
	air,
	motorPaper,
	usedcarPaper,
	digitalMotor,
	digitalUsedcar,
	digitalPaperSpecial,
	digitalPaperOrdinary,
	digitalPaperMotor,
	digitalPaperUsedcar,
	freightPaper,
	blockchain,
	generalElectronic,
	fiscal,
] as const satisfies readonly Kind[];

export type KindId = (typeof list)[number]["id"];

export const kinds: readonly Kind<KindId>[] = list;

export const kindIds: readonly KindId[] = list.map((kind) => kind.id);

const byId: ReadonlyMap<string, Kind<KindId>> = new Map(kinds.map((kind) => [kind.id, kind]));

export function isKindId(text: string): text is KindId {
	return byId.has(text);
}

export function kindById(id: KindId): Kind<KindId> {
	const kind = byId.get(id);
	if (!kind) throw new RangeError("no such kind"); // a value from outside came in without `isKindId`
	return kind;
}

/**
 * The kind a printed title (票头) or a ledger's kind column names.
 * @example kindOfTitle("电子发票（增值税专用发票）") === "digital_special"
 */
export function kindOfTitle(title: string): KindId | undefined {
	const folded = foldText(title);
	return kinds.find((kind) => kind.titles.some((pattern) => pattern.test(folded)))?.id;
}

/**
 * The more telling of two kinds that may be said of one invoice: a toll invoice prints the title of an ordinary one,
 * 数电纸质发票 have the codes of older paper. `undefined` when they exclude each other.
 */
export function narrowerKind(a: KindId, b: KindId): KindId | undefined {
	if (a === b || kindById(a).refines === b) return a;
	return kindById(b).refines === a ? b : undefined;
}

/**
 * The kind behind a source's own type number. Some sources give one number to two kinds; the length of the invoice's
 * number then decides, and without it there is no answer.
 * @example kindByNumber("qr", "51", "26999000000000000017") === "rail"
 */
export function kindByNumber(source: keyof KindNumbers, type: string, invoiceNumber?: string): KindId | undefined {
	const fitting = kinds.filter(
		(kind) =>
			kind.numbers[source]?.includes(type) && (invoiceNumber === undefined || kind.number.pattern.test(invoiceNumber)),
	);
	return fitting.length === 1 ? fitting[0]?.id : undefined;
}
