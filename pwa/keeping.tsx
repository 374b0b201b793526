import { lazyComponent } from "#ui/lazy.tsx";

/** Whether the library is kept well, in a line over a page; its code comes after the page. */
export const KeepingLine = lazyComponent(() => import("#pwa/library/keeping-line.tsx").then((all) => all.KeepingLine), {
	waiting: null,
	failed: () => null, // it is tried again with the next visit
});
