import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { build, type InlineConfig } from 'vite'
import { manifestPlugin } from './manifest-plugin.ts'

/** Builds the hosted panel into dist/panel and the extension into dist/extension. */
const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

const common: InlineConfig = {
  configFile: false,
  // Files find each other wherever the pages are served from.
  base: './',
  logLevel: 'warn',
  plugins: [react()],
  build: {
    target: 'chrome125',
    emptyOutDir: false,
    // The browsers we build for preload modules themselves.
    modulePreload: { polyfill: false },
    // What a page needs at once comes in one file: it packs better than many.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'panel', tags: ['$initial'] }] } },
    },
  },
}

await build({
  ...common,
  root: at('extension/panel'),
  build: { ...common.build, outDir: at('dist/panel'), emptyOutDir: true },
})

const extension = at('dist/extension')
await build({
  ...common,
  root: at('extension'),
  plugins: [react(), manifestPlugin()],
  build: {
    ...common.build,
    outDir: extension,
    emptyOutDir: true,
    rolldownOptions: {
      input: [at('extension/panel/index.html'), at('extension/options/index.html')],
    },
  },
})

// One classic script: a content script cannot be a module.
await build({
  ...common,
  build: {
    ...common.build,
    outDir: extension,
    copyPublicDir: false,
    rolldownOptions: {
      input: at('extension/content/main.ts'),
      output: { format: 'iife', entryFileNames: 'content.js' },
    },
  },
})

// One module, so that nothing is left to load when the browser wakes it.
await build({
  ...common,
  build: {
    ...common.build,
    outDir: extension,
    copyPublicDir: false,
    rolldownOptions: {
      input: at('extension/worker/main.ts'),
      output: { format: 'es', entryFileNames: 'worker.js', codeSplitting: false },
    },
  },
})
