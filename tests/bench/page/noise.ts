/** Bytes that do not get smaller, as those of a PDF. */
export function noise(length: number): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(length);
	const most = 65_536; // what the browser gives at a time
	for (let at = 0; at < length; at += most) crypto.getRandomValues(bytes.subarray(at, at + most));
	return bytes;
}
