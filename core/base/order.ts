/** By code units, as databases and hashes sort: less than 0 where `a` comes first. */
export function order(a: string, b: string): number {
	return a === b ? 0 : a < b ? -1 : 1;
}
