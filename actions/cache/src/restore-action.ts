import { defineAction } from '@paceline/core';
import { machine } from './machine.ts';
import { publishReport } from './report/report.ts';
import { checkTogether, restoreInputs } from './request/inputs.ts';
import { restoreEntry, restoreOutputs } from './restore.ts';

export default defineAction()({
  inputs: restoreInputs,
  outputs: restoreOutputs,
  check: checkTogether,
  async main(context) {
    const { reportName, report } = await restoreEntry(context, machine);
    await publishReport(context, reportName, report);
  },
});
