import { useEffect, useState } from "preact/hooks";

import type { App, RecordView } from "#core/flows/app.ts";
import { t } from "#pwa/i18n/index.ts";
import { download } from "#pwa/platform/files.ts";
import { useTools } from "#pwa/tools/client.ts";
import { DamagedOriginal } from "./damaged.tsx";
import { OfdView } from "./ofd-view.tsx";
import { PdfView } from "./pdf-view.tsx";
import { PictureView } from "./picture-view.tsx";
import { Undrawable } from "./undrawable.tsx";
import { XmlView } from "./xml-view.tsx";

type Original = RecordView["originals"][number];

type Loaded =
	| { readonly state: "loading" }
	| { readonly state: "missing" | "damaged" }
	| { readonly state: "here"; readonly bytes: Uint8Array };

/** One original, drawn as it is; whatever cannot be drawn can still be downloaded. */
export function OriginalView({ app, original }: { app: App; original: Original }) {
	const [loaded, setLoaded] = useState<Loaded>({ state: "loading" });
	const { sha256, member, name, mediaType } = original;

	useEffect(() => {
		let here = true;
		void fetchBytes(app, sha256, member).then(
			(bytes) => here && setLoaded(bytes ? { state: "here", bytes } : { state: "missing" }),
			() => here && setLoaded({ state: "damaged" }),
		);
		return () => {
			here = false;
		};
	}, [app, sha256, member]);

	const save = async () => {
		const kept = await app.original(sha256);
		if (kept) download(name, mediaType, kept.bytes);
	};

	return (
		<>
			<div class="original" data-form={original.form}>
				{loaded.state === "loading" && <i class="skeleton original-waiting" />}
				{loaded.state === "missing" && <p class="muted">{t("original.missing")}</p>}
				{loaded.state === "damaged" && <DamagedOriginal count={1} />}
				{loaded.state === "here" && <Drawn original={original} bytes={loaded.bytes} />}
			</div>
			{loaded.state !== "damaged" && (
				<div class="bar">
					<button type="button" class="button" onClick={save}>
						{t("action.download")}
					</button>
				</div>
			)}
		</>
	);
}

function Drawn({ original, bytes }: { original: Original; bytes: Uint8Array }) {
	switch (original.form) {
		case "pdf":
			return <PdfView origin={original} bytes={bytes} />;
		case "ofd":
			return <OfdView origin={original} bytes={bytes} />;
		case "image":
			return (
				<PictureView
					origin={original}
					bytes={bytes}
					mediaType={original.member === undefined ? original.mediaType : ""}
				/>
			);
		case "xml":
			return <XmlView bytes={bytes} />;
		default:
			return <Undrawable />;
	}
}

/** The bytes of the file, or of the member inside it that holds this invoice. */
async function fetchBytes(app: App, sha256: string, member: string | undefined): Promise<Uint8Array | undefined> {
	const kept = await app.original(sha256);
	if (!kept || member === undefined) return kept?.bytes;
	const inside = await useTools().member(kept.bytes, member);
	return inside.ok ? inside.value : undefined;
}
