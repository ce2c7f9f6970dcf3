import type { CacheReport } from '@paceline/contracts';
import type { Context } from '@paceline/core';
import { beginStep } from './begin-step.ts';
import { publishReport, writeReport } from './report/report.ts';
import type { saveInputs } from './request/inputs.ts';
import { failOnExisting, saveEntry, skipped } from './save.ts';
import { whyNotSaved } from './save-decision.ts';
import { type Machine, unsignable } from './step.ts';

export const saveOutputs = {
  outcome: 'failed',
  'bytes-uploaded': '0',
  seconds: '0',
  'report-path': '',
};

type SaveOnlyContext = Context<typeof saveInputs, keyof typeof saveOutputs>;

/** Saves now, wherever in the job the step stands. Only wrong inputs and `on-existing: fail` fail it. */
export async function saveNow(context: SaveOnlyContext, machine: Machine): Promise<void> {
  const { environment, inputs } = context;
  const { step, reportName, about, tell } = await beginStep(context, machine);
  const { trust, signing, request } = step;
  const reason = whyNotSaved({
    mode: inputs.mode,
    eventName: environment.eventName,
    trusted: trust.write !== undefined,
    unsignable: unsignable(inputs, signing),
  });
  const done = reason === undefined ? await saveEntry(context, machine, step) : skipped(reason);
  const report: CacheReport = {
    ...about,
    result: 'none',
    save: done.save,
    tiers: done.tiers,
  };
  context.setOutput('outcome', done.save.result);
  context.setOutput('bytes-uploaded', done.save.newBytes);
  context.setOutput('seconds', done.save.seconds);
  context.setOutput('report-path', await writeReport(context, reportName, report));
  tell(done.line, done.tiers);
  await publishReport(context, reportName, report);
  failOnExisting(done, request.key);
}
