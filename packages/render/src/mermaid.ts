import { MERMAID_LIMIT } from './limits.ts';
import { oneLine } from './lines.ts';
import { shorten } from './markdown.ts';

interface GanttTask {
  readonly name: string;
  /** Seconds since the start of the diagram. */
  readonly start: number;
  readonly seconds: number;
  readonly state?: 'passed' | 'failed' | 'skipped';
}

interface GanttSection {
  readonly name: string;
  readonly tasks: readonly GanttTask[];
}

/** Words that start another statement of the gantt grammar. */
const KEYWORD =
  /^(?:gantt|title|section|dateFormat|axisFormat|tickInterval|inclusiveEndDates|topAxis|todayMarker|weekday|weekend|includes|excludes|click|href|call|accTitle|accDescr|\d{4}-\d{2}-\d{2})/i;
const DAY = 86_400;

/**
 * A mermaid gantt, as a fenced block for GitHub markdown: at most 50,000 characters, sections left out from
 * the end until it fits. Undefined when there is nothing to draw, or when it is longer than a day (the time
 * axis counts hours, minutes and seconds).
 */
export function mermaidGantt(sections: readonly GanttSection[], limit = MERMAID_LIMIT): string | undefined {
  const head = 'gantt\n  dateFormat HH:mm:ss\n  axisFormat %H:%M:%S\n';
  let text = head;
  let drawn = 0;
  for (const { name, tasks } of sections) {
    const lines = tasks
      .filter(({ start, seconds }) => start >= 0 && seconds >= 0 && start + seconds < DAY)
      .map(
        (task) =>
          `    ${mermaidName(task.name)} :${task.state === 'failed' ? 'crit, ' : task.state === 'skipped' ? 'done, ' : ''}${clock(task.start)}, ${Math.max(1, Math.round(task.seconds))}s\n`,
      );
    if (lines.length === 0) continue;
    const section = `  section ${mermaidName(name)}\n${lines.join('')}`;
    if (text.length + section.length > limit) break;
    text += section;
    drawn += lines.length;
  }
  return drawn === 0 ? undefined : `\`\`\`mermaid\n${text}\`\`\`\n`;
}

/** A name that no part of the grammar can take for its own: letters, digits and a few signs. */
export function mermaidName(text: string): string {
  const plain = oneLine(text)
    .replaceAll(/[^\p{L}\p{N} ._/()+=,-]+/gu, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
  const short = shorten(plain, 60);
  if (short === '') return 'unnamed';
  return KEYWORD.test(short) ? `· ${short}` : short;
}

function clock(seconds: number): string {
  const whole = Math.round(seconds);
  const part = (value: number) => String(value).padStart(2, '0');
  return `${part(Math.floor(whole / 3600))}:${part(Math.floor(whole / 60) % 60)}:${part(whole % 60)}`;
}
