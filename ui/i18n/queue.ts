import type { Text } from "./text.ts";

/** The queue of questions (队列). */
export const queueWords = {
	"queue.progress": { zh: "查验进度", en: "Progress of the checks" },
	"queue.done": { zh: "已查 {done} / {all} 张", en: "{done} of {all} checked" },
	"queue.pause": { zh: "暂停", en: "Pause" },
	"queue.resume": { zh: "继续", en: "Resume" },
	"queue.measuring": { zh: "正在查验", en: "Checking" },
	"queue.pace": { zh: "每分钟 {rate} 张 · 约剩 {left}", en: "{rate} a minute · about {left} left" },
	"queue.hours": { zh: "{n} 小时", en: "{n} h" },
	"queue.held.paused": { zh: "已暂停，按「继续」接着查。", en: "Paused. Resume goes on from here." },
	"queue.held.offline": {
		zh: "现在没有网络，联网后自动接着查。",
		en: "No network. It goes on by itself once there is one.",
	},
	"queue.held.no_provider": { zh: "没有可用的查验接口。", en: "No checking service can be asked." },
	"queue.held.slowed": {
		zh: "接口忙，或一时连不上，{at} 之后自动接着查。",
		en: "The service is busy or out of reach. It goes on by itself after {at}.",
	},
	"queue.held.not_before": {
		zh: "都要等到时候，最早 {at} 再查。",
		en: "All of them wait for their time, the first until {at}.",
	},
	"queue.held.storage_full": {
		zh: "浏览器没有空间存下答复，先不查。清理磁盘或彻底删除回收站后自动接着查。",
		en: "The browser has no room for answers. It goes on by itself once the disk or the trash has been cleared.",
	},
	"queue.state.all": { zh: "全部", en: "All" },
	"queue.state.waiting": { zh: "排队中", en: "In line" },
	"queue.state.asking": { zh: "正在查", en: "Being asked" },
	"queue.state.not_before": { zh: "过后再查", en: "Later" },
	"queue.state.needs_person": { zh: "等人处理", en: "Needs you" },
	"queue.state.given_up": { zh: "没有查成", en: "No answer" },
	"queue.state.answered": { zh: "已有答复", en: "Answered" },
	"queue.from": { zh: "{at} 后再查", en: "After {at}" },
	"queue.reason.not_set": {
		zh: "还没有设置查验接口，到设置里选择后自动接着查。",
		en: "No checking service is set. It goes on once you choose one in the settings.",
	},
	"queue.reason.sample_only": {
		zh: "演示接口只回答演示发票。到设置里填写自己的接口后会自动再排。",
		en: "The sample service answers for samples only. With your own service in the settings it is queued again.",
	},
	"queue.reason.no_permission": {
		zh: "浏览器还没有允许扩展访问查验接口的地址。到扩展设置里按「保存接口」，选「允许」，就会接着查。",
		en: "The browser has not allowed the extension to access the service's address. In the extension's settings press “Save service” and choose Allow; then it goes on.",
	},
	"queue.reason.offline": {
		zh: "连不上接口（没有网络，或接口没有开），过后自动再查。",
		en: "The service cannot be reached (no network, or it is down). It is asked again by itself.",
	},
	"queue.reason.timeout": {
		zh: "接口迟迟没有答复，过一会儿自动再查。",
		en: "The service did not answer in time. It is asked again in a while.",
	},
	"queue.reason.aborted": { zh: "上次被停下，会自动再查。", en: "It was stopped and is asked again by itself." },
	"queue.reason.bad_answer": {
		zh: "接口的答复看不懂，没有采用。核对设置里的接口地址后重试。",
		en: "The answer could not be understood. Check the address in the settings, then retry.",
	},
	"queue.reason.too_large": {
		zh: "接口的答复太大，没有采用。核对设置里的接口地址后重试。",
		en: "The answer was too large. Check the address in the settings, then retry.",
	},
	"queue.reason.http": {
		zh: "接口拒绝了这次查验。核对设置里的接口地址和授权码后重试。",
		en: "The service refused. Check its address and code in the settings, then retry.",
	},
	"queue.reason.no_record": {
		zh: "这张发票已不在发票库里，可以移出队列。",
		en: "This invoice is no longer in the library and can be taken out.",
	},
	"queue.reason.missing_fields": {
		zh: "查验要用的内容不全。打开补录，存好后重试。",
		en: "Something is missing for a check. Open it, fill it in, then retry.",
	},
	"queue.reason.unsupported_kind": {
		zh: "接口不受理这种票，到哪里查请打开看「真伪」一行。",
		en: "The service does not take this kind. Open it to see where it can be checked.",
	},
	"queue.reason.daily_limit": {
		zh: "这张票今天已查 5 次，明天自动再查。",
		en: "Five checks today already. It is asked again tomorrow.",
	},
	"queue.reason.storage_full": {
		zh: "浏览器没有空间存下答复，有空间后自动再查。",
		en: "The browser had no room for the answer. It is asked again once there is.",
	},
	"queue.reason.interrupted": {
		zh: "上次查到一半页面关了，会自动再查。",
		en: "The page was closed on the way. It is asked again by itself.",
	},
	"queue.reason.skipped": { zh: "你跳过了它。要查时按「重试」。", en: "You skipped it. Retry asks after all." },
	"queue.reason.trashed": {
		zh: "发票在回收站里，不查。恢复后可以重试。",
		en: "It is in the trash. Restore it, then retry.",
	},
	"queue.summary": { zh: "这一轮的结果", en: "Results" },
	"queue.summary.matched": { zh: "一致", en: "Match" },
	"queue.summary.voidOrRed": { zh: "作废或红冲", en: "Void or reversed" },
	"queue.summary.mismatched": { zh: "不一致", en: "Mismatch" },
	"queue.summary.notFound": { zh: "查不到", en: "Not found" },
	"queue.summary.noAnswer": { zh: "没有查成", en: "No answer" },
	"queue.summary.needsPerson": { zh: "等人处理", en: "Needs you" },
} as const satisfies Readonly<Record<string, Text>>;
