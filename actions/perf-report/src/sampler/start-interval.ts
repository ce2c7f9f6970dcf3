import { duration, type InputParser, InputProblem } from '@paceline/core';

/** Seconds between two samples. Shorter ones would cost the job what they measure, longer ones show nothing. */
export function samplingInterval(): InputParser<number> {
  const allowed = 'a duration from 100ms to 1m';
  const { parse } = duration();
  return {
    allowed,
    parse(text) {
      const seconds = parse(text);
      if (!(seconds >= 0.1 && seconds <= 60)) throw new InputProblem(allowed);
      return seconds;
    },
  };
}
