/** A gateway process that can be killed: the check service over HTTP, asked with `{ query, fresh }`. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

import { fpcyProvider } from "#core/providers/fpcy.ts";
import { createCheckService } from "#gateway/checks/service.ts";
import { openStore } from "#gateway/store/open.ts";

const [databaseUrl = "", supplierUrl = "", name = ""] = process.argv.slice(2);
const supplier = fpcyProvider({ id: "test", url: supplierUrl, sqm: "TEST", sample: true });
const service = createCheckService({
	store: await openStore({ databaseUrl }),
	suppliers: [{ ...supplier, rank: 1 }],
	leaseMs: 1_500,
});

const server = createServer(async (request, response) => {
	const { query, fresh } = JSON.parse(await text(request));
	const end = await service.check(query, { keyId: name, role: "checker" }, { fresh }, new AbortController().signal);
	response.end(JSON.stringify(end));
});
server.listen(0, "127.0.0.1", () => {
	console.log((server.address() as AddressInfo).port); // a TCP server has one
});
