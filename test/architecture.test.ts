import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { globSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')
const sources = globSync('{shared,backend,extension,test}/**/*.{ts,tsx}', { cwd: root })
const isTest = (file: string): boolean =>
  /\.test\.tsx?$|\/testing\//.test(file) || file.startsWith(`test${sep}`)

interface Import {
  from: string
  /** Path below the root for our own files, else the package's name. */
  to: string
  typeOnly: boolean
}

const pattern =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"\n;]*?(?:\n[^'";]*?)?from\s+)?'([^']+)'|import\('([^']+)'\)/g

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(pattern)].map((match) => {
    const name = match[2] ?? match[3] ?? ''
    const to = name.startsWith('#')
      ? name.slice(1)
      : name.startsWith('.')
        ? relative(root, resolve(root, dirname(file), name))
        : name
    return { from: file, to, typeOnly: Boolean(match[1]) }
  })
}
const imports = sources.flatMap(importsOf)
const among = (folder: string) =>
  imports.filter(({ from }) => from.startsWith(`${folder}/`) && !isTest(from))
const said = ({ from, to }: Import): string => `${from} → ${to}`
const within = (path: string, folders: string[]): boolean =>
  folders.some((folder) => path === folder || path.startsWith(`${folder}/`))

const systems = readdirSync(join(root, 'backend/systems'), { withFileTypes: true }).flatMap(
  (entry) => (entry.isDirectory() ? [entry.name] : []),
)
const ours = ['shared', 'backend', 'extension', 'test', 'manifest.json', 'package.json']

describe('imports run one way', () => {
  test('shared imports nothing of ours, no framework and no node module', () => {
    const allowed = (to: string): boolean => within(to, ['shared', 'zod/mini', '@noble/hashes'])
    expect(
      among('shared')
        .filter(({ to }) => !allowed(to))
        .map(said),
    ).toEqual([])
  })

  test('the extension imports shared, and of the backend only the type of its routes', () => {
    const foreign = among('extension').filter(({ to }) => within(to, ['backend', 'test']))
    expect(
      foreign.filter(({ to, typeOnly }) => !(typeOnly && to === 'backend/http/app.ts')).map(said),
    ).toEqual([])
  })

  test('the backend never imports the extension or tests', () => {
    expect(
      among('backend')
        .filter(({ to }) => within(to, ['extension', 'test']))
        .map(said),
    ).toEqual([])
  })

  test('a system imports the port and shared, never another system', () => {
    const allowed = [
      'backend/systems/port.ts',
      'backend/systems/outbound.ts',
      'backend/systems/ranged-content.ts',
      'backend/systems/stand-in.ts',
      'backend/systems/stand-in-keeping.ts',
      'backend/systems/kept-files.ts',
      'backend/config/secret.ts',
      'backend/sandbox/world.ts',
      'shared',
    ]
    const wrong = systems.flatMap((system) =>
      among(`backend/systems/${system}`).filter(
        ({ to }) => within(to, ours) && !within(to, [`backend/systems/${system}`, ...allowed]),
      ),
    )
    expect(wrong.map(said)).toEqual([])
  })

  test('only the composition root and the sandbox know vendors', () => {
    const roots = ['backend/systems/modules.ts']
    const wrong = imports.filter(
      ({ from, to }) =>
        !isTest(from) &&
        from.startsWith('backend/') &&
        within(
          to,
          systems.map((system) => `backend/systems/${system}`),
        ) &&
        !systems.some((system) => from.startsWith(`backend/systems/${system}/`)) &&
        !roots.includes(from),
    )
    expect(wrong.map(said)).toEqual([])
  })

  test('actions and titles name no vendor', () => {
    const names = /\b(otmm|iconik|core-dam|content-server|consonance|wordpress)\b/i
    const spoken = sources
      .filter((file) => /^backend\/(actions|titles|writes)\//.test(file) && !isTest(file))
      .filter((file) =>
        names.test(
          readFileSync(join(root, file), 'utf8').replace(
            /\/\*[\s\S]*?\*\/|\/\/.*|'[^']*[A-Z ][^']*'|`[^`]*`/g,
            '',
          ),
        ),
      )
    expect(spoken).toEqual([])
  })
})

describe('each connected system is complete', () => {
  const parts = [
    'client.ts',
    'contract.ts',
    'mapping.ts',
    'config.ts',
    'index.ts',
    'stand-in/index.ts',
    'README.md',
  ]
  test.each(systems)(
    '%s has client, contract, mapping, configuration, face, stand-in and README',
    (system) => {
      expect(
        parts.filter((part) => !existsSync(join(root, 'backend/systems', system, part))),
      ).toEqual([])
    },
  )

  test.each(systems)(
    '%s has tests of its own and passes the contract of its capabilities',
    (system) => {
      expect(
        sources.some((file) => file.startsWith(`backend/systems/${system}/`) && isTest(file)),
      ).toBe(true)
      const isLibrary = readFileSync(
        join(root, `backend/systems/${system}/index.ts`),
        'utf8',
      ).includes('library')
      if (isLibrary) expect(existsSync(join(root, `test/contract/${system}.test.ts`))).toBe(true)
    },
  )
})

describe('the house', () => {
  test('the top level holds what it may hold', () => {
    const allowed = new Set([
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'vite.config.ts',
      'manifest.json',
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
      'extension',
      'backend',
      'shared',
      'test',
      'node_modules',
      'dist',
    ])
    expect(readdirSync(root).filter((name) => !allowed.has(name) && !name.startsWith('.'))).toEqual(
      [],
    )
  })

  test('no file is longer than 300 lines, and none is named for nothing', () => {
    expect(
      sources.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 301),
    ).toEqual([])
    expect(
      sources.filter((file) => /\/(utils?|helpers?|common|manager|misc)\.tsx?$/.test(file)),
    ).toEqual([])
  })

  test('every dependency is used, and every package that is imported is a dependency', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>
      devDependencies: Record<string, string>
    }
    const packageOf = (to: string): string =>
      to
        .split('/')
        .slice(0, to.startsWith('@') ? 2 : 1)
        .join('/')
    const imported = new Set(
      imports
        .filter(({ to }) => !within(to, ours) && !to.startsWith('node:'))
        .map(({ to }) => packageOf(to)),
    )
    const declared = { ...manifest.dependencies, ...manifest.devDependencies }
    expect([...imported].filter((name) => !(name in declared))).toEqual([])
    // @hotwired/turbo is served as a file; the rest of the development tools are commands.
    const unused = Object.keys(manifest.dependencies).filter(
      (name) =>
        !imported.has(name) &&
        !sources.some((file) => readFileSync(join(root, file), 'utf8').includes(name)),
    )
    expect(unused).toEqual([])
  })
})
