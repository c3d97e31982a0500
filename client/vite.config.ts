import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type Rolldown } from 'vite'

const SERVER = `http://localhost:${process.env.PORT ?? '3000'}`
const WORKER = 'service-worker.js'
const PAGE = 'index.html'
const LAYERS = '@layer reset,base,ui,features;'

export default defineConfig({
  plugins: [react(), layerOrder(), serviceWorker()],
  // Two copies of these in one page break quietly.
  resolve: { dedupe: ['yjs', 'lib0', 'react', 'react-dom'] },
  build: {
    target: 'es2022',
    // The content security policy allows no inline scripts, styles or data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: { '/api': SERVER, '/sync': { target: SERVER.replace('http', 'ws'), ws: true } },
  },
})

/**
 * Says the order of the style layers in every built file: which of them a page loads first depends on how they are split, and whichever
 * it is decides the order. `ui/tokens.css` says it where nothing is built.
 */
function layerOrder(): Plugin {
  return {
    name: 'layer-order',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'asset' && file.fileName.endsWith('.css')) file.source = `${LAYERS}${file.source}`
      }
    },
  }
}

/** Builds the service worker, tells it which files there are, and marks the page with the build that it is of. */
function serviceWorker(): Plugin {
  let publicDir = ''
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved: (config) => {
      publicDir = config.publicDir
    },
    buildStart() {
      this.emitFile({ type: 'chunk', id: 'worker/service-worker.ts', fileName: WORKER })
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const [page, worker] = [bundle[PAGE], bundle[WORKER]]
        if (page?.type !== 'asset' || worker?.type !== 'chunk') throw new Error('The page or its worker is not built')
        if (worker.imports.length > 0) throw new Error('The service worker must be one file')
        const built = Object.keys(bundle).filter((name) => name !== PAGE && name !== WORKER && !name.endsWith('.map'))
        const files = [...built, ...readdirSync(publicDir)].map((name) => `/${name}`).sort()
        const build = buildOf([...files, String(page.source), ...publicFiles(publicDir)])
        const mark = `<meta name="samtavla-build" content="${build}" />`
        page.source = String(page.source).replace('</head>', `  ${mark}\n  </head>`)
        fillIn(worker, `(${JSON.stringify({ build, files })})`)
      },
    },
  }
}

function publicFiles(folder: string): string[] {
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
}

/** Changes when any file does: the names of built files hold their content. */
function buildOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16)
}

function fillIn(worker: Rolldown.OutputChunk, shell: string): void {
  const place = /(["'`])%SHELL%\1/g
  if (!place.test(worker.code)) throw new Error('The service worker has no place for its list')
  worker.code = worker.code.replace(place, shell)
}
