import { accessSync } from 'node:fs';
import { azuriteBlob } from './catalog.ts';
import { type SingleServer, startSingle } from './single.ts';

export interface AzuriteServer extends SingleServer {
  /** `http://127.0.0.1:PORT/devstoreaccount1` */
  readonly url: string;
  readonly account: string;
  /** The account key, base64. */
  readonly key: string;
}

/** Azurite's published development account. */
const account = 'devstoreaccount1';
const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

/** Azure Blob Storage's emulator, in memory, without containers. */
export async function startAzurite(): Promise<AzuriteServer> {
  const server = await startSingle('azurite', 30, (port) => {
    accessSync(azuriteBlob);
    return {
      program: process.execPath,
      args: [
        ...[azuriteBlob, '--blobHost', '127.0.0.1', '--blobPort', `${port}`],
        ...['--inMemoryPersistence', '--skipApiVersionCheck', '--disableTelemetry', '--silent'],
      ],
      // Without credentials it refuses; only Azurite refuses in this way.
      async answers() {
        const response = await fetch(`http://127.0.0.1:${port}/${account}?comp=list`);
        return response.headers.get('server')?.startsWith('Azurite') ?? false;
      },
      stopSignal: 'SIGKILL',
    };
  });
  return { ...server, url: `http://127.0.0.1:${server.port}/${account}`, account, key };
}
