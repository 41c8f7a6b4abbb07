import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'ui',
  plugins: [react()],
  build: {
    outDir: '../dist/ui',
    emptyOutDir: true,
    target: 'es2022',
    // The page's content security policy allows no inline code, and a small asset as a data URL would save little.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The renderer and React make one chunk of about 150 kB on the wire.
    chunkSizeWarningLimit: 700,
  },
  worker: { format: 'es' },
  server: { proxy: { '/graphql': 'http://127.0.0.1:4000' } },
});
