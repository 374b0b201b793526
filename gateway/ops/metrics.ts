import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

import type { CheckEvent } from "#gateway/checks/service.ts";

interface RequestFacts {
	readonly route: string;
	readonly status: number;
	readonly ms: number;
}

/** What is counted. Labels hold routes, outcomes and ids of suppliers: never who asked, nor about what. */
export interface Metrics {
	request(about: RequestFacts): void;
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
	function countRequest({ route, status, ms }: RequestFacts): void {
		requests.inc({ route, status });
		requestSeconds.observe({ route }, ms / 1000);
	}

	function countCheck(event: CheckEvent): void {
		if (event.what === "checked") checks.inc({ how: event.how ?? "none", end: event.end });
		if (event.what !== "asked") return;
		asked.inc({ supplier: event.supplier, end: event.end });
		supplierSeconds.observe({ supplier: event.supplier }, event.ms / 1000);
	}

	const seenRequests = inBatches(countRequest);
	const seenChecks = inBatches(countCheck);
	return {
		request: seenRequests.add,
		check: seenChecks.add,
		async text() {
			seenRequests.settle();
			seenChecks.settle();
			return { type: register.contentType, body: await register.metrics() };
		},
	};
}

const BATCH = 1_000;

/** Counts many at a time: looking up the labels of one between two requests takes ten times as long. */
function inBatches<T>(count: (one: T) => void): { add(one: T): void; settle(): void } {
	let waiting: T[] = [];
	function settle(): void {
		const batch = waiting;
		waiting = [];
		for (const one of batch) count(one);
	}
	return {
		add(one) {
			if (waiting.push(one) === BATCH) settle();
		},
		settle,
	};
}
