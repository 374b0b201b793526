import { tidyText } from "#core/base/text.ts";

import { chainsOf } from "./chains.ts";
import type { Found } from "./found.ts";
import { below } from "./header.ts";
import { isHead, type Label } from "./labels.ts";
import type { Word } from "./rows.ts";
import { foldOf, labelsOf, type Sheet, textOf, valueStart, verticalOf, wordsIn } from "./sheet.ts";

/** 15 to 20 digits and capitals; more than a third are digits, so that no word is taken for one. */
const TAX_ID = /^[0-9A-Z]{15,20}$/;
const MASKED_ID = /^[0-9A-Z*]{15,20}$/;
const NAME = /[\p{Script=Han}A-Za-z]/u;

/** White space, in heights, after which the next cell of a form begins. */
const NAME_GAP = 5;
/** White space, in heights, between the word 购买方 down the side and its block. */
const VERTICAL_GAP = 12;
/** White space, in heights, beyond which a tax id is not its label's. */
const ID_GAP = 15;

type Role = "buyer" | "seller";

/** The block of labels of one party: its name, and what stands below. */
interface Block {
	readonly name: Label;
	/** Every label of the block, the name's first. */
	readonly labels: readonly Label[];
	readonly role: Role;
	readonly right: number;
}

/** Buyer and seller (购买方, 销售方): blocks side by side on digital invoices, one above the other on older ones. */
export function readParties(sheet: Sheet, found: Found): void {
	for (const block of blocksOf(sheet)) {
		const lines = linesOf(sheet, block);
		const name = lines.get(block.name) ?? below(sheet, block.name);
		const nameText = tidyText(textOf(name)).replace(/^[:：]\s*/, "");
		if (NAME.test(nameText)) found.add(sheet, `${block.role}Name`, nameText, name);
		const id = block.labels
			.filter((label) => label.id === "taxId")
			.flatMap((label) => (lines.get(label) ?? below(sheet, label)).filter((word) => isNear(word, label)));
		const idText = taxIdIn(id);
		if (idText) found.add(sheet, `${block.role}TaxId`, idText.text, idText.words);
		for (const label of block.labels.filter(({ id }) => id === "address" || id === "bank")) {
			found.tell(`${block.role}Contact`, tidyText(textOf(lines.get(label) ?? [])).replace(/^[:：]\s*/, ""));
		}
	}
}

/** An id far from its label is the other party's, whose own label could not be read. */
function isNear(word: Word, label: Label): boolean {
	return word.x - label.right < label.height * ID_GAP;
}

/** The tax id among words, also when it is printed in groups. */
function taxIdIn(words: readonly Word[]): { readonly text: string; readonly words: readonly Word[] } | undefined {
	for (const parts of chainsOf(words, /[\dA-Za-z*]/)) {
		const text = foldOf(parts).replace(/^:/, "").toUpperCase();
		if (isTaxId(text)) return { text, words: parts };
	}
	const all = foldOf(words).replace(/^:/, "").toUpperCase();
	return isTaxId(all) ? { text: all, words } : undefined;
}

function isTaxId(text: string): boolean {
	if (!(TAX_ID.test(text) || (MASKED_ID.test(text) && /^\d{4,}\*+/.test(text)))) return false;
	return (text.match(/[\d*]/g)?.length ?? 0) >= text.length / 3;
}

function blocksOf(sheet: Sheet): Block[] {
	const names = labelsOf(sheet, "party").filter((label) => isParty(sheet, label));
	const others = (["taxId", "address", "bank"] as const).flatMap((id) => labelsOf(sheet, id));
	const drafts = names
		.map((name) => {
			const below = others
				.filter(
					(label) =>
						(Math.abs(label.x - name.x) < name.height * 3 &&
							label.middle - name.middle > name.height * 0.6 &&
							label.middle - name.middle < name.height * 12) ||
						isBeside(label, name, names),
				)
				.toSorted((a, b) => a.middle - b.middle);
			const nextName = names
				.filter((other) => other.middle > name.middle + name.height && Math.abs(other.x - name.x) < name.height * 3)
				.toSorted((a, b) => a.middle - b.middle)[0];
			const own = below.filter((label) => !nextName || label.middle < nextName.middle);
			return { name, labels: [name, ...own] };
		})
		.filter(({ name, labels }) => labels.some((label) => label.id === "taxId") || prefixRole(name));
	return withRoles(sheet, drafts);
}

