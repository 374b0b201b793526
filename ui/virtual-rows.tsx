import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";

interface Props {
	readonly count: number;
	/** Height of each row in CSS pixels; rows are as high as this says, whatever is in them. */
	readonly heightOf: (index: number) => number;
	/** Anything that changes when heights do. */
	readonly version: unknown;
	readonly render: (index: number, style: { top: string; height: string }) => ComponentChildren;
	/** The row that must be on screen, as the keyboard moves. */
	readonly active?: number | undefined;
	readonly onRange?: (first: number, last: number) => void;
}

/** Rows drawn beyond each edge of the window. */
const OVERSCAN = 8;

/** Draws only the rows that can be seen, within the nearest `.scroll` ancestor. */
export function VirtualRows({ count, heightOf, version, render, active, onRange }: Props) {
	const box = useRef<HTMLDivElement>(null);
	const [range, setRange] = useState({ first: 0, last: Math.min(count, 40) });
	const offsets = useMemo(() => sumHeights(count, heightOf), [count, version]);
	const total = offsets[count] ?? 0;

	useLayoutEffect(() => {
		const scroller = box.current?.closest<HTMLElement>(".scroll");
		if (!box.current || !scroller) return;
		const update = () => {
			if (!box.current) return;
			const top = scroller.getBoundingClientRect().top - box.current.getBoundingClientRect().top;
			const first = Math.max(0, rowAt(offsets, top) - OVERSCAN);
			const last = Math.min(count, rowAt(offsets, top + scroller.clientHeight) + 1 + OVERSCAN);
			setRange((old) => (old.first === first && old.last === last ? old : { first, last }));
		};
		update();
		scroller.addEventListener("scroll", update, { passive: true });
		const resized = new ResizeObserver(update);
		resized.observe(scroller);
		return () => {
			scroller.removeEventListener("scroll", update);
			resized.disconnect();
		};
	}, [offsets, count]);

	useEffect(() => onRange?.(range.first, range.last), [range.first, range.last, onRange]);

	useEffect(() => {
		const scroller = box.current?.closest<HTMLElement>(".scroll");
		if (active === undefined || !box.current || !scroller || active >= count) return;
		const area = scroller.getBoundingClientRect();
		const top = box.current.getBoundingClientRect().top + (offsets[active] ?? 0) - area.top;
		const bottom = top + heightOf(active);
		// A sticky head covers the top of the list, a sticky foot its bottom.
		const head = Number.parseFloat(getComputedStyle(scroller).scrollPaddingTop) || 0;
		const foot = Number.parseFloat(getComputedStyle(scroller).scrollPaddingBottom) || 0;
		if (top < head) scroller.scrollTop += top - head;
		else if (bottom > area.height - foot) scroller.scrollTop += bottom - area.height + foot;
	}, [active, count, offsets, heightOf]);

	const rows: ComponentChildren[] = [];
	for (let index = range.first; index < Math.min(range.last, count); index++) {
		rows.push(render(index, { top: `${offsets[index] ?? 0}px`, height: `${heightOf(index)}px` }));
	}
	return (
		<div ref={box} class="virtual" role="rowgroup" style={{ height: `${total}px` }}>
			{rows}
		</div>
	);
}

/** Offsets of the rows; one more entry holds the height of all. */
export function sumHeights(count: number, heightOf: (index: number) => number): Float64Array {
	const offsets = new Float64Array(count + 1);
	for (let index = 0; index < count; index++) offsets[index + 1] = (offsets[index] ?? 0) + heightOf(index);
	return offsets;
}

/** The row at a height, by halving; the last row beyond the end. */
export function rowAt(offsets: Float64Array, y: number): number {
	let low = 0;
	let high = Math.max(0, offsets.length - 2);
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((offsets[middle] ?? 0) <= y) low = middle;
		else high = middle - 1;
	}
	return low;
}
