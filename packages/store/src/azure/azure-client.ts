import type { ContainerClient } from '@azure/storage-blob';
import { StoreError } from '../tier/errors.ts';
import { refuseCredentials } from '../tier/refuse-credentials.ts';

export interface AzureContainer {
  readonly container: string;
  /** Name of the storage account. Default AZURE_STORAGE_ACCOUNT, or what the connection string names. */
  readonly account?: string | undefined;
  /** With the account in its path where the service wants it there. Default `https://<account>.blob.core.windows.net`. */
  readonly endpoint?: string | undefined;
  /**
   * The process's environment, for the credentials, in this order: AZURE_STORAGE_CONNECTION_STRING where it is
   * of this account, AZURE_STORAGE_KEY, AZURE_STORAGE_SAS_TOKEN. Microsoft Entra ID (OIDC, managed identities) is
   * not among them, as it needs @azure/identity; `az storage container generate-sas --as-user --auth-mode login`
   * makes a SAS token from it.
   */
  readonly variables: Readonly<Record<string, string | undefined>>;
}

interface Login {
  readonly account: string;
  readonly endpoint: string;
  readonly key?: string;
  readonly sas?: string;
}

/** Loads Azure's client. @throws StoreError PACELINE_STORE_CREDENTIALS or _SPEC, without what they are */
export async function openContainer(target: AzureContainer): Promise<ContainerClient> {
  const { account, endpoint, key, sas } = loginOf(target);
  const { AnonymousCredential, ContainerClient, newPipeline, StorageSharedKeyCredential } = await import(
    '@azure/storage-blob'
  );
  const credential =
    key === undefined ? new AnonymousCredential() : new StorageSharedKeyCredential(account, key);
  // One try: what is worth another one is the stack's to say.
  const pipeline = newPipeline(credential, { retryOptions: { maxTries: 1 } });
  const url = `${endpoint}/${encodeURIComponent(target.container)}${sas === undefined ? '' : `?${sas}`}`;
  return new ContainerClient(url, pipeline);
}

function loginOf({ account: named, endpoint, variables }: AzureContainer): Login {
  const fields = fieldsOf(variables['AZURE_STORAGE_CONNECTION_STRING'] ?? '');
  const wanted = named || undefined;
  const owner = fields['AccountName'] ?? accountIn(fields['BlobEndpoint']);
  // A connection string without a name fits any account: it has nothing but an address and a SAS token.
  const fits = Object.keys(fields).length > 0 && (!wanted || !owner || owner === wanted);
  const account = wanted ?? (fits ? owner : undefined) ?? variables['AZURE_STORAGE_ACCOUNT'];
  if (!account) {
    throw denied(
      'No storage account is named for the store tier "azblob".',
      'Write azblob://container/prefix?account=NAME, or set AZURE_STORAGE_ACCOUNT.',
    );
  }
  const protocol = fields['DefaultEndpointsProtocol'] ?? 'https';
  const suffix = fields['EndpointSuffix'] ?? 'core.windows.net';
  const usual = fits
    ? (fields['BlobEndpoint'] ?? `${protocol}://${account}.blob.${suffix}`)
    : `https://${account}.blob.core.windows.net`;
  const at = { account, endpoint: (endpoint || usual).replace(/\/+$/, '') };
  refuseCredentials('azblob', at.endpoint);
  const key = (fits ? fields['AccountKey'] : undefined) ?? variables['AZURE_STORAGE_KEY'];
  const sas = (fits ? fields['SharedAccessSignature'] : undefined) ?? variables['AZURE_STORAGE_SAS_TOKEN'];
  // What the connection string has comes first, a SAS token too.
  if (fits && !fields['AccountKey'] && fields['SharedAccessSignature']) return { ...at, sas: bare(sas!) };
  if (key) return { ...at, key };
  if (sas) return { ...at, sas: bare(sas) };
  throw denied(
    `No credentials for the Azure storage account "${account}" were found.`,
    'Set AZURE_STORAGE_CONNECTION_STRING, AZURE_STORAGE_KEY or AZURE_STORAGE_SAS_TOKEN in the environment of the step.',
  );
}

/** `Name=value;…`; values may have `=` in them, as keys in base64 do. */
function fieldsOf(text: string): Partial<Record<string, string>> {
  return Object.fromEntries(
    text
      .split(';')
      .map((part) => /^(\w+)=(.+)$/.exec(part.trim()))
      .filter((match) => match !== null)
      .map(([, name, value]) => [name, value]),
  );
}

const accountIn = (endpoint: string | undefined): string | undefined =>
  /^https?:\/\/([a-z0-9]+)\.blob\./.exec(endpoint ?? '')?.[1];

const bare = (sas: string): string => sas.trim().replace(/^\?/, '');

const denied = (what: string, remedy: string) => new StoreError('PACELINE_STORE_CREDENTIALS', what, remedy);
