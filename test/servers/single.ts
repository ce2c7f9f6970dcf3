import { onFreePort, type Server, type ServerProcess, serverFolder, startProcess } from './server-process.ts';

export interface SingleServer extends Server {
  readonly port: number;
  /** Its own folder, removed by `stop()`. */
  readonly folder: string;
}

export interface SinglePlan {
  readonly program: string;
  readonly args: readonly string[];
  readonly answers: () => Promise<boolean>;
  readonly stopSignal?: 'SIGTERM' | 'SIGKILL';
}

/**
 * Starts a server of one process on a free port in a folder of its own; `plan` writes its configuration and
 * says how it is run and asked. Nothing is left behind when it does not come up.
 */
export function startSingle(
  name: string,
  deadlineSeconds: number,
  plan: (port: number, folder: string) => SinglePlan,
): Promise<SingleServer> {
  return onFreePort(async (port) => {
    const folder = serverFolder(name);
    let child: ServerProcess | undefined;
    const stop = async () => {
      await child?.stop();
      folder.remove();
    };
    try {
      const { answers, ...program } = plan(port, folder.path);
      child = startProcess({ name, folder: folder.path, ...program });
      await child.ready(answers, deadlineSeconds);
    } catch (error) {
      await stop();
      throw error;
    }
    return { port, folder: folder.path, pids: [child.pid], stop };
  });
}
