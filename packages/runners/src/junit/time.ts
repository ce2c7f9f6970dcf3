/** Beyond thirty years no test has run; such a time is a mistake, and sums of it would not be finite. */
const MAX_SECONDS = 1e9;

/**
 * Seconds from a time attribute: `0.123`, `1,234.5` (surefire groups thousands), `0,123` and `1.234,5`
 * (a comma locale), `12.5s`, and `0:00:10.69` or `1 day, 0:00:10` (Python and .NET write durations so). The
 * last separator is the decimal one, unless the same one stands there twice. What is missing, negative, no
 * number or longer than thirty years is 0.
 */
export function parseSeconds(text: string | undefined): number {
  const trimmed = (text ?? '').slice(0, 100).trim();
  const clock = /^(?:(\d{1,6})(?:\.| days?,? ))?(?:(\d{1,6}):)?(\d{1,6}):(\d{1,3}(?:[.,]\d+)?)$/.exec(
    trimmed,
  );
  const value = clock
    ? ((Number(clock[1] ?? 0) * 24 + Number(clock[2] ?? 0)) * 60 + Number(clock[3])) * 60 +
      parseNumber(clock[4]!)
    : parseNumber(trimmed.replace(/(?<=\d) ?s(?:ec(?:onds?)?)?$/i, ''));
  return value >= 0 && value <= MAX_SECONDS ? value : 0;
}

function parseNumber(text: string): number {
  if (!/^\d[\d.,]*(?:e[+-]?\d+)?$/i.test(text)) return 0;
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const separator = text[last];
  const decimal = last >= 0 && text.indexOf(separator!) === last ? last : -1;
  const plain = decimal < 0 ? text : `${text.slice(0, decimal)}#${text.slice(decimal + 1)}`;
  return Number(plain.replaceAll(/[.,]/g, '').replace('#', '.'));
}
