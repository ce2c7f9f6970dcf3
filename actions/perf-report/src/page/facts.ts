import type { PerfReport } from '@paceline/contracts';
import { formatBytes, formatDuration, html, type Markup, plural } from '@paceline/render';
import { metricWords, noiseText } from '../words.ts';
import { changeText, folded, nameCode, section, table } from './parts.ts';

/** Everything beyond the noise, largest difference first. */
export function changesSection(report: PerfReport): Markup | undefined {
  const changed = report.comparisons
    .filter(({ metric, verdict }) => metric !== 'wall' && (verdict === 'slower' || verdict === 'faster'))
    .sort((a, b) => difference(b) - difference(a));
  if (changed.length === 0) return undefined;
  const slower = changed.filter(({ verdict }) => verdict === 'slower').length;
  const body = folded(changed, { open: 8, most: 200, noun: 'change' }, (items) =>
    table(
      [
        { title: 'What' },
        { title: 'Time', style: 'number' },
        { title: 'Mean', style: 'number' },
        { title: 'Noise', style: 'number' },
        { title: 'Δ', style: 'number' },
      ],
      items.map(
        (item) =>
          html`<tr><td class="where">${nameCode(
            metricWords(item.metric, (name) => name),
            100,
          )}</td><td class="number">${formatDuration(item.value)}</td><td class="number muted">${formatDuration(item.baselineMean ?? 0)}</td><td class="number muted">±${noiseText(item.baselineDeviation ?? 0)}</td><td class="number">${changeText(item)}</td></tr>`,
      ),
    ),
  );
  return section('Beyond the noise', `${slower} slower, ${changed.length - slower} faster`, body);
}

const difference = ({ value, baselineMean = 0 }: PerfReport['comparisons'][number]): number =>
  Math.abs(value - baselineMean);

export function cacheSection({ caches }: PerfReport): Markup | undefined {
  if (caches.length === 0) return undefined;
  const words = { exact: 'hit', partial: 'partly', miss: 'miss', none: '–' } as const;
  const body = folded(caches, { open: 8, most: 200, noun: 'cache step' }, (items) =>
    table(
      [
        { title: 'Key' },
        { title: 'Job' },
        { title: 'Result' },
        { title: 'Restored', style: 'number' },
        { title: 'Saved', style: 'number' },
      ],
      items.map(({ key, job, leg, result, missReason, restore, save, savedSeconds }) => {
        const style = result === 'exact' ? 'good' : result === 'miss' ? 'bad' : '';
        const about = result === 'exact' ? gained(savedSeconds) : result === 'none' ? undefined : missReason;
        const why = about ? html` <span class="muted">${about}</span>` : '';
        const saved = save
          ? `${save.result}${save.result === 'saved' ? `, ${formatBytes(save.newBytes)} new` : ''}`
          : '–';
        return html`<tr><td class="where">${nameCode(key, 60)}</td><td>${leg ? `${job} ${leg}` : job}</td><td><span class="${style}">${words[result]}</span>${why}</td><td class="number">${restore ? `${formatBytes(restore.bytes)} in ${formatDuration(restore.seconds)}` : '–'}</td><td class="number">${saved}</td></tr>`;
      }),
    ),
  );
  return section('Caches', plural(caches.length, 'cache step'), body);
}

const gained = (seconds: number | undefined): string | undefined =>
  seconds !== undefined && seconds >= 1 ? `about ${formatDuration(seconds)} saved` : undefined;

export function gapsSection({ limits }: PerfReport): Markup | undefined {
  if (limits.length === 0) return undefined;
  const items = limits.slice(0, 50).map((gap) => html`<li>${gap}</li>`);
  return section('What this report could not see', '', html`<ul class="limits">${items}</ul>`);
}
