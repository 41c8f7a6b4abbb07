/** The explorer for one file of tests: a server over a copy of the portfolio, a browser, and a page for each test. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchChromium } from '../services/chromium.ts';
import { type RunningServer, startServer } from '../services/ringsight-server.ts';
import { preparePortfolio, type ServedPortfolio } from './portfolio.ts';
import { openPage } from './screen.ts';

export interface ServedExplorer {
  /** Of the server. */
  readonly url: string;
  /** Of the test that runs. */
  readonly page: Page;
  readonly browser: Browser;
  /** Lets the errors of this test's page be, where it asked for them. */
  forgive(): void;
}

/** Starts before the file's tests and ends after them. A test during which the page reports an error fails. */
export function serveExplorer(): ServedExplorer {
  let portfolio: ServedPortfolio;
  let server: RunningServer;
  let browser: Browser;
  let page: Page;
  let errors: string[];
  beforeAll(async () => {
    portfolio = await preparePortfolio();
    [server, browser] = await Promise.all([startServer({ store: portfolio.store }), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await portfolio?.remove();
  });
  beforeEach(async () => {
    ({ page, errors } = await openPage(browser));
  });
  afterEach(async () => {
    await page.close();
    expect(errors).toEqual([]);
  });
  return {
    get url() {
      return server.url;
    },
    get page() {
      return page;
    },
    get browser() {
      return browser;
    },
    forgive: () => {
      errors.length = 0;
    },
  };
}

/** Waits until what is read is as expected, as long as a busy machine may take. */
export const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 20_000 });
