/** A piece of one of several texts; `differs` where the texts do not say the same. */
export interface DiffPart {
	readonly text: string;
	readonly differs: boolean;
}

/** Longest texts compared character by character; longer ones are marked whole. */
const MAX_LENGTH = 400;

/** Marks the characters in which two texts differ, so that an eye finds the one wrong digit. */
export function diffTexts(a: string, b: string): { readonly a: readonly DiffPart[]; readonly b: readonly DiffPart[] } {
	if (a === b) return { a: whole(a, false), b: whole(b, false) };
	if (a.length > MAX_LENGTH || b.length > MAX_LENGTH) return { a: whole(a, true), b: whole(b, true) };
	const left = [...a];
	const right = [...b];
	if (left.length === right.length && isFigures(a) && isFigures(b)) {
		const same = left.map((character, at) => character === right[at]);
		return { a: join(left, same), b: join(right, same) };
	}
	const common = commonLengths(left, right);
	const keptLeft = new Array<boolean>(left.length).fill(false);
	const keptRight = new Array<boolean>(right.length).fill(false);
	let i = 0;
	let j = 0;
	while (i < left.length && j < right.length) {
		if (left[i] === right[j]) {
			keptLeft[i++] = true;
			keptRight[j++] = true;
		} else if (cell(common, i + 1, j) >= cell(common, i, j + 1)) i++;
		else j++;
	}
	return { a: join(left, keptLeft), b: join(right, keptRight) };
}

/** Figures are compared place by place: 1,130 and 1,310 differ in two digits, not in one that moved. */
function isFigures(text: string): boolean {
	return /^[\d.,−-]+$/.test(text);
}

/** `table[i][j]`: length of the longest common subsequence of `a` from i and `b` from j. */
function commonLengths(a: readonly string[], b: readonly string[]): readonly Uint16Array[] {
	const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
	for (let i = a.length - 1; i >= 0; i--) {
		const row = table[i];
		if (!row) continue;
		for (let j = b.length - 1; j >= 0; j--) {
			row[j] = a[i] === b[j] ? cell(table, i + 1, j + 1) + 1 : Math.max(cell(table, i + 1, j), cell(table, i, j + 1));
		}
	}
	return table;
}

function cell(table: readonly Uint16Array[], i: number, j: number): number {
	return table[i]?.[j] ?? 0;
}

function whole(text: string, differs: boolean): readonly DiffPart[] {
	return text === "" ? [] : [{ text, differs }];
}

function join(characters: readonly string[], kept: readonly boolean[]): readonly DiffPart[] {
	const parts: { text: string; differs: boolean }[] = [];
	characters.forEach((character, index) => {
		const differs = !kept[index];
		const last = parts.at(-1);
		if (last && last.differs === differs) last.text += character;
		else parts.push({ text: character, differs });
	});
	return parts;
}
