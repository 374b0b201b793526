import { useEffect, useState } from "preact/hooks";

import type { Origin } from "#core/model/evidence.ts";
import { t } from "#pwa/i18n/index.ts";
import { Placed } from "./placed.tsx";
import { Undrawable } from "./undrawable.tsx";

/** A picture as it came. SVG and the like never reach this: they could carry more than a picture. */
export function PictureView({ origin, bytes, mediaType }: { origin: Origin; bytes: Uint8Array; mediaType: string }) {
	const [url, setUrl] = useState<string>();
	const [failed, setFailed] = useState(false);
	useEffect(() => {
		const type = /^image\/(?:png|jpeg|webp|bmp|gif|avif)$/.test(mediaType) ? mediaType : "image/png";
		const next = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }));
		setUrl(next);
		return () => URL.revokeObjectURL(next);
	}, [bytes, mediaType]);
	if (failed) return <Undrawable />;
	return (
		<Placed origin={origin} page={0}>
			{url && <img class="sheet" src={url} alt={t("record.originals")} onError={() => setFailed(true)} />}
		</Placed>
	);
}
