import { useMemo } from "preact/hooks";

import { decodeMarkup } from "#core/readers/markup/decode.ts";
import { t } from "#pwa/i18n/index.ts";
import { prettyXml } from "#ui/pretty-xml.ts";

import { Undrawable } from "./undrawable.tsx";

/** Lines shown; an XML of thousands of lines is for other programs. */
const MAX_LINES = 2_000;

/** XML with one element a line, indented. It is text here, never markup. */
export function XmlView({ bytes }: { bytes: Uint8Array }) {
	const lines = useMemo(() => {
		const text = decodeMarkup(bytes);
		return text === undefined ? undefined : prettyXml(text);
	}, [bytes]);
	if (!lines) return <Undrawable />;
	return (
		<>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines must be scrollable by keyboard */}
			<pre class="xml" tabIndex={0}>
				{lines.slice(0, MAX_LINES).join("\n")}
			</pre>
			{lines.length > MAX_LINES && <p class="muted small">{t("original.cut")}</p>}
		</>
	);
}
