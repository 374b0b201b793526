import type { QrFound } from "#core/model/reading.ts";
import type { Pixels } from "#core/readers/reader.ts";
import type { QrEngine } from "./engines/engine.ts";
import { jsQrEngine } from "./engines/jsqr.ts";
import { bounds } from "./pixels/mask.ts";
import { parseQr } from "./text.ts";
import { type View, viewsOfInvoice, viewsOfMany } from "./views.ts";

/** Milliseconds after which views that rarely help are left out. */
const LATE_MS = 1_500;

export interface FindQrOptions {
	/** Address of the second engine's wasm on our own origin (`Platform.zxingWasm`). */
	readonly zxingWasm: string;
	/** Monotonic milliseconds. */
	readonly now: () => number;
	/** `now()` value at which to stop with what was found. */
	readonly deadline: number;
	readonly signal?: AbortSignal;
	/** Several invoices may stand on the picture: do not stop at the first. */
	readonly many?: boolean;
	/**
	 * `quick`: only the looks that usually help; for clean renderings. `glance`: one look at the picture as it is, by
	 * the second engine where it is loaded already, since it is the faster one.
	 */
	readonly effort?: "glance" | "quick" | "full";
}

/**
 * Finds QR codes in a picture, the first engine first and the second only where the first sees nothing (more).
 * Without `many` it stops at the first text that looks like an invoice's; other codes met on the way are returned too.
 */
export async function findQrs(pixels: Pixels, options: FindQrOptions): Promise<QrFound[]> {
	if (pixels.width < 1 || pixels.height < 1) return [];
	const { now, many = false, effort = "full" } = options;
	const found = new Map<string, QrFound>();
	const lateAfter = now() + (effort !== "full" ? Number.NEGATIVE_INFINITY : LATE_MS);
	const timeFor = (view: View) =>
		!options.signal?.aborted && now() < options.deadline && (!view.late || now() < lateAfter);
	const isEnough = (text: string) => !many && looksLikeInvoice(text);
	const done = () => [...found.values()].some((qr) => isEnough(qr.text));

	const search = async (engine: QrEngine, views: readonly View[]) => {
		for (const view of views) {
			if (done() || options.signal?.aborted) return;
			if (!timeFor(view)) continue;
			for (const hit of await engine.find(view.draw(), isEnough)) {
				if (!found.has(hit.text))
					found.set(hit.text, { text: hit.text, place: placeOf(hit.corners.map(view.toFraction)) });
			}
		}
	};

	const invoiceViews = viewsOfInvoice(pixels);
	await search((effort === "glance" && ready.get(options.zxingWasm)) || jsQrEngine, invoiceViews.slice(0, 1));
	if (effort === "glance") {
		void loadSecondEngine(options.zxingWasm); // for the next file: where one PDF is read, more come
		return [...found.values()];
	}
	if (done()) return [...found.values()];

	const second = await loadSecondEngine(options.zxingWasm);
	if (many) await search(second ?? jsQrEngine, viewsOfMany(pixels));
	if ([...found.keys()].some(looksLikeInvoice)) return [...found.values()];
	if (second) await search(second, invoiceViews);
	// Where the faster engine has seen nothing in all these views, the first one rarely does: only while there is time.
	const again = invoiceViews.slice(1).filter((view) => !view.large);
	await search(jsQrEngine, second ? again.map((view) => ({ ...view, late: true })) : again);
	return [...found.values()];
}

/** Of an invoice, or of an authority's page, beside which no other code is to be expected. */
function looksLikeInvoice(text: string): boolean {
	const form = parseQr(text)?.form;
	return form !== undefined && form !== "issuing";
}

function placeOf(corners: readonly { x: number; y: number }[]): NonNullable<QrFound["place"]> {
	const { left, top, right, bottom } = bounds(corners.map(({ x, y }) => ({ x: clamp(x), y: clamp(y) })));
	return { page: 0, x: left, y: top, width: right - left, height: bottom - top };
}

function clamp(fraction: number): number {
	return Math.min(Math.max(fraction, 0), 1);
}

const loaded = new Map<string, Promise<QrEngine | undefined>>();
const ready = new Map<string, QrEngine>();

/** The second engine, or `undefined` where it cannot run: no WebAssembly under this policy, or not yet kept offline. */
function loadSecondEngine(wasm: string): Promise<QrEngine | undefined> {
	const known = loaded.get(wasm);
	if (known) return known;
	const loading = import("./engines/zxing.ts")
		.then(({ loadZxing }) => loadZxing(wasm))
		.then((engine) => {
			ready.set(wasm, engine);
			return engine;
		})
		.catch(() => {
			loaded.delete(wasm);
			return undefined;
		});
	loaded.set(wasm, loading);
	return loading;
}
