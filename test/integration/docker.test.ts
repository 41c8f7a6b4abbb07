import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
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
}
interface Service {
  readonly build: string;
  readonly ports: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes: readonly string[];
  readonly read_only: boolean;
  readonly tmpfs: readonly string[];
  readonly cap_drop: readonly string[];
  readonly security_opt: readonly string[];
  readonly mem_limit: string;
  readonly pids_limit: number;
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

const compose = parse(read('docker-compose.yml')) as Compose;
const service = compose.services.ringsight;
const configNames = new Set(read('server/config.ts').match(/RINGSIGHT_[A-Z_]+/g));
const key = 'tester:0123456789abcdef0123';

describe('docker-compose.yml', () => {
  it('has the one application and its volume', () => {
    expect(Object.keys(compose.services)).toEqual(['ringsight']);
    expect(service.build).toBe('.');
    expect(service.volumes).toEqual(['data:/data']);
    expect(Object.keys(compose.volumes)).toEqual(['data']);
  });

  it('sets nothing that the server does not read', () => {
    const names = [...Object.keys(service.environment), ...Object.keys(imageEnvironment)];
    expect(names.filter((name) => name.startsWith('RINGSIGHT_') && !configNames.has(name))).toEqual([]);
    for (const [name, value] of Object.entries(service.environment))
      expect(value).toMatch(new RegExp(`^\\$\\{${name}[:?-]`));
  });

  it('is open to this machine only, and not without keys', () => {
    expect(service.ports).toEqual([`127.0.0.1:4000:${imageEnvironment.RINGSIGHT_PORT}`]);
    expect(service.environment.RINGSIGHT_API_KEYS).toContain(':?');
  });

  it('gives the container no more than it needs', () => {
    expect(service).toMatchObject({
      read_only: true,
      tmpfs: ['/tmp'],
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      mem_limit: expect.any(String),
      pids_limit: expect.any(Number),
    });
  });

  it('asks for health as the image does', () => {
    expect(service.healthcheck.test).toEqual(['CMD', ...healthCommand]);
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
