import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const SERVER = `http://localhost:${process.env.PORT ?? '3000'}`

export default defineConfig({
  plugins: [react()],
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
