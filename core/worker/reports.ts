import type { App } from "#core/flows/app.ts";

/**
 * The app for the other end of a channel: what reports on its way answers only when every report has arrived. Reports
 * and answer come over two ports, and a browser may deliver the answer first (Firefox does).
 */
export function withReportsFirst(app: App): App {
	return {
		...app,
		capture: (job, files, report) => reporting(report, (tell) => app.capture(job, files, tell)),
		makeBackup: (job, options, report) => reporting(report, (tell) => app.makeBackup(job, options, tell)),
		openBackup: (job, file, passphrase, report) =>
			reporting(report, (tell) => app.openBackup(job, file, passphrase, tell)),
		restoreBackup: (job, options, report, hears) =>
			reporting(report, (tell) => app.restoreBackup(job, options, tell, hears)),
		copyToFolder: (options, report) => reporting(report, (tell) => app.copyToFolder(options, tell)),
		checkHealth: (job, report) => reporting(report, (tell) => app.checkHealth(job, tell)),
		followQueue: (job, report) => reporting(report, (tell) => app.followQueue(job, tell)),
		exportFile: (job, order, report) => reporting(report, (tell) => app.exportFile(job, order, tell)),
		importLedger: (job, choice, options, report) =>
			reporting(report, (tell) => app.importLedger(job, choice, options, tell)),
		speak: (job, port, how, report) => reporting(report, (tell) => app.speak(job, port, how, tell)),
	};
}

/** `report` comes from the other end: its promise ends when it was heard there. */
async function reporting<Report, Answer>(
	report: (news: Report) => unknown,
	work: (tell: (news: Report) => void) => Promise<Answer>,
): Promise<Answer> {
	let last: unknown;
	const answer = await work((news) => {
		last = report(news); // one port keeps the order: when the last was heard, all were
	});
	await last;
	return answer;
}
