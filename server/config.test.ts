import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

describe('the environment', () => {
  it('has safe defaults', () => {
    expect(readConfig({})).toEqual({
      store: 'data/ringsight.duckdb',
      database: { credentials: undefined, name: undefined },
      port: 4000,
      host: '127.0.0.1',
      apiKeys: [],
      adminKeys: [],
      allowedOrigins: [],
      threads: undefined,
      jobs: {
        redis: undefined,
        concurrency: undefined,
        lockSeconds: 60,
        importFolder: undefined,
        resultsFolder: 'data/results',
      },
    });
  });

  it('takes an empty value for none', () => {
    expect(readConfig({ RINGSIGHT_PORT: '', RINGSIGHT_API_KEYS: '' })).toMatchObject({ port: 4000, apiKeys: [] });
  });

  it('reads keys, origins and numbers', () => {
    const config = readConfig({
      RINGSIGHT_API_KEYS: 'risk:0123456789abcdef, audit:with:colon-0123456789',
      RINGSIGHT_ALLOWED_ORIGINS: 'https://risk.example.com,http://localhost:5173',
      RINGSIGHT_THREADS: '3',
      RINGSIGHT_PORT: '0',
    });
    expect(config.apiKeys).toEqual([
      { name: 'risk', key: '0123456789abcdef' },
      { name: 'audit', key: 'with:colon-0123456789' },
    ]);
    expect(config.allowedOrigins).toEqual(['https://risk.example.com', 'http://localhost:5173']);
    expect(config).toMatchObject({ threads: 3, port: 0 });
  });

  it.each([
    ['RINGSIGHT_PORT', '70000'],
    ['RINGSIGHT_PORT', 'http'],
    ['RINGSIGHT_THREADS', '0'],
    ['RINGSIGHT_API_KEYS', 'a key without a name'],
    ['RINGSIGHT_API_KEYS', 'short:abc'],
    ['RINGSIGHT_API_KEYS', 'a:0123456789abcdef,a:fedcba9876543210'],
    ['RINGSIGHT_ADMIN_KEYS', 'short:abc'],
    ['RINGSIGHT_JOBS', '-1'],
    ['RINGSIGHT_API_KEYS_FILE', '/nowhere/at/all'],
    ['RINGSIGHT_ALLOWED_ORIGINS', '*'],
    ['RINGSIGHT_ALLOWED_ORIGINS', 'https://risk.example.com/path'],
  ])('refuses %s=%s by name', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });

  it('takes a secret from a file, and from one place only', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ringsight-secrets-'));
    try {
      const file = join(folder, 'keys');
      writeFileSync(file, 'risk:0123456789abcdef\n');
      expect(readConfig({ RINGSIGHT_API_KEYS_FILE: file }).apiKeys).toEqual([
        { name: 'risk', key: '0123456789abcdef' },
      ]);
      const both = { RINGSIGHT_API_KEYS_FILE: file, RINGSIGHT_API_KEYS: 'audit:0123456789abcdef' };
      expect(() => readConfig(both)).toThrow('RINGSIGHT_API_KEYS_FILE');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('puts the password of Redis into its address', () => {
    const given = { RINGSIGHT_REDIS: 'redis://redis:6379', RINGSIGHT_REDIS_PASSWORD: 'a/b@c:d' };
    expect(readConfig(given).jobs.redis).toBe('redis://:a%2Fb%40c%3Ad@redis:6379');
    expect(() => readConfig({ ...given, RINGSIGHT_REDIS: 'redis' })).toThrow('RINGSIGHT_REDIS');
  });

  it('has each name once among callers and administrators', () => {
    const keys = { RINGSIGHT_API_KEYS: 'risk:0123456789abcdef', RINGSIGHT_ADMIN_KEYS: 'risk:fedcba9876543210' };
    expect(() => readConfig(keys)).toThrow('RINGSIGHT_ADMIN_KEYS');
  });
});
