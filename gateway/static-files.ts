import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const TYPES: Record<string, string> = {
	".html": "text/html; charset=utf-8",
	".js": "text/javascript; charset=utf-8",
	".mjs": "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8",
	".json": "application/json; charset=utf-8",
	".webmanifest": "application/manifest+json; charset=utf-8",
	".svg": "image/svg+xml",
	".png": "image/png",
	".ico": "image/x-icon",
	".wasm": "application/wasm",
	".pdf": "application/pdf",
	".ofd": "application/ofd",
	".xml": "application/xml",
	".woff2": "font/woff2",
	".ttf": "font/ttf",
	".txt": "text/plain; charset=utf-8",
	".bcmap": "application/octet-stream",
	".pfb": "application/octet-stream",
};

/** Forms that shrink; the rest is packed already. */
const PACKED = /^(?:text\/|application\/(?:json|manifest|wasm|xml)|image\/svg|font\/ttf)/;

interface Held {
	readonly changed: number;
	readonly bytes: Uint8Array<ArrayBuffer>;
	readonly tag: string;
	readonly packed: Map<string, Promise<Uint8Array<ArrayBuffer>>>;
}

/** Serves the files below a folder: the app's shell for its own addresses, the right type and cache heads for the rest. */
export function staticFiles(root: string): (request: Request) => Promise<Response> {
	const held = new Map<string, Held>();

	return async (request) => {
		if (request.method !== "GET" && request.method !== "HEAD") {
			return new Response(null, { status: 405, headers: { Allow: "GET, HEAD" } });
		}
		const path = safePath(new URL(request.url).pathname);
		if (path === undefined) return new Response(null, { status: 400 });
		const file = await load(path.endsWith("/") ? `${path}index.html` : path);
		if (file) return reply(request, file.path, file.held);
		// Addresses of the app's pages have no ending; a missing file must not come back as a page.
		const shell = extname(path) === "" ? await load("/index.html") : undefined;
		if (shell) return reply(request, shell.path, shell.held);
		return new Response("没有这个文件 / not found\n", {
			status: 404,
			headers: { "Content-Type": TYPES[".txt"] ?? "" },
		});
	};

	async function load(path: string): Promise<{ path: string; held: Held } | undefined> {
		const place = join(root, path);
		const facts = await stat(place).catch(() => undefined);
		if (!facts?.isFile()) return undefined;
		const known = held.get(path);
		if (known?.changed === facts.mtimeMs) return { path, held: known };
		const bytes = new Uint8Array(await readFile(place));
		const tag = `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`;
		const fresh = { changed: facts.mtimeMs, bytes, tag, packed: new Map() };
		held.set(path, fresh);
		return { path, held: fresh };
	}
}

async function reply(request: Request, path: string, file: Held): Promise<Response> {
	const type = TYPES[extname(path)] ?? "application/octet-stream";
	const headers = new Headers({
		"Content-Type": type,
		// Names under assets/ hold a hash of their content; everything else is asked about each time.
		"Cache-Control": path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
		ETag: file.tag,
		Vary: "Accept-Encoding",
	});
	if (request.headers.get("if-none-match")?.includes(file.tag)) return new Response(null, { status: 304, headers });
	const encoding = PACKED.test(type) ? chooseEncoding(request.headers.get("accept-encoding") ?? "") : undefined;
	const bytes = encoding ? await pack(file, encoding) : file.bytes;
	if (encoding) headers.set("Content-Encoding", encoding);
	headers.set("Content-Length", String(bytes.length));
	return new Response(request.method === "HEAD" ? null : bytes, { headers });
}

type Encoding = "br" | "gzip";

function chooseEncoding(accepted: string): Encoding | undefined {
	const names = accepted.split(",").map((part) => part.trim());
	return (["br", "gzip"] as const).find((name) =>
		names.some((part) => part.split(";")[0] === name && !/;\s*q=0(?:\.0+)?$/.test(part)),
	);
}

/** Packed once, when first asked for. */
function pack(file: Held, encoding: Encoding): Promise<Uint8Array<ArrayBuffer>> {
	const known = file.packed.get(encoding);
	if (known) return known;
	const params = { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: file.bytes.length };
	const work = encoding === "br" ? promisify(brotliCompress)(file.bytes, { params }) : promisify(gzip)(file.bytes);
	const packed = work.then((bytes) => new Uint8Array(bytes));
	file.packed.set(encoding, packed);
	return packed;
}

/** The path of an address, `undefined` when it tries to leave the folder or names a hidden file. */
function safePath(pathname: string): string | undefined {
	let path: string;
	try {
		path = decodeURIComponent(pathname);
	} catch {
		return undefined; // a broken percent sign
	}
	if (/[\\\0]/.test(path) || path.split("/").some((part) => part.startsWith("."))) return undefined;
	return path;
}
