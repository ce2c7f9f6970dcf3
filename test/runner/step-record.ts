/** The record and the log of a step while it is under way. */
import type { JobContext } from './context.ts';
import type { Conclusion, StepResult } from './result.ts';

/** A step that was begun. */
export interface OpenStep {
  record: StepResult;
  write(line: string): void;
  /** Announces the step, once its name is known. */
  start(name: string): void;
  close(ended: { outcome: Conclusion; conclusion: Conclusion }): void;
}

/** Begins a step: numbers it and puts it on the list of its job. */
export function openStep(
  context: JobContext,
  fields: Pick<StepResult, 'name' | 'phase'> & Partial<StepResult>,
): OpenStep {
  const { run, result } = context;
  const record: StepResult = {
    number: result.steps.length + 1,
    ...fields,
    name: run.masks.mask(fields.name),
    status: 'in_progress',
    conclusion: null,
    outcome: null,
    startedAt: new Date().toISOString(),
    completedAt: null,
    outputs: {},
    annotations: [],
    summary: '',
  };
  result.steps.push(record);
  let log: ReturnType<typeof run.output.open> | undefined;
  let announced = false;
  const start = (name: string) => {
    record.name = run.masks.mask(name);
    announce();
  };
  const announce = () => {
    if (announced) return;
    announced = true;
    log = run.output.open(result, record);
    run.emit({ type: 'step-started', job: result, step: record });
  };
  if (fields.phase === 'setup' || fields.phase === 'complete') announce();
  return {
    record,
    start,
    write(text) {
      announce();
      for (const line of run.masks.mask(text).split('\n')) {
        log?.write(line);
        run.emit({ type: 'log', job: result, step: record, line });
      }
    },
    close(ended) {
      announce();
      Object.assign(record, ended, { status: 'completed', completedAt: new Date().toISOString() });
      log?.close();
      run.emit({ type: 'step-finished', job: result, step: record });
    },
  };
}
