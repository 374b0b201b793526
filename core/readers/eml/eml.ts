import PostalMime, { type Attachment } from "postal-mime";

import { err, ok, type Result } from "#core/base/result.ts";
import type { ReadProblem } from "#core/model/reading.ts";
import { type Member, readMembers } from "#core/readers/archive/members.ts";
import type { ReadContext, Reader } from "#core/readers/reader.ts";

/** Header fields (RFC 5322) of which a mail has at least one among its first lines. */
const FIELDS =
	/^(?:from|to|subject|date|received|return-path|delivered-to|message-id|mime-version|content-type|dkim-signature|x-[a-z0-9-]+):/i;
const MOST_DEPTH = 32;
const MOST_HEADER_BYTES = 1024 * 1024;

/** A mail (.eml): its attachments are read, mails attached to it included. */
export const emlReader: Reader = {
	id: "eml",
	container: true,
	sniff: isMail,
	async read(bytes, context) {
		const members = await mailMembers(bytes, context);
		return members.ok ? readMembers(members.value, context) : members;
	},
};

/** The attachments of a mail, named as readings name them. */
export async function mailMembers(
	bytes: Uint8Array,
	{ budget }: Pick<ReadContext, "budget">,
): Promise<Result<readonly Member[], ReadProblem>> {
	let attachments: readonly Attachment[];
	try {
		const mail = await PostalMime.parse(bytes, {
			attachmentEncoding: "arraybuffer",
			forceRfc822Attachments: true, // attached mails come back through readMember, where nesting is counted
			maxNestingDepth: MOST_DEPTH,
			maxHeadersSize: MOST_HEADER_BYTES,
		});
		attachments = mail.attachments;
	} catch {
		return err({ code: "broken" }); // postal-mime throws when one of the two limits above is passed
	}
	if (attachments.length > budget.members) {
		return err({ code: "over_budget", budget: "members", limit: budget.members });
	}
	return ok(withOwnNames(attachments.map(memberOf)));
}

/** Starts with header lines: a name, a colon, and some name every mail uses. */
function isMail(head: Uint8Array): boolean {
	const lines = new TextDecoder("latin1")
		.decode(head)
		.replace(/^(?:\xef\xbb\xbf)?\s*/, "")
		.split(/\r?\n/);
	const first = lines[0]?.startsWith("From ") ? 1 : 0; // the line mbox files put in front
	const end = lines.indexOf("");
	const header = lines.slice(first, end > first ? end : Math.max(first + 1, lines.length - 1));
	const wellFormed = header.every((line) => /^(?:[\x21-\x39\x3b-\x7e]+:|[ \t])/.test(line));
	return wellFormed && header.filter((line) => FIELDS.test(line)).length >= 2;
}

function memberOf(attachment: Attachment, index: number): Member {
	const { content, filename, mimeType, disposition, related } = attachment;
	const decoration = related || disposition === "inline" || !/^(?:application|image|text\/xml|message)/.test(mimeType);
	const signature = /^application\/(?:x-)?pkcs7-/.test(mimeType);
	return {
		name: filename?.trim() || `附件${index + 1}`,
		open: () => ok(typeof content === "string" ? new TextEncoder().encode(content) : new Uint8Array(content)),
		...((decoration || signature) && { decoration: true }),
	};
}

/** Attachments of one name are numbered from the second on: a name must lead back to one of them. */
function withOwnNames(members: readonly Member[]): readonly Member[] {
	const taken = new Set<string>();
	return members.map((member) => {
		const [, stem = "", ending = ""] = /^(.*?)(\.[^.]*)?$/s.exec(member.name) ?? [];
		let { name } = member;
		for (let count = 2; taken.has(name); count++) name = `${stem} (${count})${ending}`;
		taken.add(name);
		return { ...member, name };
	});
}
