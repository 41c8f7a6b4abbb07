import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildExplorer } from '../../scripts/start/explorer.ts';
import { readConfig } from '../../server/config.ts';
import { freePort } from '../services/free-port.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}
interface Service {
  readonly build?: string;
  readonly image?: string;
  readonly user?: string;
  readonly command?: readonly string[];
  readonly ports?: readonly string[];
  readonly networks: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  readonly volumes: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly read_only?: boolean;
  readonly tmpfs?: readonly string[];
  readonly cap_drop: readonly string[];
  readonly security_opt: readonly string[];
  readonly mem_limit: string;
  readonly pids_limit: number;
  readonly restart: string;
  readonly healthcheck: { readonly test: readonly string[] };
}

/** Instructions of a Dockerfile in order, continued lines joined, comments left out. */
const instructions = read('Dockerfile')
  .replaceAll(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => ({ name: line.split(' ', 1)[0], rest: line.slice(line.indexOf(' ') + 1) }));
/** Those of the stage that becomes the image. */
const image = instructions.slice(instructions.findLastIndex(({ name }) => name === 'FROM'));
const only = (name: string): string => {
  const found = image.filter((instruction) => instruction.name === name);
  expect(found, name).toHaveLength(1);
  return found[0].rest;
};
const imageEnvironment = Object.fromEntries(
  only('ENV')
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
);
const healthCommand = JSON.parse(only('HEALTHCHECK').replace(/^.*?CMD /, '')) as readonly string[];
const command = [...JSON.parse(only('ENTRYPOINT')), ...JSON.parse(only('CMD'))] as readonly string[];

const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose;
const { ringsight, worker, neo4j, redis } = compose.services;
const configNames = new Set(read('server/config.ts').match(/RINGSIGHT_[A-Z0-9_]+/g));
const key = 'tester:0123456789abcdef0123';
/** As a shell in the container sees it: compose takes a doubled dollar for one. */
const shell = (text: string): string => text.replaceAll('$$', '$');

