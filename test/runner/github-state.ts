/** What the stand-in of GitHub's REST API knows: comments, pull requests, check runs, caches, runs. */
import type { ArtifactService, StoredArtifact } from './artifact-service.ts';
import type { CacheService } from './cache-service.ts';
import type { Permissions } from './permissions.ts';
import type { RunResult } from './result.ts';

/** A comment of an issue or pull request. Times are ISO 8601. */
export interface IssueComment {
  id: number;
  issue: number;
  body: string;
  /** Login of its author; that of a job's token is github-actions[bot]. */
  user: string;
  createdAt: string;
  updatedAt: string;
}

/** One side of a pull request. `repository` is OWNER/NAME; of a fork, the fork's. */
export interface PullSide {
  ref: string;
  sha: string;
  repository: string;
}

/** A pull request. */
export interface PullRequest {
  number: number;
  title: string;
  state: 'open' | 'closed';
  user: string;
  head: PullSide;
  base: PullSide;
}

/** A check run that a job created. */
export interface CheckRun {
  id: number;
  name: string;
  headSha: string;
  status: string;
  conclusion: string | null;
  output: { title: string | null; summary: string | null };
  startedAt: string;
  completedAt: string | null;
}

/** What a run leaves on GitHub, in its RunResult and in github.json. */
export interface GitHubRecord {
  comments: IssueComment[];
  checks: CheckRun[];
}

/** A run that the API tells about, with all of its attempts (the last one is the latest). */
export interface KnownRun {
  attempts(): readonly RunFacts[];
  artifacts(): readonly StoredArtifact[];
}

/** What is told of one attempt. `conclusion` is null while it runs. */
export type RunFacts = Pick<
  RunResult,
  'workflow' | 'file' | 'event' | 'head' | 'repository' | 'runId' | 'runAttempt' | 'jobs'
> & { conclusion: string | null };

/** The whole of it. */
export interface GitHubState extends GitHubRecord {
  repository: string;
  pulls: PullRequest[];
  runs: Map<number, KnownRun>;
  caches: Pick<CacheService, 'list' | 'evict'>;
  /** A file as it is at a commit, branch or tag; undefined where there is none. `sha` is that of its blob. */
  file?: (ref: string, path: string) => { sha: string; bytes: Buffer } | undefined;
  /** What a token may do; undefined for one that is not of this run. */
  permissionsOf(token: string): Permissions | undefined;
  /** Where an artifact is downloaded from. */
  artifactUrl: ArtifactService['url'];
}
