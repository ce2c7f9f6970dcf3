/**
 * The little of PromQL that a canary gate asks for: `sum(increase(name{label="v",label=~"v"}[10s]))`,
 * `rate`, a bare selector, numbers, `vector(0)`, and `a or b`. Anything else is refused as Prometheus
 * refuses what it cannot parse.
 */
export interface Sample {
  /** Milliseconds. */
  readonly at: number;
  readonly value: number;
}

export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly samples: readonly Sample[];
}

export class QueryError extends Error {}

export type Result =
  | { readonly type: 'scalar'; readonly value: number }
  | { readonly type: 'vector'; readonly elements: { labels: Record<string, string>; value: number }[] };

/** Prometheus looks back five minutes for the last sample of a series. */
const LOOKBACK = 300_000;

export function evaluate(text: string, series: readonly Series[], at: number): Result {
  const expression = text.trim();
  if (/^\d+(?:\.\d+)?$/.test(expression)) return { type: 'scalar', value: Number(expression) };
  const either = splitOr(expression);
  if (either) {
    const [left, right] = either.map((part) => evaluate(part, series, at));
    if (left!.type !== 'vector' || right!.type !== 'vector')
      throw new QueryError('set operator needs vectors');
    return left!.elements.length > 0 ? left! : right!;
  }
  const call = /^(sum|increase|rate|vector)\s*\(([\s\S]*)\)$/.exec(expression);
  if (!call) return { type: 'vector', elements: instant(expression, series, at) };
  const [, name, inner = ''] = call;
  if (name === 'vector') {
    const value = evaluate(inner, series, at);
    if (value.type !== 'scalar') throw new QueryError('vector() needs a scalar');
    return { type: 'vector', elements: [{ labels: {}, value: value.value }] };
  }
  if (name === 'sum') {
    const value = evaluate(inner, series, at);
    if (value.type !== 'vector')
      throw new QueryError('expected type instant vector in aggregation expression');
    const sum = value.elements.reduce((total, element) => total + element.value, 0);
    return { type: 'vector', elements: value.elements.length === 0 ? [] : [{ labels: {}, value: sum }] };
  }
  return { type: 'vector', elements: extrapolated(name as 'increase' | 'rate', inner, series, at) };
}

function instant(selector: string, series: readonly Series[], at: number) {
  return select(selector, series).flatMap(({ labels, samples }) => {
    const last = samples.findLast((sample) => sample.at <= at && sample.at > at - LOOKBACK);
    return last ? [{ labels: { ...labels }, value: last.value }] : [];
  });
}

/**
 * What Prometheus does: sums the steps up (a drop is a reset), then extrapolates to the window's borders, by
 * at most half a sample's distance where the series begins or ends within it, and never below zero.
 * Source: `extrapolatedRate` in prometheus/promql/functions.go (2.42).
 */
function extrapolated(name: 'increase' | 'rate', inner: string, series: readonly Series[], at: number) {
  const match = /^([\s\S]*)\[\s*(\d+)(ms|s|m|h)\s*\]$/.exec(inner.trim());
  if (!match) throw new QueryError(`expected type range vector in call to function "${name}"`);
  const window = Number(match[2]) * { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }[match[3] as 'ms'];
  if (window === 0) throw new QueryError('duration must be greater than 0');
  return select(match[1]!, series).flatMap(({ labels, samples }) => {
    const inside = samples.filter((sample) => sample.at >= at - window && sample.at <= at);
    if (inside.length < 2) return [];
    const first = inside[0]!;
    const last = inside.at(-1)!;
    let result = last.value - first.value;
    for (const [index, sample] of inside.slice(1).entries()) {
      if (sample.value < inside[index]!.value) result += inside[index]!.value;
    }
    const sampled = (last.at - first.at) / 1000;
    const average = sampled / (inside.length - 1);
    const limit = average * 1.1;
    let toStart = (first.at - (at - window)) / 1000;
    const toEnd = (at - last.at) / 1000;
    if (result > 0 && first.value >= 0) toStart = Math.min(toStart, sampled * (first.value / result));
    const reach = sampled + (toStart < limit ? toStart : average / 2) + (toEnd < limit ? toEnd : average / 2);
    const increase = result * (reach / sampled);
    return [{ labels: { ...labels }, value: name === 'rate' ? increase / (window / 1000) : increase }];
  });
}

function select(selector: string, series: readonly Series[]): Series[] {
  const match = /^([a-zA-Z_:][\w:]*)\s*(?:\{([^{}]*)\})?$/.exec(selector.trim());
  if (!match) throw new QueryError(`parse error: unexpected ${selector.trim().slice(0, 40)}`);
  const matchers = [...(match[2] ?? '').matchAll(/\s*([a-zA-Z_]\w*)\s*(=~|!~|!=|=)\s*"([^"]*)"\s*(?:,|$)/g)];
  if (matchers.map(([all]) => all).join('') !== (match[2] ?? ''))
    throw new QueryError('parse error: bad matcher');
  return series.filter(
    ({ labels }) =>
      labels['__name__'] === match[1] &&
      matchers.every(([, label, operator, value]) => {
        const own = labels[label!] ?? '';
        const same = operator!.includes('~') ? new RegExp(`^(?:${value})$`).test(own) : own === value;
        return operator!.startsWith('!') ? !same : same;
      }),
  );
}

/** The two sides of an `or` outside of brackets and strings. */
function splitOr(text: string): [string, string] | undefined {
  let depth = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index]!;
    if (character === '"') quoted = !quoted;
    if (quoted) continue;
    if ('({['.includes(character)) depth += 1;
    if (')}]'.includes(character)) depth -= 1;
    if (depth === 0 && /^ or\s/.test(text.slice(index, index + 4))) {
      return [text.slice(0, index), text.slice(index + 4)];
    }
  }
  return undefined;
}
