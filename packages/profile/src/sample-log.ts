import type { Sample } from './reading.ts';
import type { MachineFacts, Source } from './source.ts';

/** First line of a sampler's file. */
interface SampleLogHeader {
  readonly sampler: 1;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly intervalSeconds: number;
  readonly source: Source['kind'];
  readonly machine: MachineFacts;
}

/** Why a sampler ended by itself, or that it was asked to. */
const ENDS = ['stopped', 'time limit', 'size limit', 'runner gone'] as const;
export type SamplerEnd = (typeof ENDS)[number];

export interface SampleLog extends SampleLogHeader {
  readonly samples: Sample[];
  /** Undefined when the file just stops: the sampler was killed, or still runs. */
  readonly end: SamplerEnd | undefined;
}

/** One line of text per header, sample and end, so that a file that was cut off is of use up to there. */
export const headerLine = (header: SampleLogHeader): string => `${JSON.stringify(header)}\n`;
export const endLine = (end: SamplerEnd): string => `{"end":${JSON.stringify(end)}}\n`;

export function sampleLine(sample: Sample): string {
  const { pressure } = sample;
  const values = [
    sample.at.toFixed(3),
    sample.cpu.toFixed(4),
    Math.round(sample.memoryBytes),
    Math.round(sample.diskReadBytes),
    Math.round(sample.diskWriteBytes),
    Math.round(sample.networkReceivedBytes),
    Math.round(sample.networkSentBytes),
  ];
  if (pressure) values.push(pressure.cpu.toFixed(4), pressure.memory.toFixed(4), pressure.io.toFixed(4));
  return `[${values.map(Number).join(',')}]\n`;
}

/**
 * Reads a sampler's file. Steps of the job can write to it, so whatever is no sample is left out.
 * Undefined when it has no header.
 */
export function parseSampleLog(text: string): SampleLog | undefined {
  const lines = text.split('\n');
  // A last line without a line break was cut off in the middle.
  lines.pop();
  const header = parseJson(lines.shift() ?? '') as SampleLogHeader | undefined;
  if (!isHeader(header)) return undefined;
  const samples: Sample[] = [];
  let end: SamplerEnd | undefined;
  for (const line of lines) {
    const value = parseJson(line);
    if (Array.isArray(value)) {
      const sample = sampleOf(value);
      if (sample && sample.at > (samples.at(-1)?.at ?? 0)) samples.push(sample);
    } else if (typeof value === 'object' && value !== null && 'end' in value) {
      end = ENDS.find((known) => known === value.end) ?? end;
    }
  }
  return { ...header, samples, end };
}

function isHeader(header: SampleLogHeader | undefined): header is SampleLogHeader {
  return (
    typeof header === 'object' &&
    header?.sampler === 1 &&
    !Number.isNaN(Date.parse(header.startedAt)) &&
    header.intervalSeconds > 0 &&
    typeof header.machine?.os === 'string' &&
    typeof header.machine.arch === 'string' &&
    header.machine.cores > 0 &&
    header.machine.memoryBytes >= 0 &&
    isProcessor(header.machine.processor)
  );
}

const isProcessor = (name: unknown): boolean =>
  name === undefined || (typeof name === 'string' && name.length > 0 && name.length <= 200);

function sampleOf(values: readonly unknown[]): Sample | undefined {
  const numbers = values.filter((value): value is number => typeof value === 'number' && value >= 0);
  if (numbers.length !== values.length || (values.length !== 7 && values.length !== 10)) return undefined;
  const [at, cpu, memoryBytes, diskReadBytes, diskWriteBytes, networkReceivedBytes, networkSentBytes] =
    numbers as [number, number, number, number, number, number, number];
  const [pressureCpu, pressureMemory, pressureIo] = numbers.slice(7);
  return {
    at,
    cpu: Math.min(1, cpu),
    memoryBytes,
    diskReadBytes,
    diskWriteBytes,
    networkReceivedBytes,
    networkSentBytes,
    ...(pressureIo === undefined
      ? {}
      : { pressure: { cpu: pressureCpu!, memory: pressureMemory!, io: pressureIo } }),
  };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