/** Tickets print the tax id on the line of the name, further right; no other name stands between. */
function isBeside(label: Label, name: Label, names: readonly Label[]): boolean {
	if (label.id !== "taxId" || label.x < name.right || Math.abs(label.middle - name.middle) > name.height * 0.7)
		return false;
	return !names.some(
		(other) => other.x > name.x && other.x < label.x && Math.abs(other.middle - name.middle) < name.height * 2,
	);
}

/** Names in the remark (酒店名称：…, or a plain 名称：) are no party: those stand above the table or left of 备注. */
function isParty(sheet: Sheet, label: Label): boolean {
	const remark = verticalOf(sheet, "备注");
	if (!remark) return true;
	const beside = remark.top - label.height * 2 < label.middle && label.middle < remark.bottom + label.height * 3;
	return !(beside && label.x > remark.x);
}

function withRoles(sheet: Sheet, drafts: readonly { name: Label; labels: readonly Label[] }[]): Block[] {
	const blocks: Block[] = [];
	for (const draft of drafts) {
		const role = prefixRole(draft.name) ?? verticalRole(sheet, draft.name) ?? orderRole(draft.name, drafts);
		if (!role || blocks.some((block) => block.role === role)) continue;
		blocks.push({ ...draft, role, right: rightEdge(sheet, draft.name) });
	}
	return blocks;
}

function prefixRole(label: Label): Role | undefined {
	if (/^(购|付款|买)/.test(label.text)) return "buyer";
	if (/^(销|收款|卖)/.test(label.text)) return "seller";
	return undefined;
}

/** The vertical word 购买方 or 销售方 left of the block. */
function verticalRole(sheet: Sheet, label: Label): Role | undefined {
	let best: { role: Role; distance: number } | undefined;
	for (const vertical of sheet.verticals) {
		const role = /^购/.test(vertical.text) ? "buyer" : /^销/.test(vertical.text) ? "seller" : undefined;
		if (!role || vertical.right > label.x + label.height) continue;
		if (label.middle < vertical.top - label.height * 2.5 || label.middle > vertical.bottom + label.height * 2.5)
			continue;
		const distance = label.x - vertical.right;
		if (distance > label.height * VERTICAL_GAP) continue; // the other party's, whose block stands beside
		if (!best || distance < best.distance) best = { role, distance };
	}
	return best?.role ?? headingRole(sheet, label);
}

/** The same word on one line, left of the block or above it. */
function headingRole(sheet: Sheet, label: Label): Role | undefined {
	const size = label.height;
	const heading = labelsOf(sheet, "role")
		.filter((role) => role.x > label.x - size * 12 && role.x < label.x + size * 4)
		.filter((role) => label.middle - role.middle > -size * 2 && label.middle - role.middle < size * 4)
		.toSorted((a, b) => Math.abs(a.middle - label.middle) - Math.abs(b.middle - label.middle))[0];
	return heading && (/^购/.test(heading.text) ? "buyer" : "seller");
}

/** Without readable vertical words: left before right, upper before lower; only when there are exactly two blocks. */
function orderRole(label: Label, drafts: readonly { name: Label }[]): Role | undefined {
	if (drafts.length !== 2) return undefined;
	const [other] = drafts.filter((draft) => draft.name !== label);
	if (!other) return undefined;
	const sideBySide = Math.abs(other.name.middle - label.middle) < label.height * 1.5;
	const first = sideBySide ? label.x < other.name.x : label.middle < other.name.middle;
	return first ? "buyer" : "seller";
}

