import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";

const EVERY_MS = 2_000;

/**
 * Moves the write-ahead log into the file now and then, on a thread and connection of its own: flushing both to disk
 * takes tens of milliseconds, and `passive` lets others write meanwhile.
 */
const database = new DatabaseSync(String(workerData), { timeout: 0 });

const timer = setInterval(() => database.exec("pragma wal_checkpoint(passive)"), EVERY_MS);

parentPort?.once("message", () => {
	clearInterval(timer);
	database.close();
	parentPort?.close();
});
