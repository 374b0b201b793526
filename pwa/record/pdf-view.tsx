import { useEffect, useRef, useState } from "preact/hooks";

import type { Origin } from "#core/model/evidence.ts";
import { t } from "#pwa/i18n/index.ts";
import { useTools } from "#pwa/tools/client.ts";
import { Pager } from "./pager.tsx";
import { Placed } from "./placed.tsx";
import { Undrawable } from "./undrawable.tsx";

/** Pixels across: sharp at the widest the page is shown, on a screen of double density. */
const WIDTH = 1600;

/** A PDF drawn page by page in the worker, so that the list beside it never stops moving. */
export function PdfView({ origin, bytes }: { origin: Origin; bytes: Uint8Array }) {
	const canvas = useRef<HTMLCanvasElement>(null);
	const [page, setPage] = useState(0);
	const [pages, setPages] = useState(0);
	const [failed, setFailed] = useState(false);

	useEffect(() => {
		let here = true;
		void useTools()
			.drawPdf(bytes, page, WIDTH)
			.then((drawn) => {
				if (!here || !drawn.ok) return here && setFailed(true);
				const { bitmap } = drawn.value;
				if (canvas.current) {
					canvas.current.width = bitmap.width;
					canvas.current.height = bitmap.height;
					canvas.current.getContext("bitmaprenderer")?.transferFromImageBitmap(bitmap);
				}
				setPages(drawn.value.pages);
			});
		return () => {
			here = false;
		};
	}, [bytes, page]);

	if (failed) return <Undrawable />;
	return (
		<>
			<Placed origin={origin} page={page}>
				<canvas
					ref={canvas}
					class={pages === 0 ? "sheet skeleton original-waiting" : "sheet"}
					role="img"
					aria-label={t("record.originals")}
				/>
			</Placed>
			<Pager page={page} pages={pages} onPage={setPage} />
		</>
	);
}
