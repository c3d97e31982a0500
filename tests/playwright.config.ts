import { defineConfig } from '@playwright/test'
import { findChromium } from './support/chromium.ts'

const executablePath = findChromium()

// What Playwright switches off by itself, which a list of our own takes the place of; and the windows that Chromium draws its address
// field's suggestions in, each a process for every page that a test opens.
const WITHOUT_FEATURES = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'OmniboxAimPopup',
]

// No `webServer`: every test starts the servers it needs, on ports and data folders of its own.
export default defineConfig({
  testDir: './e2e',
  outputDir: './test-results',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 90_000,
  // A busy machine is slow and not wrong: nothing here measures time.
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? 'test-results/report.json' }]],
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        locale: 'sv-SE',
        // It fetches the whole client for each new browser: specs that go without a network, and some others, ask for it.
        serviceWorkers: 'block',
        launchOptions: {
          ...(executablePath === undefined ? {} : { executablePath }),
          args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
            `--disable-features=${WITHOUT_FEATURES.join()}`,
          ],
        },
      },
    },
  ],
})