describe('docker-compose.yml', () => {
  it('has the application, a worker, and what they need', () => {
    expect(Object.keys(compose.services)).toEqual(['ringsight', 'worker', 'neo4j', 'redis']);
    expect([ringsight.build, worker.build]).toEqual(['.', '.']);
    expect(neo4j.image).toBe('neo4j:5.26-community');
    for (const { depends_on } of [ringsight, worker])
      expect(depends_on).toEqual({
        neo4j: { condition: 'service_healthy' },
        redis: { condition: 'service_healthy' },
      });
    const named = Object.values(compose.services).flatMap(({ volumes }) => volumes.map((each) => each.split(':')[0]));
    expect(Object.keys(compose.volumes)).toEqual([...new Set(named)].filter((name) => !name.startsWith('.')));
  });

  it('sets nothing that the server does not read', () => {
    const names = [ringsight, worker].flatMap(({ environment }) => Object.keys(environment!));
    const known = (name: string): boolean => configNames.has(name.replace(/_FILE$/, ''));
    expect(
      [...names, ...Object.keys(imageEnvironment)].filter((name) => name.startsWith('RINGSIGHT_') && !known(name)),
    ).toEqual([]);
  });

  it('keeps secrets in files, and gives each to those alone that need it', () => {
    const all = Object.values(compose.services).flatMap(({ environment }) => Object.entries(environment ?? {}));
    const secret = all.filter(([name]) => /PASSWORD|KEYS|AUTH/.test(name));
    for (const [name, value] of secret)
      expect([name, value]).toEqual([expect.stringMatching(/_FILE$/), expect.stringMatching(/^\/run\/secrets\//)]);
    for (const { environment = {}, secrets } of Object.values(compose.services)) {
      const read = Object.values(environment).flatMap((value) => /^\/run\/secrets\/(.*)/.exec(value)?.[1] ?? []);
      expect(read.filter((name) => !secrets.includes(name))).toEqual([]);
    }
    const given = Object.values(compose.services).flatMap(({ secrets }) => secrets);
    expect([...new Set(given)].sort()).toEqual(Object.keys(compose.secrets).sort());
    const ignored = read('.gitignore').split('\n');
    for (const { file } of Object.values(compose.secrets)) expect(ignored).toContain(`/${file.split('/')[1]}/`);
    for (const name of Object.keys(compose.secrets)) expect(read('docker-compose.yml')).toContain(`> secrets/${name}`);
  });

  it('is open to this machine only, by the application alone', () => {
    expect(ringsight.ports).toEqual([`127.0.0.1:4000:${imageEnvironment.RINGSIGHT_PORT}`]);
    expect([worker, neo4j, redis].flatMap(({ ports }) => ports ?? [])).toEqual([]);
    expect(compose.networks).toEqual({ front: null, back: { internal: true } });
    expect([worker, neo4j, redis].map(({ networks }) => networks)).toEqual([['back'], ['back'], ['back']]);
  });

  it.each(Object.entries(compose.services))('gives %s no more than it needs', (name, service) => {
    expect(service).toMatchObject({
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      mem_limit: expect.any(String),
      pids_limit: expect.any(Number),
      restart: 'unless-stopped',
      healthcheck: { test: expect.any(Array) },
    });
    if (name !== 'neo4j') expect(service).toMatchObject({ read_only: true, tmpfs: ['/tmp'] });
    // The image of Ringsight names its own.
    if (service.build === undefined) expect(service.user).toMatch(/^(neo4j|redis)$/);
  });

  it('asks for health as the image does', () => {
    expect(ringsight.healthcheck.test).toEqual(['CMD', ...healthCommand]);
  });
});

describe('the Redis of docker-compose.yml', () => {
  let folder = '';
  let port = 0;
  const here = (text: string): string =>
    shell(text).replaceAll('/run/secrets', folder).replaceAll('--dir /data', `--dir ${folder} --port ${port}`);

  it('starts by its command with a password, keeps everything, and ends when told', async () => {
    folder = mkdtempSync(join(tmpdir(), 'ringsight-compose-'));
    port = await freePort();
    writeFileSync(join(folder, 'redis_password'), 'a-secret-of-redis\n');
    const [program, ...args] = redis.command!.map(here);
    const server = spawn(program, args, { stdio: 'ignore' });
    const ended = new Promise((resolve) => server.once('exit', resolve));
    const [, health] = redis.healthcheck.test.map(here);
    const cli = (...rest: readonly string[]): string =>
      spawnSync('redis-cli', ['-p', String(port), ...rest], {
        encoding: 'utf8',
        env: { ...process.env, REDISCLI_AUTH: 'a-secret-of-redis' },
      }).stdout;
    try {
      const deadline = Date.now() + 20_000;
      while (spawnSync('sh', ['-c', health.replace('redis-cli', `redis-cli -p ${port}`)]).status !== 0) {
        expect(Date.now(), 'not healthy in time').toBeLessThan(deadline);
        await pause(100);
      }
      expect(cli('config', 'get', 'appendonly', 'maxmemory-policy').trim().split('\n')).toEqual(
        expect.arrayContaining(['yes', 'noeviction']),
      );
      expect(spawnSync('redis-cli', ['-p', String(port), 'ping'], { encoding: 'utf8' }).stdout).toContain('NOAUTH');
      expect(readFileSync(`/proc/${server.pid}/cmdline`, 'utf8')).not.toContain('a-secret-of-redis');

      const address = `redis://127.0.0.1:${port}`;
      const env = {
        ...process.env,
        RINGSIGHT_REDIS: address,
        RINGSIGHT_REDIS_PASSWORD_FILE: join(folder, 'redis_password'),
      };
      const [, ...check] = worker.healthcheck.test;
      expect(spawnSync(check[0], check.slice(1), { cwd: root, env, encoding: 'utf8' })).toMatchObject({ status: 0 });
    } finally {
      server.kill('SIGTERM');
      expect(await ended).toBe(0);
      rmSync(folder, { recursive: true });
    }
  });
});

describe('Dockerfile', () => {
  it('runs as nobody special on the Node of package.json', () => {
    expect(only('USER')).toBe('node');
    expect(only('FROM')).toBe('node:20-slim');
    expect(JSON.parse(read('package.json')).engines.node).toMatch(/^>=20\./);
  });

  it('keeps the store on the volume', () => {
    expect(only('VOLUME')).toBe('/data');
    expect(readConfig(imageEnvironment)).toMatchObject({
      store: '/data/ringsight.duckdb',
      jobs: { resultsFolder: '/data/results' },
      host: '0.0.0.0',
      port: 4000,
    });
  });

  it('copies only what the context lets in', () => {
    const letIn = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const copied = instructions
      .filter(({ name, rest }) => name === 'COPY' && !rest.startsWith('--from'))
      .flatMap(({ rest }) => rest.split(' ').slice(0, -1))
      .filter((path) => path !== '.');
    expect(copied.filter((path) => !letIn.includes(path))).toEqual([]);
    expect(letIn.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
});

describe('what the image holds', () => {
  let app = '';
  beforeAll(async () => {
    app = mkdtempSync(join(tmpdir(), 'ringsight-image-'));
    await buildExplorer(root);
    mkdirSync(join(app, 'data'));
    for (const { rest } of image.filter(({ name }) => name === 'COPY')) {
      const [from, to] = rest
        .replace(/^--from=\w+ \/app\//, '')
        .split(' ')
        .map((path) => path.replace(/^\.\/$/, ''));
      if (from === 'node_modules') symlinkSync(join(root, from), join(app, from));
      else cpSync(join(root, from), join(app, to === '' ? from : to), { recursive: true });
    }
  });
  afterAll(() => rmSync(app, { recursive: true }));

  const environment = (more: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
    PATH: process.env.PATH,
    ...imageEnvironment,
    RINGSIGHT_STORE: join(app, 'data/ringsight.duckdb'),
    TMPDIR: join(app, 'data'),
    ...more,
  });
  const [program, ...args] = command;

  it('does not start without keys', () => {
    const { status, stderr } = spawnSync(program, args, {
      cwd: app,
      env: environment({}),
      encoding: 'utf8',
      timeout: 60_000,
    });
    expect(status).not.toBe(0);
    expect(status).not.toBeNull();
    expect(stderr).toContain('RINGSIGHT_API_KEYS');
  });

  it('starts with them, becomes healthy, serves the explorer, asks for a key, and ends when told', async () => {
    const port = String(await freePort());
    const server = spawn(program, args, {
      cwd: app,
      env: environment({ RINGSIGHT_PORT: port, RINGSIGHT_API_KEYS: key }),
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => server.once('exit', resolve));
    const [healthProgram, ...healthArgs] = healthCommand.map((part) => part.replace('4000', port));
    try {
      const deadline = Date.now() + 60_000;
      while (spawnSync(healthProgram, healthArgs).status !== 0) {
        expect(server.exitCode, 'the server ended').toBeNull();
        expect(Date.now(), 'not healthy in time').toBeLessThan(deadline);
        await pause(200);
      }
      const page = await fetch(`http://127.0.0.1:${port}/`);
      expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
      const ask = (headers: Readonly<Record<string, string>>): Promise<Response> =>
        fetch(`http://127.0.0.1:${port}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify({ query: '{ catalogue { version } }' }),
        });
      expect((await ask({})).status).toBe(401);
      const answer = await ask({ authorization: `Bearer ${key.split(':')[1]}` });
      expect(await answer.json()).toMatchObject({
        data: { catalogue: { version: JSON.parse(read('package.json')).version } },
      });
    } finally {
      server.kill('SIGTERM');
      expect(await ended).toBe(0);
    }
  });
});
