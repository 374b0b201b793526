/** Words of 复查 (the watch) and 记录 (the history of questions). */
export const watchZh = {
	"event.changed": "{claim}{day}变为 {to}",
	"event.acknowledged": "状态变化已处理",
	"change.claim": "已报销 {on}，",
	"change.today": "今日",
	"change.not_found": "查不到",
	"change.mismatch": "与税局不一致",
} as const;
