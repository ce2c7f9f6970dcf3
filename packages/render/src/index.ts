export {
  areaChart,
  axisLine,
  barLine,
  columnChart,
  type Span,
  sparkLine,
  ticks,
} from './charts.ts';
export { escapeHtml, type HtmlValue, html, Markup } from './html.ts';
export {
  byteLength,
  characterLength,
  fitWithin,
  MERMAID_LIMIT,
  SUMMARY_LIMIT,
} from './limits.ts';
export { logText, oneLine, visibleText } from './lines.ts';
export {
  type Column,
  escapeMarkdown,
  markdownCode,
  markdownDetails,
  markdownTable,
  markdownTableOfFilled,
  shorten,
} from './markdown.ts';
export { mermaidGantt, mermaidName } from './mermaid.ts';
export { formatBytes, formatChange, formatCount, formatDuration, formatPercent, plural } from './numbers.ts';
export { htmlPage } from './page.ts';
export { sparkline } from './sparkline.ts';
export { xmlAttribute, xmlText } from './xml.ts';
