import { type LegResult, SENTINEL_LEG, type ShardPlan } from '@paceline/contracts';
import { messageOf, type OpenArtifact } from '@paceline/core';
import { COVERAGE_NAMES, type Coverage, CoverageProblem, mergeCoverage } from '../code-coverage/coverage.ts';
import { parseIstanbul, writeIstanbul } from '../code-coverage/istanbul.ts';
import { parseLcov, writeLcov } from '../code-coverage/lcov.ts';
import { METRICS, type Metric, readThresholds, type Thresholds } from '../code-coverage/thresholds.ts';
import { axesText } from '../plan/account-plan.ts';
import type { Problem } from '../plan/verify-plan.ts';
import { BLOB_NAME, JUNIT_NAME, MAX_ATTACHMENT_BYTES, THRESHOLDS_NAME } from '../result/attachments.ts';
import { type JUnitFile, writeJUnit } from '../result/junit-file.ts';
import { totalsOf } from '../result/run-summary.ts';
import { listed } from '../words.ts';
import { readLegJUnit } from './merge-junit.ts';

/** A leg's result, and what stands beside it. */
export interface ReadLeg {
  readonly result: LegResult;
  readonly artifact: OpenArtifact;
  /** Files of which its tests count; absent for all. */
  readonly only?: ReadonlySet<string>;
}

/** The legs' reports as one. */
export interface MergedReports {
  /** Content by file name: junit.xml, lcov.info, coverage-final.json, and a blob of Playwright for each leg that has one. */
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly coverage: Coverage;
  /** Legs that ran tests and left no coverage though others did. */
  readonly withoutCoverage: readonly string[];
  /** Of the projects' configurations; of several the highest. */
  readonly thresholds: Thresholds;
  /** What is lacking in the merged reports, in sentences. */
  readonly notes: readonly string[];
  readonly problems: readonly Problem[];
}

/** Merges what the legs of a plan left. What cannot be read is a problem: the merged report would hide tests. */
export function mergeReports(plan: ShardPlan, legs: readonly ReadLeg[]): MergedReports {
  const planned = new Map(plan.legs.filter(({ leg }) => leg !== SENTINEL_LEG).map((leg) => [leg.leg, leg]));
  const junit: JUnitFile[] = [];
  const covered: Coverage[] = [];
  const withoutCoverage: string[] = [];
  const files = new Map<string, string | Uint8Array>();
  const problems: Problem[] = [];
  const unreported: string[] = [];
  let thresholds: Thresholds = {};
  for (const { result, artifact, only } of legs) {
    const leg = planned.get(result.leg);
    if (leg === undefined) continue;
    const attachments = new Set(result.attachments);
    const read = <T>(name: string, parse: (bytes: Uint8Array) => T): T | undefined => {
      if (!attachments.has(name)) return undefined;
      try {
        const bytes = artifact.file(name, MAX_ATTACHMENT_BYTES);
        if (bytes === undefined) throw new Error('it is not in the artifact of the leg');
        return parse(bytes);
      } catch (error) {
        const text = `The ${name} of leg ${result.leg} cannot be merged: ${messageOf(error).replace(/\.$/, '')}.`;
        problems.push({ kind: 'unmerged', leg: result.leg, text, files: [] });
        return undefined;
      }
    };
    const of = { suite: leg.suite, axes: axesText(leg.axes) };
    const tests = read(JUNIT_NAME, (bytes) => readLegJUnit(bytes, of));
    for (const one of tests ?? []) if (!only || (one.file && only.has(one.file))) junit.push(one);
    if (!attachments.has(JUNIT_NAME) && totalsOf(result).tests > 0) unreported.push(result.leg);
    const own = read(THRESHOLDS_NAME, (bytes) => readThresholds(JSON.parse(new TextDecoder().decode(bytes))));
    thresholds = higher(thresholds, own ?? {});
    let hasCoverage = false;
    for (const name of COVERAGE_NAMES) {
      const parse = name.endsWith('.json') ? parseIstanbul : parseLcov;
      const coverage = read(name, (bytes) => parse(new TextDecoder().decode(bytes), (path) => path));
      if (coverage) covered.push(coverage);
      hasCoverage ||= coverage !== undefined;
    }
    if (!hasCoverage && result.executed.some(({ tests: count }) => count > 0))
      withoutCoverage.push(result.leg);
    for (const name of result.attachments ?? []) {
      const blob = BLOB_NAME.test(name) ? read(name, (bytes) => bytes) : undefined;
      if (blob) files.set(`playwright-${result.leg}-${name}`, blob);
    }
  }
  if (junit.length > 0) files.set(JUNIT_NAME, writeJUnit(junit));
  const coverage = mergedCoverage(covered, problems);
  for (const [name, text] of [
    [COVERAGE_NAMES[0], writeIstanbul(coverage)],
    [COVERAGE_NAMES[1], writeLcov(coverage)],
  ] as const) {
    if (text.length > 3) files.set(name, text);
  }
  const notes =
    unreported.length > 0
      ? [`The merged junit.xml lacks the tests of legs that did not leave theirs: ${listed(unreported)}.`]
      : [];
  return {
    ...{ files, coverage, thresholds, problems, notes },
    withoutCoverage: covered.length > 0 ? withoutCoverage : [],
  };
}

function higher(a: Thresholds, b: Thresholds): Thresholds {
  const limits = METRICS.flatMap((metric): [Metric, number][] => {
    const values = [a[metric], b[metric]].filter((value) => value !== undefined);
    return values.length === 0 ? [] : [[metric, Math.max(...values)]];
  });
  const others = [...new Set([...(a.others ?? []), ...(b.others ?? [])])];
  return { ...Object.fromEntries(limits), ...(others.length > 0 ? { others } : {}) };
}

function mergedCoverage(covered: readonly Coverage[], problems: Problem[]): Coverage {
  try {
    return mergeCoverage(covered);
  } catch (error) {
    if (!(error instanceof CoverageProblem)) throw error;
    const text = `The legs' coverage cannot be merged: ${error.message}.`;
    problems.push({ kind: 'unmerged', leg: '', text, files: [] });
    return new Map();
  }
}
