import type { PerfReport } from '@paceline/contracts';
import {
  COMMENT_ROOM,
  type CommentOutcome,
  type Environment,
  eventTrust,
  findPullRequest,
  type GitHub,
  isAboutPullRequest,
  isActionable,
  type Log,
  messageOf,
  writeStickyComment,
} from '@paceline/core';
import { type CommentExtras, isWorthTelling, markdownComment } from './comment-text.ts';

type CommentMode = 'auto' | 'always' | 'never' | 'on-change';

export interface CommentRequest {
  readonly mode: CommentMode;
  readonly key: string | undefined;
  readonly report: PerfReport;
  readonly extras: CommentExtras;
  /** True in the relay: a comment that the run wrote itself stays. */
  readonly yields: boolean;
}

interface CommentContext {
  readonly environment: Environment;
  readonly log: Pick<Log, 'info' | 'warning'>;
  readonly github: () => GitHub;
}

interface CommentAnswer {
  readonly url: string;
  /** Why there is no comment although one was wanted; one sentence. */
  readonly problem?: string;
}

const WORDS: Record<CommentOutcome['result'], string> = {
  created: 'written',
  edited: 'updated',
  unchanged: 'unchanged',
  later: 'left as it is: it tells of a later run, or this run wrote it itself',
  none: 'not written: nothing changed',
};

/**
 * Writes the report as the one comment of its workflow on the run's pull request. The summary holds
 * everything already, so a failure here is said in one line and the job stays green.
 */
export async function commentOnPull(
  context: CommentContext,
  request: CommentRequest,
): Promise<CommentAnswer> {
  const { environment, log } = context;
  const { mode, report, key, extras, yields } = request;
  if (mode === 'never' || !environment.onGitHub) return { url: '' };
  if (mode !== 'always' && !isAboutPullRequest(environment)) return { url: '' };
  try {
    const github = context.github();
    const pull = await findPullRequest(environment, github);
    if (!pull) {
      log.info('No comment: there is no open pull request with this commit as its head.');
      return { url: '' };
    }
    const { result, url } = await writeStickyComment(github, {
      number: pull.number,
      marker: { kind: 'perf-report', workflow: report.run.workflow, ...(key ? { key } : {}) },
      run: report.run,
      body: markdownComment(report, COMMENT_ROOM, extras),
      create: mode !== 'on-change' || isWorthTelling(report),
      yields,
    });
    log.info(`Comment on #${pull.number}: ${WORDS[result]}${url ? `, ${url}` : ''}`);
    return { url: url ?? '' };
  } catch (error) {
    return { url: '', problem: explain(context, error) };
  }
}

function explain({ environment, log }: CommentContext, error: unknown): string {
  const refused = isActionable(error) && error.code === 'PACELINE_GITHUB_PERMISSION';
  if (refused && eventTrust(environment).readOnlyToken) {
    const problem =
      'No comment: the token of a pull request from a fork, or from Dependabot, can only read. This summary holds the whole report.';
    // As GitHub means it to be, so no warning.
    log.info(problem);
    return problem;
  }
  const remedy = isActionable(error) ? ` ${error.remedy}` : '';
  const problem = `No comment: ${messageOf(error)}${remedy}`;
  log.warning(problem);
  return problem;
}
