/** Text of a request's body, `undefined` when it is longer than `limit` bytes. Nothing beyond the limit is kept. */
export async function readText(request: Request, limit: number): Promise<string | undefined> {
	const bytes = await readBytes(request.body, limit);
	return bytes && new TextDecoder().decode(bytes);
}

/** Body of a request, `undefined` when it is longer than `limit` bytes. One that says its length is read at once. */
export async function readRequest(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
	const length = request.headers.get("content-length");
	if (length === null) return readBytes(request.body, limit);
	return Number(length) <= limit ? new Uint8Array(await request.arrayBuffer()) : undefined;
}

export async function readBytes(
	body: ReadableStream<Uint8Array> | null,
	limit: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of body ?? []) {
		length += chunk.length;
		if (length > limit) return undefined;
		chunks.push(chunk);
	}
	return new Uint8Array(Buffer.concat(chunks));
}
