/** XML text as lines, one element a line and indented by depth. Text that is not XML comes back as it is. */
export function prettyXml(text: string): readonly string[] {
	const lines: string[] = [];
	let depth = 0;
	const pieces = text.match(/<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<[^>]*>|[^<]+/g) ?? [];
	for (let at = 0; at < pieces.length; at++) {
		const piece = (pieces[at] ?? "").trim();
		if (piece === "") continue;
		const next = (pieces[at + 1] ?? "").trim();
		const after = (pieces[at + 2] ?? "").trim();
		const opens = /^<[^/!?][^>]*[^/]>$|^<[^/!?]>$/.test(piece);
		if (/^<\//.test(piece)) depth = Math.max(0, depth - 1);
		if (opens && /^<\//.test(next)) {
			lines.push(indent(depth) + piece + next);
			at += 1;
		} else if (opens && !next.startsWith("<") && /^<\//.test(after)) {
			lines.push(indent(depth) + piece + next + after);
			at += 2;
		} else {
			lines.push(indent(depth) + piece);
			if (opens) depth++;
		}
	}
	return lines;
}

/** Deeper than this is drawn at the same place: foreign XML may nest thousands deep. */
function indent(depth: number): string {
	return "  ".repeat(Math.min(depth, 20));
}
