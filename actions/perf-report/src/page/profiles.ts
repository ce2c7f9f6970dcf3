import type { PerfReport, Profile } from '@paceline/contracts';
import {
  areaChart,
  formatBytes,
  formatDuration,
  formatPercent,
  html,
  type Markup,
  plural,
  shorten,
} from '@paceline/render';
import { peaksOf, type Usage } from '../read/profiles.ts';
import { folded, section } from './parts.ts';

/** CPU and memory of each job over its time, where a sampler ran. */
export function profileSection(report: PerfReport, usage: Usage): Markup | undefined {
  const jobs = report.jobs.flatMap(({ id, name }) => {
    const profiles = id === undefined ? undefined : usage.get(id);
    return profiles ? [[name, profiles] as const] : [];
  });
  if (jobs.length === 0) return undefined;
  const rows = folded(
    jobs,
    { open: 12, most: 200, noun: 'job' },
    (items) =>
      html`<div class="rows">${items.map(([name, profiles]) => profiles.map((profile) => jobUsage(name, profile)))}</div>`,
  );
  return section('CPU and memory', 'over the time of each job, of all cores and of all memory', rows);
}

function jobUsage(name: string, profile: Profile): Markup {
  const { cpu, memoryBytes, memoryShare } = peaksOf([profile]);
  const seconds = profile.cpu.length * profile.intervalSeconds;
  const size = profile.machine.memoryBytes || memoryBytes || 1;
  const label = (what: string, peak: string) =>
    `${what} of ${name} over ${formatDuration(seconds)}, peak ${peak}`;
  const memoryText = `${formatBytes(memoryBytes)}${memoryShare === undefined ? '' : ` (${formatPercent(memoryShare)})`}`;
  return html`<div class="usage"><span class="name" title="${shorten(name, 500)}">${shorten(name, 120)} <span class="muted">${plural(profile.machine.cores, 'core')}, ${formatDuration(seconds)}</span></span>
<figure>${areaChart(profile.cpu, 1, label('CPU', formatPercent(cpu)))}<figcaption>CPU, peak ${formatPercent(cpu)}</figcaption></figure>
<figure>${areaChart(profile.memoryBytes, size, label('Memory', memoryText))}<figcaption>memory, peak ${memoryText}</figcaption></figure></div>
`;
}
