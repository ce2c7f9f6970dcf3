/** What of a job this machine can stand for: its labels, its container, its services. */
import { runnerArch, runnerOs } from './environment.ts';
import type { Value } from './expressions.ts';
import { coerceString, isObject } from './expressions.ts';

/** The labels of an evaluated `runs-on`; none when it asks for a group only. Throws when it says nothing. */
export function labelsIn(runsOn: Value): string[] {
  const asked = isObject(runsOn) ? (runsOn['labels'] ?? []) : runsOn;
  const labels = (Array.isArray(asked) ? asked : [asked]).map(coerceString);
  if (labels.includes('') || (labels.length === 0 && !isObject(runsOn))) {
    throw new Error("runs-on is empty: unexpected value ''");
  }
  return labels;
}

/** Why a job with these labels cannot run on this machine, or undefined when it can. */
export function refusedLabels(labels: readonly string[]): string | undefined {
  const label = labels.find(
    (item) => /\bwindows\b/i.test(item) || (/\bmacos\b/i.test(item) && runnerOs() !== 'macOS'),
  );
  if (label === undefined) return undefined;
  return (
    `runs-on: ${label} is not emulated: this machine is ${runnerOs()}, and a ` +
    `${/macos/i.test(label) ? 'macOS' : 'Windows'} job that ran here would say nothing about the real one`
  );
}

/** What a user should know about these labels though the job runs, or undefined. */
export function labelWarning(labels: readonly string[]): string | undefined {
  const label = labels.find((item) => /\barm(64)?\b/i.test(item));
  if (label === undefined || runnerArch().startsWith('ARM')) return undefined;
  return `runs-on: ${label} asks for an ARM machine; this one is ${runnerArch()}, so what depends on the processor may differ.`;
}

/** Why a job in this evaluated `container` cannot run here, or undefined when there is none after all. */
export function refusedContainer(container: Value): string | undefined {
  const image = imageOf(container);
  return image === ''
    ? undefined
    : `has a container (${image}); the local runner runs jobs on this machine only`;
}

/** Why a job with these evaluated `services` cannot run here. A service without an image is none, as on GitHub. */
export function refusedServices(services: Value): string | undefined {
  const names = Object.entries(isObject(services) ? services : {}).flatMap(([name, service]) =>
    imageOf(service) === '' ? [] : [name],
  );
  return names.length === 0
    ? undefined
    : `has services (${names.join(', ')}); the local runner does not start any`;
}

function imageOf(value: Value | undefined): string {
  const image = isObject(value) ? value['image'] : value;
  return image === undefined || image === null ? '' : coerceString(image);
}
