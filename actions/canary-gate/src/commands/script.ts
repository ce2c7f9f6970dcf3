import { NOTE_BYTES, noteFile } from './progress.ts';

/** What a command's shell and everything that it starts has in its environment, by which they are recognised. */
export const MARK = 'PACELINE_CANARY_PROGRESS';

/**
 * The shell around a command of the user. It leads the process group, notes its process before the command and the
 * exit status after it, and does not begin once the gate that started it is gone: that is asked before and after
 * the note, so that post either finds the note or knows that nothing will run.
 *
 * Output goes through a process that goes on reading when nobody reads us any more: a command that must not be cut
 * half-way (rollback, promote) would otherwise be ended by its next line (SIGPIPE) after the gate was killed.
 *
 * Statuses of its own: 74 the process could not be noted, 75 the gate is gone. A rollback runs without a note too.
 */
const OUTER = `
script=$1
note() { printf '%-${NOTE_BYTES - 1}s\\n' "$1" 1<>"$PACELINE_CANARY_NOTE"; } 2>/dev/null
gate_is_there() { [ "$PACELINE_CANARY_GATE" = any ] || [ "$PPID" = "$PACELINE_CANARY_GATE" ]; }
gate_is_there || exit 75
IFS= read -r stat 2>/dev/null < "/proc/$$/stat" || stat=') '
set -- \${stat##*) }
if ! note "running $PACELINE_CANARY_COMMAND $PACELINE_CANARY_ID $$ \${20:-0}" && [ "$PACELINE_CANARY_COMMAND" != rollback ]; then
  echo "The command was not run: its process could not be noted for the post step, since nothing can be written to $PACELINE_CANARY_NOTE."
  exit 74
fi
# PPID is that of the start; the kernel knows better.
if [ -r "/proc/$$/stat" ] && [ "$PACELINE_CANARY_GATE" != any ]; then
  IFS= read -r stat < "/proc/$$/stat"
  set -- \${stat##*) }
  [ "$2" = "$PACELINE_CANARY_GATE" ] || { note 'ended none 0 75'; exit 75; }
fi
exec > >(trap '' PIPE TERM INT HUP; cat || cat > /dev/null) 2>&1
bash --noprofile --norc -euo pipefail -c "$script"
status=$?
note "ended $PACELINE_CANARY_COMMAND $PACELINE_CANARY_ID $status"
exit $status
`;

/** A command's mark: of the gate's folder, and of this one command among all that it runs. */
export const markOf = (folder: string, id: string): string => `${folder}#${id}`;

/**
 * Program arguments and environment for one command; `folder` is that of progress.ts.
 * @param id letters and digits, another one for each command
 */
export function shellCommand(
  name: string,
  id: string,
  script: string,
  folder: string,
): { readonly args: readonly string[]; readonly env: Record<string, string> } {
  return {
    args: ['--noprofile', '--norc', '-c', OUTER, 'bash', script],
    env: {
      [MARK]: markOf(folder, id),
      PACELINE_CANARY_NOTE: noteFile(folder),
      PACELINE_CANARY_COMMAND: name,
      PACELINE_CANARY_ID: id,
      // On Windows bash does not know its parent.
      PACELINE_CANARY_GATE: process.platform === 'win32' ? 'any' : String(process.pid),
    },
  };
}
