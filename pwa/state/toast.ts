import { computed, signal } from "@preact/signals";

export interface Toast {
	readonly text: string;
	readonly action?: ToastAction;
	/** Beside an action that leads on: the way back. */
	readonly undo?: ToastAction;
}

export interface ToastAction {
	readonly label: string;
	readonly run: () => void;
}

/** Long enough to read it and to reach the undo by keyboard. */
const SHOWN_MS = 10_000;

export const toast = signal<Toast | undefined>(undefined);

let passing = false;

/** Something can still be taken back: what is shown has an action and will go by itself. */
export const canTakeBack = computed(() => toast.value?.action !== undefined && passing);

let timer: ReturnType<typeof setTimeout> | undefined;

/** One short word at the foot of the window; a new one replaces the old. Without an action it goes by itself sooner. */
export function say(next: Toast, options: { readonly stays?: boolean } = {}): void {
	clearTimeout(timer);
	passing = !options.stays;
	toast.value = next;
	if (!options.stays) timer = setTimeout(hush, next.action ? SHOWN_MS : SHOWN_MS / 2);
}

/** The same of nothing but words. */
export function sayText(text: string): void {
	say({ text });
}

export function hush(): void {
	clearTimeout(timer);
	toast.value = undefined;
}
