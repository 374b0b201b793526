import { workerData } from "node:worker_threads";

import { expose } from "comlink";

import { createReaderHost } from "#core/worker/reader-host.ts";
import { nodePlatform } from "./platform.ts";

// What a thread prints goes to the standard output of the process, which belongs to the result.
console.log = console.error;

expose(createReaderHost(nodePlatform), workerData);
