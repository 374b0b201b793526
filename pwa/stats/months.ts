/** More than this are not filled up: a wrong day of long ago would make a picture of nothing but gaps. */
const MOST_MONTHS = 120;

/** Every month from the first to the last, so that a gap in time is a gap in the picture. In order, without `""`. */
export function monthsBetween(months: readonly string[]): readonly string[] {
	const known = [...new Set(months.filter(Boolean))].toSorted();
	const [first, last] = [known[0], known.at(-1)];
	if (first === undefined || last === undefined) return [];
	const [from, to] = [indexOf(first), indexOf(last)];
	if (to - from >= MOST_MONTHS) return known;
	return Array.from({ length: to - from + 1 }, (_, at) => {
		const index = from + at;
		return `${Math.floor(index / 12)}${String((index % 12) + 1).padStart(2, "0")}`;
	});
}

function indexOf(month: string): number {
	return Number(month.slice(0, 4)) * 12 + Number(month.slice(4)) - 1;
}
