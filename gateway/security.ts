/**
 * What pages of this server may do. Nothing comes from or goes to another machine: suppliers are reached through
 * /relay, so `connect-src` is our own origin alone. WebAssembly is for the QR and PDF engines.
 */
const POLICY = [
	"default-src 'none'",
	"script-src 'self' 'wasm-unsafe-eval'",
	"worker-src 'self'",
	"connect-src 'self'",
	"img-src 'self' blob: data:",
	"style-src 'self'",
	"font-src 'self'",
	"manifest-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
].join("; ");

/** Heads of every response that may be a page. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
	"Content-Security-Policy": POLICY,
	"X-Content-Type-Options": "nosniff",
	"X-Frame-Options": "DENY",
	"Referrer-Policy": "no-referrer",
	"Cross-Origin-Opener-Policy": "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Permissions-Policy": "camera=(self), clipboard-read=(self), geolocation=(), microphone=(), payment=(), usb=()",
};

/** Heads of what is data and never a page: what a browser could do with it is forbidden whole. */
export const DATA_HEADERS: Readonly<Record<string, string>> = {
	"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
	"X-Content-Type-Options": "nosniff",
	"Cross-Origin-Resource-Policy": "same-origin",
};

const secured = new WeakSet<Response>();

/**
 * Data with these heads from the beginning. One that is made whole at once is sent as it is; every head set
 * later costs as much as a good part of answering a question.
 */
export function securedData(
	body: Uint8Array<ArrayBuffer>,
	status: number,
	heads: Readonly<Record<string, string>>,
): Response {
	const response = new Response(body, { status, headers: { ...DATA_HEADERS, ...heads } });
	secured.add(response);
	return response;
}

export function isSecured(response: Response): boolean {
	return secured.has(response);
}
