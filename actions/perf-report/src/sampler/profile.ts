import type { Profile } from '@paceline/contracts';
import { type Sample, type SampleLog, thin } from '@paceline/profile';
import { formatBytes, formatDuration, formatPercent, plural } from '@paceline/render';

/** More points than a chart has room for; a job of half an hour keeps every second. */
const MAX_SAMPLES = 2000;

/** The document of a sampler's file. Long series are averaged down evenly. */
export function profileOf(
  log: SampleLog,
  job: {
    job: string;
    leg: string | undefined;
    checkRunId: number | undefined;
    runnerName: string | undefined;
  },
): Profile {
  const { samples, machine } = log;
  const series = (value: (sample: Sample) => number) => thin(samples.map(value), MAX_SAMPLES);
  const cpu = series((sample) => sample.cpu);
  const whole = (values: number[]) => values.map(Math.round);
  const share = (values: number[]) => values.map((value) => Number(value.toFixed(4)));
  const pressure = (key: 'cpu' | 'memory' | 'io') => share(series((sample) => sample.pressure?.[key] ?? 0));
  return {
    kind: 'profile',
    version: 1,
    job: job.job,
    ...(job.leg === undefined ? {} : { leg: job.leg }),
    ...(job.checkRunId === undefined ? {} : { checkRunId: job.checkRunId }),
    startedAt: log.startedAt,
    // As measured, not as asked for: a busy machine samples late.
    intervalSeconds: Number(((samples.at(-1)?.at ?? 0) / (cpu.length || 1)).toFixed(4)),
    machine: { ...machine, ...(job.runnerName ? { name: job.runnerName } : {}) },
    source: log.source,
    ...(log.end === 'stopped' ? {} : { incomplete: log.end ?? 'killed' }),
    cpu: share(cpu),
    memoryBytes: whole(series((sample) => sample.memoryBytes)),
    diskReadBytes: whole(series((sample) => sample.diskReadBytes)),
    diskWriteBytes: whole(series((sample) => sample.diskWriteBytes)),
    networkReceivedBytes: whole(series((sample) => sample.networkReceivedBytes)),
    networkSentBytes: whole(series((sample) => sample.networkSentBytes)),
    ...(samples.every((sample) => sample.pressure)
      ? { pressure: { cpu: pressure('cpu'), memory: pressure('memory'), io: pressure('io') } }
      : {}),
  };
}

/** One line: how long, how busy, how full. */
export function sampledWords({ cpu, memoryBytes, machine, intervalSeconds }: Profile): string {
  const mean = cpu.reduce((sum, value) => sum + value, 0) / (cpu.length || 1);
  return (
    `${plural(cpu.length, 'sample')} over ${formatDuration(Math.round(cpu.length * intervalSeconds))}; ` +
    `CPU ${formatPercent(mean)} of ${plural(machine.cores, 'core')} on average, ${formatPercent(Math.max(...cpu))} at its peak; ` +
    `memory peak ${formatBytes(Math.max(...memoryBytes))} of ${formatBytes(machine.memoryBytes)}`
  );
}
