import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

import type { CheckEvent } from "#gateway/checks/service.ts";

/** What is counted. Labels hold routes, outcomes and ids of suppliers: never who asked, nor about what. */
export interface Metrics {
	request(about: { readonly route: string; readonly status: number; readonly ms: number }): void;
	check(event: CheckEvent): void;
	text(): Promise<{ readonly type: string; readonly body: string }>;
}

/** The registry hashes labels at each call, which costs more than the rest of the watch; it is told of so many at once. */
const AT_ONCE = 256;

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1, 2.5, 5, 10, 30, 60];

export function createMetrics(): Metrics {
	const register = new Registry();
	const registers = [register];
	collectDefaultMetrics({ register });
	const requests = new Counter({
		name: "yanpiao_requests_total",
		help: "Requests by route and status",
		labelNames: ["route", "status"],
		registers,
	});
	const requestSeconds = new Histogram({
		name: "yanpiao_request_seconds",
		help: "Time of a request by route",
		labelNames: ["route"],
		buckets: SECONDS,
		registers,
	});
	const checks = new Counter({
		name: "yanpiao_checks_total",
		help: "Questions by how they were answered and by what came of them",
		labelNames: ["how", "end"],
		registers,
	});
	const asked = new Counter({
		name: "yanpiao_supplier_questions_total",
		help: "Questions to suppliers by what came back",
		labelNames: ["supplier", "end"],
		registers,
	});
	const supplierSeconds = new Histogram({
		name: "yanpiao_supplier_seconds",
		help: "Time a supplier took",
		labelNames: ["supplier"],
		buckets: SECONDS,
		registers,
	});
	const answered = createPending<number>((route, status, times) => {
		requests.inc({ route, status }, times.length);
		for (const ms of times) requestSeconds.observe({ route }, ms / 1000);
	});
	const checked = createPending<true>((how, end, all) => checks.inc({ how, end }, all.length));
	return {
		request({ route, status, ms }) {
			answered.add(route, String(status), ms);
		},
		check(event) {
			if (event.what === "checked") checked.add(event.how ?? "none", event.end, true);
			if (event.what !== "asked") return;
			asked.inc({ supplier: event.supplier, end: event.end });
			supplierSeconds.observe({ supplier: event.supplier }, event.ms / 1000);
		},
		async text() {
			answered.tellAll();
			checked.tellAll();
			return { type: register.contentType, body: await register.metrics() };
		},
	};
}

/** Collects values by two labels, and tells of many at once. */
function createPending<T>(tell: (one: string, other: string, values: readonly T[]) => void) {
	const pending = new Map<string, Map<string, T[]>>();

	function valuesOf(one: string, other: string): T[] {
		const known = pending.get(one)?.get(other);
		if (known) return known;
		const values: T[] = [];
		pending.set(one, (pending.get(one) ?? new Map<string, T[]>()).set(other, values));
		return values;
	}

	return {
		add(one: string, other: string, value: T): void {
			const values = valuesOf(one, other);
			values.push(value);
			if (values.length < AT_ONCE) return;
			tell(one, other, values);
			values.length = 0;
		},
		tellAll(): void {
			for (const [one, others] of pending) for (const [other, values] of others) tell(one, other, values);
			pending.clear();
		},
	};
}
