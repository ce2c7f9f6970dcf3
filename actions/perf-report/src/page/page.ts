import type { HistoryRecord, PerfReport, TestPlan } from '@paceline/contracts';
import { html, htmlPage, type Markup } from '@paceline/render';
import type { Usage } from '../read/profiles.ts';
import { cacheSection, changesSection, gapsSection } from './facts.ts';
import { pageHeader, tiles } from './head.ts';
import { profileSection } from './profiles.ts';
import { failuresSection, flakySection, slowestSections, whySection } from './tests.ts';
import { shardSection, timelineSection } from './timeline.ts';
import { trendSection } from './trend.ts';

export interface PageFacts {
  readonly report: PerfReport;
  /** Earlier runs of the workflow, newest first. */
  readonly records: readonly HistoryRecord[];
  readonly testPlan: TestPlan | undefined;
  /** What the machines of jobs were used for, where a sampler ran. */
  readonly usage?: Usage;
}

/** The report as one HTML file: what matters most first, every section only when there is something in it. */
export function htmlReport(facts: PageFacts): string {
  const { report, testPlan } = facts;
  const records = facts.records.filter(({ runId }) => runId !== report.run.runId);
  const sections: (Markup | undefined)[] = [
    pageHeader(report),
    tiles(report, records),
    failuresSection(report),
    flakySection(report),
    timelineSection(report),
    facts.usage && profileSection(report, facts.usage),
    shardSection(report),
    slowestSections(report, records),
    trendSection(report, records),
    changesSection(report),
    testPlan && whySection(testPlan, report),
    cacheSection(report),
    gapsSection(report),
    html`<footer>Made by Paceline at ${report.createdAt.slice(0, 16).replace('T', ' ')} UTC. The same facts for programs: <code>perf-report.json</code>.</footer>`,
  ];
  const { repository, workflow } = report.run;
  return htmlPage(`${repository} · ${workflow} · perf report`, html`<main>${sections}</main>`);
}
