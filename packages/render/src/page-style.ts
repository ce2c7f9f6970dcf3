/** The look of every page of ours: light, dark, small screens, print; no fonts and no pictures from elsewhere. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --surface: #f6f7f9; --line: #dfe3e8; --faint: #edf0f3;
  --text: #1c2128; --muted: #5b6570;
  --accent: #4f5bd5; --accent-soft: #c9cdf4;
  --good: #14743a; --good-soft: #d9f2e1; --bad: #c2242e; --bad-soft: #fbe0e1; --warn: #8a5a00; --warn-soft: #fbeccb;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0e1116; --surface: #161b22; --line: #2b323b; --faint: #1f252d;
    --text: #e4e8ee; --muted: #98a2ae;
    --accent: #8f99f7; --accent-soft: #3b4180;
    --good: #57c27f; --good-soft: #12301f; --bad: #f4767c; --bad-soft: #3d181b; --warn: #e0b252; --warn-soft: #362a10;
  }
}
* { box-sizing: border-box; }
html { background: var(--page); color: var(--text); -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 1120px; padding: 36px 28px 48px;
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Helvetica, Arial, sans-serif;
  font-variant-numeric: tabular-nums;
}
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
h1 { font-size: 30px; line-height: 1.2; letter-spacing: -0.015em; font-weight: 650; margin: 6px 0 6px; text-wrap: balance; }
h1 .aside { font-weight: 400; color: var(--muted); }
h2 { font-size: 17px; line-height: 1.3; font-weight: 650; margin: 0; }
p { margin: 0; }
code { font: 0.875em/1.45 ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }
.muted { color: var(--muted); }
.good { color: var(--good); } .bad { color: var(--bad); }
.top { display: flex; justify-content: space-between; align-items: center; gap: 12px; color: var(--muted); }
.top b { color: var(--text); font-weight: 600; }
.meta { color: var(--muted); font-size: 14px; }
.meta span + span::before, .meta a::before { content: " · "; color: var(--muted); white-space: pre; }
.pill { flex: none; border-radius: 999px; padding: 2px 11px; font-size: 13px; font-weight: 600; background: var(--surface); color: var(--muted); }
.pill.good { background: var(--good-soft); color: var(--good); }
.pill.bad { background: var(--bad-soft); color: var(--bad); }
.pill.warn { background: var(--warn-soft); color: var(--warn); }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(188px, 1fr)); gap: 12px; margin: 24px 0 0; }
.tile { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 13px 15px 12px; min-width: 0; }
.tile dt { font-size: 13px; color: var(--muted); }
.tile dd { margin: 0; }
.tile .value { font-size: 24px; line-height: 1.3; font-weight: 650; letter-spacing: -0.01em; display: flex; justify-content: space-between; align-items: center; gap: 8px; white-space: nowrap; }
.tile .value small { font-size: 15px; font-weight: 500; color: var(--muted); letter-spacing: 0; }
.tile .note { font-size: 13px; line-height: 1.4; color: var(--muted); }
section { margin-top: 36px; }
section > header { display: flex; justify-content: space-between; align-items: baseline; flex-wrap: wrap; gap: 0 16px; margin-bottom: 10px; padding-bottom: 7px; border-bottom: 1px solid var(--line); }
section > header p { font-size: 13px; color: var(--muted); }
.pair > :only-child { grid-column: 1 / -1; }
.pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 36px; }
.key { display: inline-block; width: 10px; height: 10px; border-radius: 2px; margin: 0 4px 0 10px; vertical-align: -0.5px; }
.key:first-child { margin-left: 0; }
.key.actual { background: var(--accent); } .key.predicted { background: var(--accent-soft); }
.key.wait { background: var(--line); } .key.failed { background: var(--bad); } .key.mean { background: var(--accent-soft); opacity: .6; }

.rows { font-size: 14px; }
.row { display: grid; grid-template-columns: minmax(120px, 280px) minmax(0, 1fr) 64px 76px; column-gap: 12px; align-items: center; }
.row > .name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.row.plain > .name { padding-left: 16px; }
.row > .figure { text-align: right; white-space: nowrap; }
details.job > summary { list-style: none; cursor: pointer; border-radius: 5px; }
details.job > summary::-webkit-details-marker { display: none; }
details.job > summary .name::before { content: ""; display: inline-block; width: 5px; height: 5px; border: solid var(--muted); border-width: 0 1.5px 1.5px 0; transform: rotate(-45deg); margin: 0 9px 2px 2px; }
details.job[open] > summary .name::before { transform: rotate(45deg); margin-bottom: 3px; }
details.job > summary:hover { background: var(--surface); }
details.job > summary:focus-visible, details.fold > summary:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.steps { padding: 1px 0 7px; font-size: 13px; color: var(--muted); }
.steps .name { padding-left: 16px; }
svg { display: block; }
svg.line, svg.columns { width: 100%; overflow: visible; }
svg.columns { width: calc(100% - 52px); margin-left: 52px; }
svg .grid { stroke: var(--faint); stroke-width: 1; }
svg.axis text, svg.columns text { font-size: 11px; fill: var(--muted); }
svg .bar { fill: var(--accent); } svg .bar.soft { fill: var(--accent-soft); }
svg .bar.cut { stroke: var(--page); stroke-width: 1; }
svg .bar.bad { fill: var(--bad); } svg .bar.off { fill: var(--line); } svg .wait { fill: var(--line); }
svg .band { fill: var(--accent-soft); opacity: .35; } svg .middle { stroke: var(--accent); stroke-dasharray: 3 4; opacity: .8; }
svg.area { width: 100%; background: var(--faint); border-radius: 4px; }
svg.area polygon { fill: var(--accent); opacity: .75; }
.usage { display: grid; grid-template-columns: minmax(120px, 280px) minmax(0, 1fr) minmax(0, 1fr); column-gap: 16px; align-items: center; padding: 5px 0; }
.usage > .name { overflow-wrap: anywhere; }
.usage figure { margin: 0; min-width: 0; } .usage figcaption { font-size: 12px; color: var(--muted); padding-top: 2px; }
svg.spark { flex: none; overflow: visible; }
svg.spark polyline { fill: none; stroke: var(--muted); stroke-width: 1.4; stroke-linejoin: round; opacity: .75; }
svg.spark circle { fill: var(--accent); }

.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 14px; }
th { font-weight: 500; font-size: 13px; color: var(--muted); text-align: left; padding: 0 0 5px; }
td { padding: 5px 0; border-top: 1px solid var(--faint); vertical-align: top; }
th + th, td + td { padding-left: 16px; }
.number { text-align: right; white-space: nowrap; }
td.where { min-width: 180px; }
td.trend { width: 88px; } td.trend svg { margin-left: auto; }
details.fold { margin-top: 10px; font-size: 14px; }
details.fold > summary { cursor: pointer; color: var(--muted); padding: 2px 0; }
details.fold[open] > summary { margin-bottom: 8px; }
.failure { border-left: 3px solid var(--bad); padding: 2px 0 2px 12px; margin: 0 0 12px; }
.failure pre { margin: 6px 0 0; padding: 9px 11px; background: var(--surface); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 220px; overflow-y: auto; font: 12.5px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
.limits { margin: 0; padding-left: 18px; color: var(--muted); font-size: 14px; }
.limits li { margin: 3px 0; overflow-wrap: anywhere; }
.range { margin-left: 52px; display: flex; justify-content: space-between; font-size: 12px; color: var(--muted); padding-top: 5px; }
.apart { font-size: 14px; margin-top: 8px; overflow-wrap: anywhere; }
footer { margin-top: 40px; padding-top: 12px; border-top: 1px solid var(--line); font-size: 13px; color: var(--muted); }
@media (max-width: 860px) { .pair { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 620px) {
  .usage { grid-template-columns: minmax(0, 1fr); row-gap: 4px; }
  body { padding: 22px 16px 32px; }
  h1 { font-size: 24px; }
  .tiles { grid-template-columns: 1fr 1fr; gap: 8px; }
  .tile { padding: 10px 11px; } .tile .value { font-size: 20px; } .tile .value svg { display: none; }
  .row { grid-template-columns: minmax(0, 1fr) auto auto; column-gap: 10px; padding: 4px 0; }
  .row > .chart { grid-column: 1 / -1; grid-row: 2; }
  .row.head .name { display: none; }
  td.trend, th.trend { display: none; }
  td.where { min-width: 130px; }
  th + th, td + td { padding-left: 10px; }
}
@media print {
  body { max-width: none; padding: 0; font-size: 12px; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  section, .row, tr, .tile { break-inside: avoid; }
  .failure pre { max-height: none; }
}
`;
