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

/** Heads of a page, and of every response that does not bring its own. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
	"Content-Security-Policy": POLICY,
	"X-Content-Type-Options": "nosniff",
	"X-Frame-Options": "DENY",
	"Referrer-Policy": "no-referrer",
	"Cross-Origin-Opener-Policy": "same-origin",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Permissions-Policy": "camera=(self), clipboard-read=(self), geolocation=(), microphone=(), payment=(), usb=()",
};

/**
 * Heads of JSON that no page is made of: it may load nothing, be framed by nobody, and be taken for nothing else. What
 * pages need beside that would be more bytes than many an answer.
 */
const DATA_HEADERS = {
	"Content-Type": "application/json;charset=utf-8",
	"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
	"X-Content-Type-Options": "nosniff",
	"Cross-Origin-Resource-Policy": "same-origin",
	"Cache-Control": "no-store",
} as const;

const secured = new WeakSet<Response>();

/**
 * A JSON response that has its heads from the beginning. One that is made whole at once is sent as it is; every head
 * set later costs as much as a good part of answering a question.
 */
export function securedJson(json: string, status: number, heads: Readonly<Record<string, string>>): Response {
	const response = new Response(json, { status, headers: { ...DATA_HEADERS, ...heads } });
	secured.add(response);
	return response;
}

export function isSecured(response: Response): boolean {
	return secured.has(response);
}
