import { useEffect, useRef, useState } from "preact/hooks";

/** What keys do in a list. */
export interface RowActions {
	readonly onOpen: (index: number) => void;
	/** `range`: with Shift, from the row selected last to this one. */
	readonly onSelect?: (index: number, options: { readonly range: boolean }) => void;
	readonly onSelectAll?: () => void;
	readonly onDelete?: (index: number) => void;
}

/** Moves through the rows of a grid by keyboard: one row is in the tab order, arrows move it. */
export function useActiveRow(count: number, { onOpen, onSelect, onSelectAll, onDelete }: RowActions) {
	const [active, setActive] = useState(0);
	const grid = useRef<HTMLDivElement>(null);
	const moved = useRef(false);
	const current = Math.min(active, Math.max(0, count - 1));

	useEffect(() => {
		if (!moved.current) return;
		// The row may be drawn only after the list has scrolled to it.
		const frame = requestAnimationFrame(() => {
			moved.current = false;
			grid.current?.querySelector<HTMLElement>(`[data-index="${current}"]`)?.focus({ preventScroll: true });
		});
		return () => cancelAnimationFrame(frame);
	});

	const onKeyDown = (event: KeyboardEvent) => {
		if (event.altKey || count === 0) return;
		const range = event.shiftKey;
		const move = (to: number) => {
			const next = Math.max(0, Math.min(count - 1, to));
			moved.current = true;
			setActive(next);
			if (range) onSelect?.(next, { range });
		};
		if (event.ctrlKey || event.metaKey) {
			if (event.key !== "a" || !onSelectAll) return;
			event.preventDefault();
			onSelectAll();
			return;
		}
		const row = event.target instanceof Element && event.target.matches("[data-index]");
		const action = {
			ArrowDown: () => move(current + 1),
			ArrowUp: () => move(current - 1),
			PageDown: () => move(current + 10),
			PageUp: () => move(current - 10),
			Home: () => move(0),
			End: () => move(count - 1),
			...(row && { Enter: () => onOpen(current) }),
			...(row && onSelect && { " ": () => onSelect(current, { range }) }),
			...(row && onDelete && { Delete: () => onDelete(current) }),
		}[event.key];
		if (!action) return;
		event.preventDefault();
		action();
	};

	return { grid, active: current, focusRow: (index: number) => setActive(index), onKeyDown };
}
