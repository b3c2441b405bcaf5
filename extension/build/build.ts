import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { build, mergeConfig, type InlineConfig } from 'vite'
import { manifestPlugin } from './manifest-plugin.ts'

/** Builds the hosted panel into dist/panel and the extension into dist/extension. */
const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const extension = at('dist/extension')

const common: InlineConfig = {
  configFile: false,
  // Files find each other wherever the pages are served from.
  base: './',
  logLevel: 'warn',
  build: {
    target: 'chrome125',
    outDir: extension,
    emptyOutDir: false,
    copyPublicDir: false,
    // The browsers we build for preload modules themselves.
    modulePreload: { polyfill: false },
  },
}

/** A page; what it needs at once comes in one file, which packs better than many. */
const page = (root: string, input: string): InlineConfig => ({
  root: at(root),
  plugins: [react()],
  build: {
    rolldownOptions: {
      input: at(input),
      output: { codeSplitting: { groups: [{ name: 'initial', tags: ['$initial'] }] } },
    },
  },
})

const script = (input: string, output: { format: 'iife' | 'es'; file: string }): InlineConfig => ({
  build: {
    rolldownOptions: {
      input: at(input),
      output: { format: output.format, entryFileNames: output.file, codeSplitting: false },
    },
  },
})

const parts: InlineConfig[] = [
  mergeConfig(page('extension/panel', 'extension/panel/index.html'), {
    build: { outDir: at('dist/panel'), emptyOutDir: true },
  }),
  mergeConfig(page('extension', 'extension/panel/index.html'), {
    plugins: [manifestPlugin()],
    build: { emptyOutDir: true },
  }),
  page('extension', 'extension/options/index.html'),
  // A content script cannot be a module.
  script('extension/content/main.ts', { format: 'iife', file: 'content.js' }),
  // One file, so that nothing is left to load when the browser wakes the worker.
  script('extension/worker/main.ts', { format: 'es', file: 'worker.js' }),
]
for (const part of parts) await build(mergeConfig(common, part))
