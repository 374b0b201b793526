import type { Reading } from "#core/model/reading.ts";
import { settle } from "./settle.ts";

/** Readings of one invoice by their place in the list, and every key that leads to it. */
interface Group {
	readonly members: number[];
	readonly keys: string[];
}

/**
 * Readings that are of one invoice, together: PDF, OFD and XML of it become one group. Groups come in the order of
 * their first reading; a reading without a number stays alone, since nothing ties it to another.
 */
export function groupReadings(readings: readonly Reading[]): Reading[][] {
	const byKey = new Map<string, Group>();
	const groups = new Set<Group>();
	for (const [index, reading] of readings.entries()) {
		const group: Group = { members: [index], keys: [...keysOf(reading)] };
		for (const other of new Set(group.keys.flatMap((key) => byKey.get(key) ?? []))) {
			group.members.push(...other.members);
			group.keys.push(...other.keys);
			groups.delete(other);
		}
		for (const key of group.keys) byKey.set(key, group);
		groups.add(group);
	}
	return [...groups]
		.map((group) => group.members.sort((a, b) => a - b))
		.sort(([a = 0], [b = 0]) => a - b)
		.map((members) => members.flatMap((index) => readings[index] ?? []));
}

/** 数电纸质发票 are found by the 20-digit number and by code with number: a file may show only one of the two. */
function keysOf(reading: Reading): readonly string[] {
	const { identity, fields } = settle([reading]);
	const paper = fields.code && fields.number ? [`${fields.code}-${fields.number}`] : [];
	return identity ? [...new Set([identity, ...paper])] : [];
}
