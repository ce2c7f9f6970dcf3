/** Shows the progress of a run to a person. */
import { styleText } from 'node:util';
import type { Annotation, Conclusion, JobResult, RunEvent, StepResult } from './result.ts';

/** Where to write, whether in colour, and whether only failures and the conclusion are shown. */
export interface ConsoleOptions {
  write(text: string): void;
  colour: boolean;
  quiet: boolean;
}

const shownLogLines = 30;
const marks: Record<Conclusion, string> = { success: '✓', failure: '✗', cancelled: '⊘', skipped: '-' };
const colours = { success: 'green', failure: 'red', cancelled: 'yellow', skipped: 'gray' } as const;

/** Creates the `onEvent` of a console. Lines of jobs that run at once start with the job's name. */
export function createConsole(options: ConsoleOptions): (event: RunEvent) => void {
  const tails = new Map<StepResult, string[]>();
  const paint = (style: Parameters<typeof styleText>[0], text: string) =>
    options.colour ? styleText(style, text, { validateStream: false }) : text;
  const line = (text: string) => options.write(`${text}\n`);
  const mark = (conclusion: Conclusion) => paint(colours[conclusion], marks[conclusion]);
  const annotations = (items: readonly Annotation[]) => {
    for (const item of items) {
      const place =
        item.file === undefined ? '' : ` ${item.file}${item.line === undefined ? '' : `:${item.line}`}`;
      const style = item.level === 'error' ? 'red' : item.level === 'warning' ? 'yellow' : 'cyan';
      const title = item.title === undefined ? '' : `${item.title}: `;
      line(`    ${paint(style, item.level)}${place} ${title}${item.message}`);
    }
  };
  return (event) => {
    switch (event.type) {
      case 'note':
        return line(`note: ${event.message}`);
      case 'job-started':
        if (!options.quiet) line(`${paint('bold', event.job.name)} started`);
        return;
      case 'log': {
        const tail = tails.get(event.step) ?? [];
        tail.push(event.line);
        if (tail.length > shownLogLines) tail.shift();
        tails.set(event.step, tail);
        return;
      }
      case 'step-started':
        return;
      case 'step-finished': {
        const { job, step } = event;
        const failed = step.outcome === 'failure';
        const builtIn = step.phase === 'setup' || step.phase === 'complete';
        if (failed || (!options.quiet && !builtIn)) {
          const conclusion = step.outcome ?? 'skipped';
          const rest = failed && step.conclusion === 'success' ? ' (continued)' : '';
          line(
            `  ${mark(conclusion)} ${paint('dim', `${job.name} ›`)} ${step.name}${rest} ${paint('dim', took(step))}`,
          );
        }
        if (failed) for (const text of tails.get(step) ?? []) line(`    ${paint('dim', '│')} ${text}`);
        if (failed || !options.quiet) annotations(step.annotations);
        tails.delete(step);
        return;
      }
      case 'job-finished': {
        const { job } = event;
        if (options.quiet && job.conclusion === 'success') return;
        line(
          `${mark(job.conclusion ?? 'skipped')} ${paint('bold', job.name)} ${job.conclusion} ${paint('dim', took(job))}`,
        );
        return annotations(job.annotations);
      }
      case 'run-finished': {
        const { result } = event;
        const count = `${result.jobs.length} job${result.jobs.length === 1 ? '' : 's'}`;
        line(
          `${mark(result.conclusion)} ${result.workflow}: ${result.conclusion}, ${count}, ${result.seconds.toFixed(1)} s`,
        );
      }
    }
  };
}

function took(item: Pick<JobResult, 'startedAt' | 'completedAt'>): string {
  if (item.startedAt === null || item.completedAt === null) return '';
  return `${((Date.parse(item.completedAt) - Date.parse(item.startedAt)) / 1000).toFixed(1)} s`;
}
