import type { ComponentChildren } from "preact";

import { fen, formatMoney } from "#core/base/fen.ts";

import type { Measure } from "./value.tsx";
import { roughMoney, t } from "./words.ts";

/** The numbers of a picture as a table, opened when somebody wants them. */
export function NumbersBelow({ of, children }: { of: string; children: ComponentChildren }) {
	return (
		<details class="numbers">
			<summary>{t("stats.table")}</summary>
			<Scrolled label={of}>
				<table class="plain-table">{children}</table>
			</Scrolled>
		</details>
	);
}

/** What may be wider than the page, moved by keys as well. */
export function Scrolled({ label, children }: { label: string; children: ComponentChildren }) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
		<section class="scroll-x" tabIndex={0} aria-label={label}>
			{children}
		</section>
	);
}

/** A number that opens its list, with the whole of its cell to click on. */
export function NumberLink({ href, children }: { href: string | undefined; children: ComponentChildren }) {
	if (href === undefined) return <>{children}</>;
	return (
		<a class="row-cover" href={href}>
			{children}
			<span class="visually-hidden">{t("stats.toList")}</span>
		</a>
	);
}

export function roughValue(measure: Measure): (value: number) => string {
	return measure === "count" ? (value) => (Number.isInteger(value) ? String(value) : "") : roughMoney;
}

export function exactValue(measure: Measure): (value: number) => string {
	return measure === "count" ? String : (value) => formatMoney(fen(Math.round(value))).replace("-", "−");
}
