import type { CacheReport } from '@paceline/contracts';
import { escapeMarkdown, oneLine } from '@paceline/render';
import { newReportName, tierTable } from './report/report.ts';
import { type Machine, prepareStep, type Step, type StepContext } from './step.ts';

/** A step that has just begun, with what its report and its result line need. */
interface Begun {
  readonly step: Step;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly reportName: string;
  /** The fields of the report that do not depend on the step's result. */
  readonly about: Pick<CacheReport, 'kind' | 'version' | 'createdAt' | 'job' | 'key'>;
  /** One line for the log and the job summary, with a table of the tiers where there is more than one. */
  tell(sentence: string, tiers: NonNullable<CacheReport['tiers']>): void;
}

/** The beginning that restoring and saving share. */
export async function beginStep(context: StepContext, machine: Machine): Promise<Begun> {
  const startedAt = machine.now();
  const step = await prepareStep(context, machine);
  return {
    step,
    startedAt,
    reportName: newReportName(),
    about: {
      kind: 'cache-report',
      version: 1,
      createdAt: new Date(startedAt).toISOString(),
      job: context.environment.job,
      key: step.request.key,
    },
    tell(sentence, tiers) {
      const line = oneLine(sentence);
      context.result(`cache: ${line}`);
      context.summary(`Cache: ${escapeMarkdown(line)}\n${tierTable(tiers)}`);
    },
  };
}
