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

/** Heads of every response. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
	"Content-Security-Policy": POLICY,
	"X-Content-Type-Options": "nosniff",
	"X-Frame-Options": "DENY",
	"Referrer-Policy": "no-referrer",
	"Cross-Origin-Opener-Policy": "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Permissions-Policy": "camera=(self), clipboard-read=(self), geolocation=(), microphone=(), payment=(), usb=()",
};

const secured = new WeakSet<Response>();

/**
 * A response that has these heads from the beginning. One that is made whole at once is sent as it is; every head set
 * later costs as much as a good part of answering a question.
 */
export function securedResponse(
	body: Uint8Array<ArrayBuffer>,
	status: number,
	heads: Readonly<Record<string, string>>,
): Response {
	const response = new Response(body, { status, headers: { ...SECURITY_HEADERS, ...heads } });
	secured.add(response);
	return response;
}

export function isSecured(response: Response): boolean {
	return secured.has(response);
}
