/** The explorer for one file of tests: a server over a copy of the portfolio, a browser, and a page for each test. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchChromium } from '../services/chromium.ts';
import { type RunningServer, startServer } from '../services/ringsight-server.ts';
import { preparePortfolio, type ServedPortfolio } from './portfolio.ts';
import { openPage } from './screen.ts';

export interface Served {
  /** Of the server. */
  readonly url: string;
  readonly browser: Browser;
}

export interface ServedExplorer extends Served {
  /** Of the test that runs. */
  readonly page: Page;
  /** Lets the errors of this test's page be, where it asked for them. */
  forgive(): void;
}

/** A server and a browser, from before the file's tests until after them; pages are the tests' own. */
export function servePortfolio(): Served {
  let portfolio: ServedPortfolio;
  let server: RunningServer;
  let browser: Browser;
  beforeAll(async () => {
    portfolio = await preparePortfolio();
    [server, browser] = await Promise.all([startServer({ store: portfolio.store }), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await portfolio?.remove();
  });
  return {
    get url() {
      return server.url;
    },
    get browser() {
      return browser;
    },
  };
}

/** The same with a page for each test; a test during which the page reports an error fails. */
export function serveExplorer(): ServedExplorer {
  const served = servePortfolio();
  let page: Page;
  let errors: string[];
  beforeEach(async () => {
    ({ page, errors } = await openPage(served.browser));
  });
  afterEach(async () => {
    await page.close();
    expect(errors).toEqual([]);
  });
  return {
    get url() {
      return served.url;
    },
    get page() {
      return page;
    },
    get browser() {
      return served.browser;
    },
    forgive: () => {
      errors.length = 0;
    },
  };
}

/** Waits until what is read is as expected, as long as a busy machine may take. */
export const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 20_000 });
