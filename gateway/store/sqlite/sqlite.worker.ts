import { workerData } from "node:worker_threads";

import { serve } from "#gateway/store/thread/serve.ts";
import { openDatabase, type Ran, type Statement } from "./database.ts";

const database = openDatabase(String(workerData));

serve<Statement, Ran>({ answer: database.run, close: database.close });
