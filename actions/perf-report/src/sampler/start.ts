import { randomBytes } from 'node:crypto';
import { mkdir, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { profile, writeDocument } from '@paceline/contracts';
import { type Context, documentPath, messageOf, saveDocument } from '@paceline/core';
import { parseSampleLog, type SampleLog } from '@paceline/profile';
import type { ReportInputs, ReportOutput } from '../inputs.ts';
import { MAX_LOG_BYTES } from './child.ts';
import { type RunningSampler, spawnSampler, stopSampler } from './process.ts';
import { profileOf, sampledWords } from './profile.ts';

/** What main hands to post. */
export interface SamplerState {
  readonly sampler: RunningSampler;
  readonly file: string;
  /** Name of the document in the runner's temporary folder. */
  readonly document: string;
  /** Sets this job's profile apart from those of the other legs of the same job. */
  readonly suffix: string;
}

/** The part of the kernel's context that the sampler needs. */
type StartContext = Pick<Context, 'environment' | 'artifacts' | 'log' | 'result'> & {
  readonly inputs: Pick<ReportInputs, 'plan-id' | 'leg' | 'interval' | 'check-run-id'>;
  readonly state: { save(value: SamplerState): void; readonly saved: SamplerState | undefined };
  setOutput(name: ReportOutput, value: string): void;
};

/**
 * Main of `mode: start`: leaves a process behind that samples the machine until the job ends. A profile is an
 * optimisation, so whatever goes wrong is said and the job goes on.
 */
export async function startSampler(context: StartContext): Promise<void> {
  const { environment, inputs, log } = context;
  const suffix = randomBytes(4).toString('hex');
  const file = documentPath(environment, `samples-${suffix}.jsonl`);
  const document = `profile-${suffix}.json`;
  try {
    await mkdir(dirname(file), { recursive: true });
    const { sampler, problem } = await spawnSampler(file, inputs.interval, environment.variables);
    // Saved even when it has not answered yet: post must not leave it behind.
    if (sampler) context.state.save({ sampler, file, document, suffix });
    if (problem)
      return log.warning(`The machine sampler did not start: ${problem}. This job gets no profile.`);
    const header = parseSampleLog(await readFile(file, 'utf8'));
    if (header?.source === 'os') {
      log.notice(
        'On this system the sampler sees processor and memory only; disk, network and pressure need Linux.',
      );
    }
    context.setOutput('profile-path', documentPath(environment, document));
    context.result(
      `perf-report: sampling the machine every ${inputs.interval} s until the job ends, process ${sampler?.pid}`,
    );
  } catch (error) {
    log.warning(`The machine sampler did not start: ${messageOf(error)}. This job gets no profile.`);
  }
}

/** Post: stops the sampler, and publishes what it saw, also when it was killed on the way. */
export async function finishSampler(context: StartContext): Promise<void> {
  const { environment, artifacts, inputs, log, state } = context;
  if (!state.saved) return;
  const { sampler, file, document, suffix } = state.saved;
  try {
    await stopSampler(sampler);
    const samples = await readSamples(file);
    if (!samples || samples.samples.length === 0) {
      return log.warning('The machine sampler left no samples, so this job gets no profile.');
    }
    const facts = profileOf(samples, {
      job: environment.job,
      leg: inputs.leg,
      checkRunId: inputs['check-run-id'],
      runnerName: environment.variables['RUNNER_NAME'],
    });
    if (facts.incomplete) {
      log.warning(
        `The machine sampler ended before the job (${facts.incomplete}): the profile shows the time up to then only.`,
      );
    }
    const json = writeDocument(profile, facts);
    await saveDocument(environment, document, json);
    context.result(`perf-report: ${sampledWords(facts)}`);
    const leg = inputs.leg ?? `${environment.job.replaceAll(/[^A-Za-z0-9._-]/g, '_').slice(0, 55)}-${suffix}`;
    await artifacts.publish({ kind: profile.kind, planId: inputs['plan-id'] ?? 'profile', leg }, json);
  } catch (error) {
    log.warning(`The machine's profile was not published: ${messageOf(error)}`);
  }
}

/** The job's steps can write to the file as well, so its size is looked at first. */
async function readSamples(file: string): Promise<SampleLog | undefined> {
  const size = (await stat(file).catch(() => undefined))?.size ?? 0;
  if (size > 2 * MAX_LOG_BYTES) return undefined;
  return size > 0 ? parseSampleLog(await readFile(file, 'utf8')) : undefined;
}
