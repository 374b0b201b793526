import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

import type { CheckEvent } from "#gateway/checks/service.ts";

/** What is counted. Labels hold routes, outcomes and ids of suppliers: never who asked, nor about what. */
export interface Metrics {
	request(about: { readonly route: string; readonly status: number; readonly ms: number }): void;
	check(event: CheckEvent): void;
	text(): Promise<{ readonly type: string; readonly body: string }>;
}

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
	return {
		request({ route, status, ms }) {
			requests.inc({ route, status });
			requestSeconds.observe({ route }, ms / 1000);
		},
		check(event) {
			if (event.what === "checked") checks.inc({ how: event.how ?? "none", end: event.end });
			if (event.what !== "asked") return;
			asked.inc({ supplier: event.supplier, end: event.end });
			supplierSeconds.observe({ supplier: event.supplier }, event.ms / 1000);
		},
		text: async () => ({ type: register.contentType, body: await register.metrics() }),
	};
}
