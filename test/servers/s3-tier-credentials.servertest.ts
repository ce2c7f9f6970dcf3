import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createS3Tier, type S3Options } from '../../packages/store/src/s3/s3.ts';

const EXPIRES = '2099-01-01T00:00:00Z';
const STS = `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
<AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>FROMSTS</AccessKeyId>
<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${EXPIRES}</Expiration></Credentials>
</AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`;
const given = (id: string) =>
  JSON.stringify({ AccessKeyId: id, SecretAccessKey: 's', Token: 't', Expiration: EXPIRES });

/** Answers as the bucket, as STS, as a container's and as a machine's metadata service. */
let server: Server;
let folder: string;
let seen: { path: string; key: string | undefined }[] = [];
let machineAnswers = true;
beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    const key = /Credential=(\w+)\//.exec(request.headers.authorization ?? '')?.[1];
    seen.push({ path, key });
    request.resume();
    request.on('end', () => {
      if (path === '/container') return void response.end(given('FROMCONTAINER'));
      if (path.startsWith('/latest/')) {
        if (!machineAnswers) return;
        if (path.endsWith('/token')) return void response.end('token');
        return void response.end(path.endsWith('/role') ? given('FROMMACHINE') : 'role');
      }
      if (path.startsWith('/bucket')) {
        return void response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
      }
      response.end(STS);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  folder = mkdtempSync(join(tmpdir(), 'paceline-credentials-'));
});
afterAll(() => {
  server?.closeAllConnections();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  seen = [];
  machineAnswers = true;
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) vi.stubEnv(name, undefined);
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'none'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'none'));
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
});
afterEach(() => void vi.unstubAllEnvs());

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const file = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const open = (options: Partial<S3Options> = {}) =>
  createS3Tier({ bucket: 'bucket', prefix: '', endpoint: url(), variables: process.env, ...options });
const keyUsed = async (options?: Partial<S3Options>) => {
  const tier = open(options);
  await tier.get('a');
  await tier.close();
  return seen.find(({ path }) => path.startsWith('/bucket'))?.key;
};

test('credentials of the environment', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'FROMENVIRONMENT');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 's');
  expect(await keyUsed()).toBe('FROMENVIRONMENT');
});

test('credentials of a profile, named by the environment or by the tier, before those of the environment', async () => {
  const content =
    '[one]\naws_access_key_id=PROFILEONE\naws_secret_access_key=s\n[two]\naws_access_key_id=PROFILETWO\naws_secret_access_key=s\n';
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', file('profiles', content));
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'FROMENVIRONMENT');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 's');
  vi.stubEnv('AWS_PROFILE', 'one');
  expect(await keyUsed()).toBe('PROFILEONE');
  seen = [];
  expect(await keyUsed({ profile: 'two' })).toBe('PROFILETWO');
});

test('credentials for a web identity (OIDC) from STS', async () => {
  vi.stubEnv('AWS_WEB_IDENTITY_TOKEN_FILE', file('token', 'a.b.c'));
  vi.stubEnv('AWS_ROLE_ARN', 'arn:aws:iam::123456789012:role/cache');
  vi.stubEnv('AWS_ENDPOINT_URL_STS', url());
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  expect(await keyUsed()).toBe('FROMSTS');
});

test('credentials of a container', async () => {
  vi.stubEnv('AWS_CONTAINER_CREDENTIALS_FULL_URI', `${url()}/container`);
  expect(await keyUsed()).toBe('FROMCONTAINER');
});

test('credentials of a process', async () => {
  const answer = JSON.stringify({ Version: 1, AccessKeyId: 'FROMPROCESS', SecretAccessKey: 's' });
  const path = file('answer.json', answer);
  vi.stubEnv('AWS_CONFIG_FILE', file('process', `[profile three]\ncredential_process = cat ${path}\n`));
  expect(await keyUsed({ profile: 'three' })).toBe('FROMPROCESS');
});

test('credentials of a machine', async () => {
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', undefined);
  vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', url());
  expect(await keyUsed()).toBe('FROMMACHINE');
});

test('a machine whose metadata service does not answer is asked once, by however many calls', async () => {
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', undefined);
  vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', url());
  machineAnswers = false;
  const tier = open();
  const refused = { code: 'PACELINE_STORE_CREDENTIALS' };
  await Promise.all(['a', 'b', 'c', 'd'].map((key) => expect(tier.get(key)).rejects.toMatchObject(refused)));
  const asked = seen.length;
  // One walk of the chain: the token, and twice without, a second each.
  expect(asked).toBeLessThanOrEqual(3);
  for (const key of ['a', 'b']) await expect(tier.get(key)).rejects.toMatchObject(refused);
  expect(seen).toHaveLength(asked);
});