/** A block ends where the next vertical word (销售方, 密码区, 备注) or the neighbour's labels begin. */
function rightEdge(sheet: Sheet, name: Label): number {
	let edge = Number.POSITIVE_INFINITY;
	for (const vertical of sheet.verticals) {
		const beside = vertical.top - name.height * 2 < name.middle && vertical.bottom + name.height * 2 > name.middle;
		if (beside && vertical.x > name.right) edge = Math.min(edge, vertical.x);
	}
	for (const label of [...labelsOf(sheet, "party"), ...labelsOf(sheet, "remark")]) {
		const beside = Math.abs(label.middle - name.middle) < name.height * 2;
		if (beside && label.x > name.right) edge = Math.min(edge, label.x - name.height * 0.5);
	}
	return edge;
}

/** Gives every word of the block to the label whose line it is nearest to: wrapped names stand above and below theirs. */
function linesOf(sheet: Sheet, block: Block): Map<Label, Word[]> {
	const last = block.labels.at(-1) as Label;
	const first = block.name;
	const lines = new Map<Label, Word[]>();
	const words = wordsIn(sheet, {
		left: Math.min(...block.labels.map(valueStart)),
		right: block.right,
		top: first.middle - first.height * 1.6,
		bottom: Math.min(last.middle + last.height * 1.2, tableTop(sheet, last)),
	});
	for (const word of words) {
		if (isOwned(sheet, word, block)) continue;
		const off = (label: Label): number => Math.abs(label.middle - word.middle);
		const nearest = Math.min(...block.labels.map(off));
		const label = block.labels
			.filter((other) => off(other) < nearest + other.height * 0.3 && word.x >= valueStart(other))
			.toSorted((a, b) => b.right - a.right)[0];
		if (label) lines.set(label, [...(lines.get(label) ?? []), word]);
	}
	takeBackName(lines, block);
	for (const [label, own] of lines) lines.set(label, inLines(own, label === first ? NAME_GAP : undefined));
	return lines;
}

/** The second line of a wrapped name may stand nearer to the tax id's label; no tax id has a Chinese character. */
function takeBackName(lines: Map<Label, Word[]>, { name, labels }: Block): void {
	const own = lines.get(name);
	const left = Math.min(...(own ?? []).map((word) => word.x));
	if (!own || !Number.isFinite(left)) return;
	for (const label of labels) {
		if (label.id !== "taxId") continue;
		const words = lines.get(label) ?? [];
		const back = words.filter(
			(word) =>
				/\p{Script=Han}/u.test(word.fold) && Math.abs(word.x - left) < word.height && word.middle < label.middle,
		);
		own.push(...back);
		lines.set(
			label,
			words.filter((word) => !back.includes(word)),
		);
	}
}

function tableTop(sheet: Sheet, below: Label): number {
	const heads = sheet.labels.filter((label) => isHead(label) && label.middle > below.middle + below.height);
	return Math.min(Number.POSITIVE_INFINITY, ...heads.map((label) => label.middle - label.height * 0.5));
}

/** A label that is none of the block's stands left of the word on its line: the word is that label's value. */
function isOwned(sheet: Sheet, word: Word, { name, labels }: Block): boolean {
	return sheet.labels.some(
		(label) =>
			label.kind === "field" &&
			!labels.includes(label) &&
			label.x > name.x - name.height * 3 &&
			label.right <= word.x + word.height * 0.5 &&
			Math.abs(label.middle - word.middle) < Math.min(label.height, word.height) * 0.4,
	);
}

/** Words from top to bottom in lines, each line from left to right; after a gap of `maxGap` heights a line ends. */
function inLines(words: readonly Word[], maxGap = Number.POSITIVE_INFINITY): Word[] {
	const lines: Word[][] = [];
	for (const word of words.toSorted((a, b) => a.middle - b.middle || a.x - b.x)) {
		const line = lines.at(-1);
		if (line?.[0] && word.middle - line[0].middle < Math.min(word.height, line[0].height) * 0.6) line.push(word);
		else lines.push([word]);
	}
	return lines.flatMap((line) => {
		const sorted = line.toSorted((a, b) => a.x - b.x);
		const end = sorted.findIndex((word, index) => {
			const before = sorted[index - 1];
			return before !== undefined && word.x - before.right > maxGap * word.height;
		});
		return end < 0 ? sorted : sorted.slice(0, end);
	});
}
