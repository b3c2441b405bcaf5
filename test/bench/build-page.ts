import react from '@vitejs/plugin-react'
import { build, type Rolldown } from 'vite'

export interface PageBuild {
  /** Folder with an `index.html`. */
  root: string
  /** Where the files go; null keeps them in memory. */
  outDir: string | null
  /** Packages that the page finds elsewhere. */
  external?: RegExp
  /** Modules that go into files of their own, by the name those files get. */
  apart?: Record<string, RegExp>
}

export interface BuiltFile {
  name: string
  content: string | Uint8Array
}

/** Builds a page as `extension/build/build.ts` builds the panel, and gives its scripts and styles. */
export async function buildPage(page: PageBuild): Promise<BuiltFile[]> {
  const built = await build({
    configFile: false,
    root: page.root,
    base: './',
    logLevel: 'warn',
    plugins: [react()],
    build: {
      target: 'chrome125',
      outDir: page.outDir ?? 'unused',
      emptyOutDir: true,
      write: page.outDir !== null,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        ...(page.external ? { external: page.external } : {}),
        output: {
          codeSplitting: {
            groups: [
              ...Object.entries(page.apart ?? {}).map(([name, test]) => ({
                name,
                test,
                priority: 1,
              })),
              { name: 'panel', tags: ['$initial'] },
            ],
          },
        },
      },
    },
  })
  // A plain build, neither watched nor of several outputs, gives one output.
  return (built as Rolldown.RolldownOutput).output
    .map((file) => ({
      name: file.fileName,
      content: file.type === 'chunk' ? file.code : file.source,
    }))
    .filter(({ name }) => /\.(js|css)$/.test(name))
}
