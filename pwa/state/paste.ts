import type { App, CapturedInvoice, CaptureOutcome } from "#core/flows/app.ts";
import { t } from "#pwa/i18n/index.ts";

import { addCaptured, captureFiles } from "./capture.ts";
import { say } from "./toast.ts";
import { pushCaptured } from "./undo-captured.ts";

/** The paste button: asks the browser for the clipboard, which it may refuse. */
export async function pasteFromClipboard(app: App): Promise<void> {
	let items: ClipboardItems;
	try {
		items = await navigator.clipboard.read();
	} catch {
		// Refused, or a browser without it: the keyboard still works, and that is what we say.
		say({ text: t("check.pasteDenied") });
		return;
	}
	for (const item of items) {
		const picture = item.types.find((type) => type.startsWith("image/"));
		if (picture) {
			void captureFiles(app, [
				{ name: t("check.pastedPicture"), mediaType: picture, blob: await item.getType(picture) },
			]);
			return;
		}
		if (item.types.includes("text/plain")) {
			await captureText(app, await (await item.getType("text/plain")).text());
			return;
		}
	}
	say({ text: t("check.pasteNothing") });
}

/** Ctrl+V on the page: files, pictures or text. */
export function takePaste(app: App, data: DataTransfer): boolean {
	if (data.files.length > 0) {
		void captureFiles(
			app,
			[...data.files].map((file) => ({
				name: file.name === "image.png" ? t("check.pastedPicture") : file.name,
				mediaType: file.type,
				blob: file,
			})),
		);
		return true;
	}
	const text = data.getData("text/plain");
	if (text.trim() === "") return false;
	void captureText(app, text);
	return true;
}

/** Keeps each line of a text: the content of a QR, or a line with number, date and amount. */
async function captureText(app: App, text: string): Promise<void> {
	const parts = text
		.split(/\r?\n/)
		.map((part) => part.trim())
		.filter((part) => part !== "");
	if (parts.length === 0) {
		say({ text: t("check.pasteNothing") });
		return;
	}
	const kept: CapturedInvoice[] = [];
	for (const part of parts.slice(0, MAX_LINES)) {
		const outcome = await keepText(app, part);
		addCaptured(part, outcome);
		if (outcome.ok) kept.push(...outcome.kept);
	}
	pushCaptured(app, kept);
}

/** Lines of one paste; a ledger of thousands belongs into a file. */
const MAX_LINES = 200;

async function keepText(app: App, text: string): Promise<CaptureOutcome> {
	const qr = await app.captureText(text, "qr");
	const result = qr.ok ? qr : await app.captureText(text, "typed");
	return result.ok ? { ok: true, kept: result.value, failed: [] } : { ok: false, problem: result.error };
}
