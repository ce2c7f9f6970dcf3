export const id = 90;

export const ids = [ 90 ];

export const modules = {
25090: (__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
Jt: () => SUMMARY_LIMIT,
GU: () => areaChart,
O3: () => axisLine,
Oy: () => barLine,
yA: () => characterLength,
P$: () => columnChart,
FV: () => escapeMarkdown,
Hi: () => fitWithin,
z3: () => formatBytes,
eD: () => formatChange,
B4: () => formatCount,
a3: () => formatDuration,
l9: () => formatPercent,
qy: () => html,
X: () => htmlPage,
D9: () => markdownCode,
oG: () => markdownDetails,
Qj: () => markdownTable,
Rk: () => markdownTableOfFilled,
g6: () => mermaidGantt,
TN: () => oneLine,
LS: () => plural,
ml: () => shorten,
MJ: () => sparkLine,
KM: () => sparkline,
Zc: () => ticks
});
class Markup {
text;
constructor(text) {
this.text = text;
}
}
const ENTITIES = {
"&": "&amp;",
"<": "&lt;",
">": "&gt;",
'"': "&quot;",
"'": "&#39;"
};
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
const escapeHtml = text => text.toWellFormed().replaceAll(INVISIBLE, " ").replaceAll(/[&<>"']/g, character => ENTITIES[character]);
function html(strings, ...values) {
return new Markup(strings.reduce((text, part, index) => text + (index > 0 ? render(values[index - 1]) : "") + part, ""));
}
function render(value) {
if (value === undefined || value === false) return "";
if (value instanceof Markup) return value.text;
if (typeof value === "string" || typeof value === "number") return escapeHtml(String(value));
return value.map(render).join("");
}
const STEPS = [ .1, .2, .5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 86400 ];
function ticks(seconds, count = 6) {
const step = STEPS.find(candidate => seconds / candidate < count) ?? Math.ceil(seconds / count / 86400) * 86400;
return Array.from({
length: Math.floor(seconds / step) + 1
}, (_, index) => index * step);
}
function barLine(spans, total, options) {
const {grid: grid = [], height: height = 24, label: label} = options;
return html`<svg class="line" height="${height}" role="img" aria-label="${label}">${grid.map(at => html`<line class="grid" x1="${percent(at, total)}" x2="${percent(at, total)}" y1="0" y2="${height}"/>`)}${spans.map(span => bar(span, total, height))}</svg>`;
}
function bar({start: start, length: length, style: style, title: title, thickness: thickness = 2 / 3}, total, height) {
const inner = Math.max(1, height * thickness);
return html`<rect class="${style}" x="${percent(start, total)}" y="${round((height - inner) / 2)}" width="${percent(length, total)}" height="${round(inner)}" rx="${Math.min(2, inner / 2)}">${title !== undefined && html`<title>${title}</title>`}</rect>`;
}
function axisLine(marks, total) {
return html`<svg class="line axis" height="16" aria-hidden="true">${marks.map(({at: at, label: label}) => html`<text x="${percent(at, total)}" y="11" text-anchor="${at === 0 ? "start" : at / total > .94 ? "end" : "middle"}">${label}</text>`)}</svg>`;
}
function columnChart(columns, options) {
const {height: height = 120, band: band, label: label, format: format} = options;
const top = Math.max(...columns.map(({value: value}) => value), band?.high ?? 0, Number.MIN_VALUE) * 1.05;
const y = value => round(height - Math.max(0, value) / top * height);
const slot = 100 / Math.max(columns.length, 24);
const marks = ticks(top, 4).slice(1);
const parts = marks.map(at => html`<line class="grid" x1="0" x2="100%" y1="${y(at)}" y2="${y(at)}"/>`);
if (band) {
const low = y(band.low);
const high = y(band.high);
parts.push(html`<rect class="band" x="0" width="100%" y="${high}" height="${round(Math.max(1, low - high))}"/>`, html`<line class="middle" x1="0" x2="100%" y1="${y(band.middle)}" y2="${y(band.middle)}"/>`);
}
for (const [index, {value: value, style: style, title: title}] of columns.entries()) {
parts.push(html`<rect class="${style}" x="${round(index * slot + slot * .12)}%" width="${round(slot * .76)}%" y="${y(value)}" height="${round(height - y(value))}" rx="1.5"><title>${title}</title></rect>`);
}
if (format) {
const text = at => html`<text x="-8" y="${round(y(at) + 4)}" text-anchor="end">${format(at)}</text>`;
parts.push(marks.filter(at => y(at) > 4).map(text));
}
return html`<svg class="columns" height="${height}" role="img" aria-label="${label}">${parts}</svg>`;
}
function sparkLine(values, label) {
const finite = values.filter(Number.isFinite);
if (finite.length < 2) return html``;
const low = finite.reduce((a, b) => Math.min(a, b));
const high = finite.reduce((a, b) => Math.max(a, b));
const [width, height, edge] = [ 72, 20, 3 ];
const points = finite.map((value, index) => {
const x = edge + index / (finite.length - 1) * (width - 2 * edge);
const share = high > low ? (value - low) / (high - low) : .5;
return `${round(x)},${round(height - edge - share * (height - 2 * edge))}`;
});
const [x, y] = points.at(-1).split(",");
return html`<svg class="spark" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}"><polyline points="${points.join(" ")}"/><circle cx="${x}" cy="${y}" r="2"/></svg>`;
}
function areaChart(values, top, label, options = {}) {
const {height: height = 44, points: points = 240} = options;
const stretch = Math.max(1, Math.ceil(values.length / points));
const peaks = Array.from({
length: Math.ceil(values.length / stretch)
}, (_, index) => values.slice(index * stretch, (index + 1) * stretch).reduce((a, b) => Number.isFinite(b) ? Math.max(a, b) : a, 0));
if (peaks.length === 1) peaks.push(peaks[0]);
const y = value => round(height - Math.min(1, Math.max(0, top > 0 ? value / top : 0)) * (height - 1));
const outline = peaks.map((value, index) => `${index},${y(value)}`).join(" ");
const last = Math.max(1, peaks.length - 1);
return html`<svg class="area" height="${height}" viewBox="0 0 ${last} ${height}" preserveAspectRatio="none" role="img" aria-label="${label}"><polygon points="0,${height} ${outline} ${last},${height}"/></svg>`;
}
const round = value => Math.round(value * 100) / 100;
function percent(value, total) {
const share = total > 0 ? value / total * 100 : 0;
return `${round(Math.min(100, Math.max(0, Number.isFinite(share) ? share : 0)))}%`;
}
const COMMENT_LIMIT = 65536;
const SUMMARY_LIMIT = 1024 * 1024;
const MERMAID_LIMIT = 5e4;
const byteLength = text => (new TextEncoder).encode(text).length;
const characterLength = text => text.length;
function fitWithin(limit, versions, measure = byteLength) {
let text = "";
for (const [step, version] of versions.entries()) {
text = version();
if (measure(text) <= limit) return {
text: text,
step: step,
cut: false
};
}
return {
text: cutAtLine(text, limit, measure),
step: versions.length - 1,
cut: true
};
}
const CUT = "\n…\n";
function cutAtLine(text, limit, measure) {
const room = limit - measure(CUT);
if (room < 0) return "";
let [low, high] = [ 0, text.length ];
while (low < high) {
const middle = Math.ceil((low + high) / 2);
if (measure(text.slice(0, middle)) <= room) low = middle; else high = middle - 1;
}
const head = text.slice(0, low).replace(/[\ud800-\udbff]$/, "");
const line = head.lastIndexOf("\n");
return (line > 0 ? head.slice(0, line) : head) + CUT;
}
const MARKUP = /[\\`*_~[\](){}#!|$<>&"']/g;
const markdown_INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g;
function escapeMarkdown(text) {
return oneLine(text).replaceAll(MARKUP, character => `&#${character.charCodeAt(0)};`).replaceAll("@", "@​").replaceAll(/&#35;(?=\d)/g, "&#35;​").replaceAll(/:(?=\/\/)/g, "&#58;").replaceAll(/\bwww\./gi, match => `${match.slice(0, 3)}&#46;`);
}
const markdownCode = text => `<code>${escapeMarkdown(text)}</code>`;
const oneLine = text => text.toWellFormed().replaceAll(markdown_INVISIBLE, " ").replaceAll(/ {2,}/g, " ").trim();
function shorten(text, length) {
const characters = [ ...text ];
if (characters.length <= length) return text;
const tail = Math.ceil((length - 1) * .6);
return `${characters.slice(0, length - 1 - tail).join("")}…${characters.slice(characters.length - tail).join("")}`;
}
function markdownTable(columns, rows) {
const line = cells => `| ${columns.map((_, index) => (cells[index] ?? "").replaceAll(/[\r\n\u2028\u2029]+/g, " ").replaceAll("|", "&#124;")).join(" | ")} |`;
return [ line(columns.map(({title: title}) => title)), `|${columns.map(({align: align}) => align === "right" ? " --: " : " :-- ").join("|")}|`, ...rows.map(line), "" ].join("\n");
}
function markdownTableOfFilled(columns, rows) {
const filled = columns.map((_, index) => rows.some(row => ![ "", "–" ].includes(row[index] ?? "")));
const keep = items => items.filter((_, index) => filled[index]);
return markdownTable(keep(columns), rows.map(row => keep(columns.map((_, index) => row[index] ?? ""))));
}
const markdownDetails = (title, body) => `<details><summary>${title}</summary>\n\n${body.trim()}\n\n</details>\n`;
const KEYWORD = /^(?:gantt|title|section|dateFormat|axisFormat|tickInterval|inclusiveEndDates|topAxis|todayMarker|weekday|weekend|includes|excludes|click|href|call|accTitle|accDescr|\d{4}-\d{2}-\d{2})/i;
const DAY = 86400;
function mermaidGantt(sections, limit = MERMAID_LIMIT) {
const head = "gantt\n  dateFormat HH:mm:ss\n  axisFormat %H:%M:%S\n";
let text = head;
let drawn = 0;
for (const {name: name, tasks: tasks} of sections) {
const lines = tasks.filter(({start: start, seconds: seconds}) => start >= 0 && seconds >= 0 && start + seconds < DAY).map(task => `    ${mermaidName(task.name)} :${task.state === "failed" ? "crit, " : task.state === "skipped" ? "done, " : ""}${clock(task.start)}, ${Math.max(1, Math.round(task.seconds))}s\n`);
if (lines.length === 0) continue;
const section = `  section ${mermaidName(name)}\n${lines.join("")}`;
if (text.length + section.length > limit) break;
text += section;
drawn += lines.length;
}
return drawn === 0 ? undefined : `\`\`\`mermaid\n${text}\`\`\`\n`;
}
function mermaidName(text) {
const plain = oneLine(text).replaceAll(/[^\p{L}\p{N} ._/()+=,-]+/gu, " ").replaceAll(/ {2,}/g, " ").trim();
const short = shorten(plain, 60);
if (short === "") return "unnamed";
return KEYWORD.test(short) ? `· ${short}` : short;
}
function clock(seconds) {
const whole = Math.round(seconds);
const part = value => String(value).padStart(2, "0");
return `${part(Math.floor(whole / 3600))}:${part(Math.floor(whole / 60) % 60)}:${part(whole % 60)}`;
}
function formatDuration(seconds) {
if (!Number.isFinite(seconds)) return "–";
if (seconds < 0) return `−${formatDuration(-seconds)}`;
if (seconds < 10 && Number.isInteger(seconds)) return `${seconds} s`;
if (seconds < 5e-4) return `< 1 ms`;
if (seconds < .9995) return `${Math.round(seconds * 1e3)} ms`;
if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
const whole = Math.round(seconds);
if (whole < 60) return `${whole} s`;
if (whole < 3600) return `${Math.floor(whole / 60)}m ${pad(whole % 60)}s`;
const minutes = Math.round(seconds / 60);
return `${Math.floor(minutes / 60)}h ${pad(minutes % 60)}m`;
}
const BYTE_UNITS = [ "B", "KiB", "MiB", "GiB", "TiB", "PiB" ];
function formatBytes(bytes) {
if (!Number.isFinite(bytes)) return "–";
let value = Math.max(0, bytes);
let unit = 0;
while (value >= 1023.5 && unit < BYTE_UNITS.length - 1) {
value /= 1024;
unit += 1;
}
return `${unit > 0 && value < 9.95 ? value.toFixed(1) : Math.round(value)} ${BYTE_UNITS[unit]}`;
}
function formatPercent(ratio) {
if (!Number.isFinite(ratio)) return "–";
const percent = Math.abs(ratio * 100);
const digits = percent > 0 && percent < 9.95 && !Number.isInteger(percent) ? 1 : 0;
const text = percent.toFixed(digits).replace(/\.0$/, "");
return `${ratio < 0 && text !== "0" ? "−" : ""}${text} %`;
}
function formatChange(ratio) {
if (!Number.isFinite(ratio)) return "–";
const text = formatPercent(Math.abs(ratio));
if (/^0\D/.test(text)) return `±${text}`;
return `${ratio > 0 ? "+" : "−"}${text}`;
}
const formatCount = count => String(Math.round(count)).replaceAll(/\B(?=(?:\d{3})+(?!\d))/g, ",");
const plural = (count, noun, many = `${noun}s`) => `${formatCount(count)} ${count === 1 ? noun : many}`;
const pad = value => String(value).padStart(2, "0");
const PAGE_STYLE = `\n:root {\n  color-scheme: light dark;\n  --page: #ffffff; --surface: #f6f7f9; --line: #dfe3e8; --faint: #edf0f3;\n  --text: #1c2128; --muted: #5b6570;\n  --accent: #4f5bd5; --accent-soft: #c9cdf4;\n  --good: #14743a; --good-soft: #d9f2e1; --bad: #c2242e; --bad-soft: #fbe0e1; --warn: #8a5a00; --warn-soft: #fbeccb;\n}\n@media (prefers-color-scheme: dark) {\n  :root {\n    --page: #0e1116; --surface: #161b22; --line: #2b323b; --faint: #1f252d;\n    --text: #e4e8ee; --muted: #98a2ae;\n    --accent: #8f99f7; --accent-soft: #3b4180;\n    --good: #57c27f; --good-soft: #12301f; --bad: #f4767c; --bad-soft: #3d181b; --warn: #e0b252; --warn-soft: #362a10;\n  }\n}\n* { box-sizing: border-box; }\nhtml { background: var(--page); color: var(--text); -webkit-text-size-adjust: 100%; }\nbody {\n  margin: 0 auto; max-width: 1120px; padding: 36px 28px 48px;\n  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Helvetica, Arial, sans-serif;\n  font-variant-numeric: tabular-nums;\n}\na { color: var(--accent); text-decoration: none; }\na:hover { text-decoration: underline; }\nh1 { font-size: 30px; line-height: 1.2; letter-spacing: -0.015em; font-weight: 650; margin: 6px 0 6px; text-wrap: balance; }\nh1 .aside { font-weight: 400; color: var(--muted); }\nh2 { font-size: 17px; line-height: 1.3; font-weight: 650; margin: 0; }\np { margin: 0; }\ncode { font: 0.875em/1.45 ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }\n.muted { color: var(--muted); }\n.good { color: var(--good); } .bad { color: var(--bad); }\n.top { display: flex; justify-content: space-between; align-items: center; gap: 12px; color: var(--muted); }\n.top b { color: var(--text); font-weight: 600; }\n.meta { color: var(--muted); font-size: 14px; }\n.meta span + span::before, .meta a::before { content: " · "; color: var(--muted); white-space: pre; }\n.pill { flex: none; border-radius: 999px; padding: 2px 11px; font-size: 13px; font-weight: 600; background: var(--surface); color: var(--muted); }\n.pill.good { background: var(--good-soft); color: var(--good); }\n.pill.bad { background: var(--bad-soft); color: var(--bad); }\n.pill.warn { background: var(--warn-soft); color: var(--warn); }\n.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(188px, 1fr)); gap: 12px; margin: 24px 0 0; }\n.tile { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 13px 15px 12px; min-width: 0; }\n.tile dt { font-size: 13px; color: var(--muted); }\n.tile dd { margin: 0; }\n.tile .value { font-size: 24px; line-height: 1.3; font-weight: 650; letter-spacing: -0.01em; display: flex; justify-content: space-between; align-items: center; gap: 8px; white-space: nowrap; }\n.tile .value small { font-size: 15px; font-weight: 500; color: var(--muted); letter-spacing: 0; }\n.tile .note { font-size: 13px; line-height: 1.4; color: var(--muted); }\nsection { margin-top: 36px; }\nsection > header { display: flex; justify-content: space-between; align-items: baseline; flex-wrap: wrap; gap: 0 16px; margin-bottom: 10px; padding-bottom: 7px; border-bottom: 1px solid var(--line); }\nsection > header p { font-size: 13px; color: var(--muted); }\n.pair > :only-child { grid-column: 1 / -1; }\n.pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 36px; }\n.key { display: inline-block; width: 10px; height: 10px; border-radius: 2px; margin: 0 4px 0 10px; vertical-align: -0.5px; }\n.key:first-child { margin-left: 0; }\n.key.actual { background: var(--accent); } .key.predicted { background: var(--accent-soft); }\n.key.wait { background: var(--line); } .key.failed { background: var(--bad); } .key.mean { background: var(--accent-soft); opacity: .6; }\n\n.rows { font-size: 14px; }\n.row { display: grid; grid-template-columns: minmax(120px, 280px) minmax(0, 1fr) 64px 76px; column-gap: 12px; align-items: center; }\n.row > .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }\n.row.plain > .name { padding-left: 16px; }\n.row > .figure { text-align: right; white-space: nowrap; }\ndetails.job > summary { list-style: none; cursor: pointer; border-radius: 5px; }\ndetails.job > summary::-webkit-details-marker { display: none; }\ndetails.job > summary .name::before { content: ""; display: inline-block; width: 5px; height: 5px; border: solid var(--muted); border-width: 0 1.5px 1.5px 0; transform: rotate(-45deg); margin: 0 9px 2px 2px; }\ndetails.job[open] > summary .name::before { transform: rotate(45deg); margin-bottom: 3px; }\ndetails.job > summary:hover { background: var(--surface); }\ndetails.job > summary:focus-visible, details.fold > summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }\n.steps { padding: 1px 0 7px; font-size: 13px; color: var(--muted); }\n.steps .name { padding-left: 16px; }\nsvg { display: block; }\nsvg.line, svg.columns { width: 100%; overflow: visible; }\nsvg.columns { width: calc(100% - 52px); margin-left: 52px; }\nsvg .grid { stroke: var(--faint); stroke-width: 1; }\nsvg.axis text, svg.columns text { font-size: 11px; fill: var(--muted); }\nsvg .bar { fill: var(--accent); } svg .bar.soft { fill: var(--accent-soft); }\nsvg .bar.cut { stroke: var(--page); stroke-width: 1; }\nsvg .bar.bad { fill: var(--bad); } svg .bar.off { fill: var(--line); } svg .wait { fill: var(--line); }\nsvg .band { fill: var(--accent-soft); opacity: .35; } svg .middle { stroke: var(--accent); stroke-dasharray: 3 4; opacity: .8; }\nsvg.area { width: 100%; background: var(--faint); border-radius: 4px; }\nsvg.area polygon { fill: var(--accent); opacity: .75; }\n.usage { display: grid; grid-template-columns: minmax(120px, 280px) minmax(0, 1fr) minmax(0, 1fr); column-gap: 16px; align-items: center; padding: 5px 0; }\n.usage > .name { overflow-wrap: anywhere; }\n.usage figure { margin: 0; min-width: 0; } .usage figcaption { font-size: 12px; color: var(--muted); padding-top: 2px; }\nsvg.spark { flex: none; overflow: visible; }\nsvg.spark polyline { fill: none; stroke: var(--muted); stroke-width: 1.4; stroke-linejoin: round; opacity: .75; }\nsvg.spark circle { fill: var(--accent); }\n\n.scroll { overflow-x: auto; }\ntable { width: 100%; border-collapse: collapse; font-size: 14px; }\nth { font-weight: 500; font-size: 13px; color: var(--muted); text-align: left; padding: 0 0 5px; }\ntd { padding: 5px 0; border-top: 1px solid var(--faint); vertical-align: top; }\nth + th, td + td { padding-left: 16px; }\n.number { text-align: right; white-space: nowrap; }\ntd.where { min-width: 180px; }\ntd.trend { width: 88px; } td.trend svg { margin-left: auto; }\ndetails.fold { margin-top: 10px; font-size: 14px; }\ndetails.fold > summary { cursor: pointer; color: var(--muted); padding: 2px 0; }\ndetails.fold[open] > summary { margin-bottom: 8px; }\n.failure { border-left: 3px solid var(--bad); padding: 2px 0 2px 12px; margin: 0 0 12px; }\n.failure pre { margin: 6px 0 0; padding: 9px 11px; background: var(--surface); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 220px; overflow-y: auto; font: 12.5px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }\n.limits { margin: 0; padding-left: 18px; color: var(--muted); font-size: 14px; }\n.limits li { margin: 3px 0; overflow-wrap: anywhere; }\n.range { margin-left: 52px; display: flex; justify-content: space-between; font-size: 12px; color: var(--muted); padding-top: 5px; }\nfooter { margin-top: 40px; padding-top: 12px; border-top: 1px solid var(--line); font-size: 13px; color: var(--muted); }\n@media (max-width: 860px) { .pair { grid-template-columns: minmax(0, 1fr); } }\n@media (max-width: 620px) {\n  .usage { grid-template-columns: minmax(0, 1fr); row-gap: 4px; }\n  body { padding: 22px 16px 32px; }\n  h1 { font-size: 24px; }\n  .tiles { grid-template-columns: 1fr 1fr; gap: 8px; }\n  .tile { padding: 10px 11px; } .tile .value { font-size: 20px; } .tile .value svg { display: none; }\n  .row { grid-template-columns: minmax(0, 1fr) auto auto; column-gap: 10px; padding: 4px 0; }\n  .row > .chart { grid-column: 1 / -1; grid-row: 2; }\n  .row.head .name { display: none; }\n  td.trend, th.trend { display: none; }\n  td.where { min-width: 130px; }\n  th + th, td + td { padding-left: 10px; }\n}\n@media print {\n  body { max-width: none; padding: 0; font-size: 12px; }\n  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }\n  section, .row, tr, .tile { break-inside: avoid; }\n  .failure pre { max-height: none; }\n}\n`;
function htmlPage(title, body) {
return `<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n<title>${escapeHtml(title)}</title>\n<style>${PAGE_STYLE}</style>\n</head>\n<body>\n${body.text}\n</body>\n</html>\n`;
}
const BARS = [ "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" ];
function sparkline(values) {
const finite = values.filter(Number.isFinite);
if (finite.length === 0) return "";
const low = Math.min(...finite);
const high = Math.max(...finite);
return values.map(value => {
if (!Number.isFinite(value)) return " ";
const share = high > low ? value / (high - low) - low / (high - low) : .4;
return BARS[Math.min(BARS.length - 1, Math.max(0, Math.round(share * (BARS.length - 1))))];
}).join("");
}
}
};
