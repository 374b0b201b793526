/**
 * JSON of which there is only one for a value, so that anybody computes the same hash: keys in code unit order, no
 * spaces, as RFC 8785 for the texts, whole numbers, lists and objects that we hash. Absent values are left out.
 */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value);
	const object = value as Readonly<Record<string, unknown>>; // neither a list nor null
	let text = "";
	for (const key of Object.keys(object).sort()) {
		const member = object[key];
		if (member !== undefined) text += `${text && ","}${JSON.stringify(key)}:${canonicalJson(member)}`;
	}
	return `{${text}}`;
}
