import type { GitHub } from './github.ts';
import { statusOf } from './github-retry.ts';
import type { GitHubComment } from './github-shapes.ts';

/** Which comment is meant: one per workflow and key on each pull request. */
interface CommentMarker {
  /** Who writes it, e.g. `perf-report`. */
  readonly kind: string;
  readonly workflow: string;
  readonly key?: string;
}

/** The run that a comment reports, so that a slow run never overwrites the report of a later one. */
interface CommentRun {
  readonly runId: string;
  readonly attempt: number;
}

export interface StickyComment {
  readonly number: number;
  readonly marker: CommentMarker;
  readonly run: CommentRun;
  /** Markdown, within {@link COMMENT_ROOM} characters (UTF-16 code units). */
  readonly body: string;
  /** False: only a comment that is there already is edited. */
  readonly create: boolean;
  /** True: a comment that already reports this very run is left unchanged. */
  readonly yields?: boolean;
}

export interface CommentOutcome {
  /** `later`: the comment reports a later run; `none`: there was no comment, and none was to be created. */
  readonly result: 'created' | 'edited' | 'unchanged' | 'later' | 'none';
  readonly url?: string;
}

/** GitHub refuses comments beyond 65,536 characters; our hidden lines take up to 1,900 of them. */
export const COMMENT_ROOM = 63_000;

/**
 * The hidden line by which a comment is found again. Names are encoded, so that nothing in them ends the
 * HTML comment: `-` is the only character of encodeURIComponent's that could.
 */
export const markerLine = ({ kind, workflow, key = '' }: CommentMarker): string =>
  `<!-- paceline:${encode(kind)} workflow=${encode(workflow)} key=${encode(key)} -->`;

const encode = (text: string): string =>
  encodeURIComponent(text.toWellFormed().slice(0, 100).toWellFormed()).replaceAll('-', '%2D');

const runLine = ({ runId, attempt }: CommentRun): string => `<!-- paceline:run ${runId}.${attempt} -->`;

/** The run that a comment reports. */
function runOf(body: string): CommentRun | undefined {
  const match = /<!-- paceline:run (\d{1,18})\.(\d{1,6}) -->\s*$/.exec(body);
  return match ? { runId: match[1]!, attempt: Number(match[2]) } : undefined;
}

/** Negative when `a` is the earlier run: ids of runs only grow. */
const compareRuns = (a: CommentRun, b: CommentRun): number =>
  Number(a.runId) - Number(b.runId) || a.attempt - b.attempt;

/**
 * Writes the one comment of a marker: edits the one that is there, wherever among the comments, or creates
 * it. Runs that create it at the same time look again after creating: the comment with the lowest id stays,
 * each run deletes its own if that is not it, and writes into the one that stays. A comment with our marker
 * that somebody else wrote is not ours and is left alone.
 * @throws PacelineError as {@link GitHub} does
 */
export async function writeStickyComment(github: GitHub, sticky: StickyComment): Promise<CommentOutcome> {
  const marker = markerLine(sticky.marker);
  const body = `${marker}\n${sticky.body.trim()}\n\n${runLine(sticky.run)}`;
  const existing = await ownComments(github, sticky.number, marker);
  const [first, ...others] = existing;
  if (first) {
    for (const other of others) await remove(github, other.id);
    return edit(github, first, body, sticky);
  }
  if (!sticky.create) return { result: 'none' };
  const created = await github.createComment(sticky.number, body);
  const login = created.user?.login;
  const again = await ownComments(github, sticky.number, marker, login);
  const winner = again[0];
  if (!winner || winner.id >= created.id) return outcome('created', created);
  await remove(github, created.id);
  return edit(github, winner, body, sticky);
}

async function edit(
  github: GitHub,
  comment: GitHubComment,
  body: string,
  { run, yields }: StickyComment,
): Promise<CommentOutcome> {
  const text = normal(comment.body);
  if (text === normal(body)) return outcome('unchanged', comment);
  const existing = runOf(text);
  const order = existing ? compareRuns(run, existing) : 1;
  if (order < 0 || (order === 0 && yields)) return outcome('later', comment);
  return outcome('edited', await github.updateComment(comment.id, body));
}

const outcome = (result: CommentOutcome['result'], { html_url }: GitHubComment): CommentOutcome => ({
  result,
  ...(html_url ? { url: html_url } : {}),
});

/** Our own comments with a marker, lowest id first. Our login is asked for only where there are marked ones. */
async function ownComments(
  github: GitHub,
  number: number,
  marker: string,
  login?: string,
): Promise<GitHubComment[]> {
  const marked = (await github.listComments(number)).filter(({ body }) => normal(body).startsWith(marker));
  if (marked.length === 0) return [];
  const me = login ?? (await github.viewer());
  return marked.filter((comment) => isOwn(comment, me)).sort((a, b) => a.id - b.id);
}

/** Where GitHub does not say who we are, an app's comment is ours: people cannot write as one. */
function isOwn({ user, performed_via_github_app: app }: GitHubComment, me: string | undefined): boolean {
  if (me === undefined) return user?.type === 'Bot' || Boolean(app);
  // GraphQL names an app's bot with or without the suffix that REST gives it.
  const plain = (login: string) => login.replace(/\[bot\]$/, '').toLowerCase();
  return user ? plain(user.login) === plain(me) && (user.type === 'Bot' || !me.endsWith('[bot]')) : false;
}

/** Deleting what another run deleted already is no failure. */
async function remove(github: GitHub, id: number): Promise<void> {
  try {
    await github.deleteComment(id);
  } catch (error) {
    if (statusOf(error) !== 404) throw error;
  }
}

const normal = (body: string | null | undefined): string => (body ?? '').replaceAll('\r\n', '\n').trim();
