import type { Reading } from "#core/model/reading.ts";
import { settle } from "./settle.ts";

/**
 * Readings that are of one invoice, together: PDF, OFD and XML of it become one group. Groups come in the order of
 * their first reading; a reading without a number stays alone, since nothing ties it to another.
 */
export function groupReadings(readings: readonly Reading[]): Reading[][] {
	const groups: { keys: Set<string>; members: number[] }[] = [];
	readings.forEach((reading, index) => {
		const joined = { keys: new Set(keysOf(reading)), members: [index] };
		for (const group of groups.filter((one) => [...one.keys].some((key) => joined.keys.has(key)))) {
			for (const key of group.keys) joined.keys.add(key);
			joined.members.push(...group.members);
			groups.splice(groups.indexOf(group), 1);
		}
		groups.push(joined);
	});
	return groups
		.map((group) => group.members.sort((a, b) => a - b))
		.sort(([a = 0], [b = 0]) => a - b)
		.map((members) => members.flatMap((index) => readings[index] ?? []));
}

/** 数电纸质发票 are found by the 20-digit number and by code with number: a file may show only one of the two. */
function keysOf(reading: Reading): readonly string[] {
	const { identity, fields } = settle([reading]);
	const paper = fields.code && fields.number ? [`${fields.code}-${fields.number}`] : [];
	return identity ? [identity, ...paper] : [];
}
