import { Buffer } from "node:buffer";

import { strToU8 } from "fflate";

export interface MailPart {
	readonly type: string;
	readonly headers?: readonly string[];
	readonly bytes: Uint8Array;
}

/** A mail with these parts, in base64 (RFC 2045); `first` are header lines before its own. */
export function makeMail(parts: readonly MailPart[], first: readonly string[] = []): Uint8Array {
	const body = parts.map(({ type, headers = [], bytes }) =>
		[
			"--line",
			`Content-Type: ${type}`,
			"Content-Transfer-Encoding: base64",
			...headers,
			"",
			Buffer.from(bytes).toString("base64").replace(/.{76}/g, "$&\r\n"),
		].join("\r\n"),
	);
	const head = [
		...first,
		"From: invoice@example.com",
		"To: someone@example.com",
		"Subject: =?UTF-8?B?5ryU56S65Y+R56Wo?=",
		"MIME-Version: 1.0",
		'Content-Type: multipart/mixed; boundary="line"',
		"",
	];
	return strToU8([...head, ...body, "--line--", ""].join("\r\n"));
}

export function attached(name: string, type: string, bytes: Uint8Array): MailPart {
	return { type, bytes, headers: [`Content-Disposition: attachment; filename="${name}"`] };
}
