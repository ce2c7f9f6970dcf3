/** What GitHub's REST API answers, as far as it is used here. Instants are ISO 8601. */

/** A step of a job. */
export interface GitHubStep {
  readonly name: string;
  readonly number: number;
  readonly status: string;
  readonly conclusion: string | null;
  readonly started_at?: string | null;
  readonly completed_at?: string | null;
}

/** A job of a workflow run. Its id is also the id of its check run (`job.check_run_id` in a workflow). */
export interface GitHubJob {
  readonly id: number;
  readonly name: string;
  /** `queued`, `in_progress`, `completed`, … */
  readonly status: string;
  /** `success`, `failure`, `cancelled`, `skipped`, …; null while the job runs. */
  readonly conclusion: string | null;
  readonly run_attempt?: number;
  readonly created_at?: string | null;
  readonly started_at?: string | null;
  readonly completed_at?: string | null;
  readonly runner_name?: string | null;
  readonly html_url?: string | null;
  readonly steps?: readonly GitHubStep[];
}

/** A comment of an issue or pull request. */
export interface GitHubComment {
  readonly id: number;
  readonly body?: string | null;
  readonly html_url?: string;
  readonly user?: { readonly login: string; readonly type?: string } | null;
  /** The app whose token wrote it; `github-actions` for a workflow's own token. */
  readonly performed_via_github_app?: { readonly slug?: string } | null;
}

/** A pull request of this repository. */
export interface GitHubPull {
  readonly number: number;
  readonly state: string;
  readonly head: {
    readonly sha: string;
    readonly ref?: string;
    /** Null when the fork was deleted. */
    readonly repo: { readonly full_name: string } | null;
  };
  readonly base: { readonly ref: string };
}

/** A workflow that a run called: where it stands, and the commit that it was read at. */
export interface GitHubCalledWorkflow {
  /** `owner/name/.github/workflows/file.yml@ref`. */
  readonly path: string;
  readonly sha: string;
}

/** An artifact of a run. */
export interface GitHubArtifact {
  readonly id: number;
  readonly name: string;
  /** Bytes of the zip. */
  readonly size_in_bytes: number;
  readonly expired?: boolean;
}
