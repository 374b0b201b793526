import { useEffect, useMemo, useState } from "preact/hooks";

import type { Origin } from "#core/model/evidence.ts";
import type { OfdPage } from "#core/readers/ofd/view.ts";
import { t } from "#pwa/i18n/index.ts";
import { useTools } from "#pwa/tools/client.ts";
import { Pager } from "./pager.tsx";
import { Placed } from "./placed.tsx";
import { Undrawable } from "./undrawable.tsx";

/** An OFD page drawn as SVG: text and lines where they stand. It says that seals are not drawn. */
export function OfdView({ origin, bytes }: { origin: Origin; bytes: Uint8Array }) {
	const [pages, setPages] = useState<readonly OfdPage[]>();
	const [page, setPage] = useState(0);
	const [failed, setFailed] = useState(false);
	useEffect(() => {
		let here = true;
		void useTools()
			.ofdPages(bytes)
			.then((read) => {
				if (!here) return;
				if (read.ok && read.value.length > 0) setPages(read.value);
				else setFailed(true);
			});
		return () => {
			here = false;
		};
	}, [bytes]);

	if (failed) return <Undrawable />;
	const shown = pages?.[page];
	if (!shown) return <i class="skeleton original-waiting" />;
	return (
		<>
			<Placed origin={origin} page={page}>
				<Sheet page={shown} />
			</Placed>
			<Pager page={page} pages={pages.length} onPage={setPage} />
			<p class="muted small">{t("original.ofd")}</p>
		</>
	);
}

function Sheet({ page }: { page: OfdPage }) {
	const urls = useMemo(
		() =>
			page.pictures.map(({ bytes, mediaType }) =>
				URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType })),
			),
		[page],
	);
	useEffect(
		() => () => {
			for (const url of urls) URL.revokeObjectURL(url);
		},
		[urls],
	);
	return (
		<svg class="sheet" viewBox={`0 0 ${page.width} ${page.height}`} role="img" aria-label={t("record.originals")}>
			{page.shapes.map((shape, index) => (
				<path
					key={index}
					d={shape.d}
					transform={`matrix(${shape.matrix.join(" ")})`}
					fill={shape.fill ?? "none"}
					stroke={shape.stroke ?? "none"}
					stroke-width={shape.lineWidth}
				/>
			))}
			{page.pictures.map((picture, index) => (
				<image
					key={urls[index]}
					href={urls[index]}
					x={picture.x}
					y={picture.y}
					width={picture.width}
					height={picture.height}
					preserveAspectRatio="none"
				/>
			))}
			{page.texts.map((item, index) => (
				<text
					key={index}
					x={item.x}
					y={item.y}
					font-size={item.size}
					fill={item.color}
					{...(item.text.length > 1 &&
						item.length > 0 && { textLength: item.length, lengthAdjust: "spacingAndGlyphs" })}
					{...(item.angle !== 0 && { transform: `rotate(${item.angle} ${item.x} ${item.y})` })}
				>
					{item.text}
				</text>
			))}
		</svg>
	);
}
