import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { basename, dirname, join, posix, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseAst } from 'vitest/node'

const root = fileURLToPath(new URL('..', import.meta.url))
const packages = ['shared', 'server', 'client'] as const
type PackageName = (typeof packages)[number]

/** Paths from the project's folder, with `/`, and what the files say. */
type Tree = ReadonlyMap<string, string>
type Dependencies = Readonly<Record<PackageName, readonly string[]>>

interface Import {
  readonly from: string
  readonly specifier: string
  /** The file or folder of ours that is meant; `undefined` for a package or a builtin. */
  readonly target: string | undefined
}

// A zone is the part of the tree that a rule is about: a folder, or a file with a rule of its own. Anything may import
// within its own zone. `*` stands for every zone that starts so.
const mayImport: Readonly<Record<string, readonly string[]>> = {
  'shared/lib': [],
  'shared/i18n': [],
  'shared/model': ['shared/lib'],
  'shared/access': ['shared/lib', 'shared/model'],
  'shared/protocol': ['shared/lib', 'shared/model', 'shared/access'],
  'shared/tools': ['shared/lib', 'shared/model'],
  'shared/discussion': ['shared/lib', 'shared/model', 'shared/access'],
  'shared/edits': ['shared/lib', 'shared/model', 'shared/access', 'shared/tools'],
  'shared/checks': ['shared/lib', 'shared/model', 'shared/tools', 'shared/edits', 'shared/discussion'],
  'shared/exchange': ['shared/lib', 'shared/model', 'shared/tools', 'shared/access', 'shared/discussion'],
  'shared/examples': [
    'shared/lib',
    'shared/model',
    'shared/tools',
    'shared/discussion',
    'shared/exchange',
    'shared/processes',
  ],
  'shared/processes': ['shared/lib', 'shared/model', 'shared/tools'],
  'shared/documents': [
    'shared/lib',
    'shared/model',
    'shared/tools',
    'shared/processes',
    'shared/exchange',
    'shared/discussion',
    'shared/checks',
    'shared/i18n',
  ],

  'server/config': ['shared/*'],
  'server/errors': ['shared/*'],
  'server/log': ['shared/*', 'server/config'],
  'server/storage': ['shared/*', 'server/config', 'server/log', 'server/errors'],
  'server/mail': ['shared/*', 'server/config', 'server/log', 'server/errors'],
  'server/auth': ['shared/*', 'server/config', 'server/log', 'server/errors', 'server/storage'],
  'server/rooms': ['shared/*', 'server/config', 'server/log', 'server/errors', 'server/storage'],
  'server/services': [
    'shared/*',
    'server/config',
    'server/log',
    'server/errors',
    'server/storage',
    'server/mail',
    'server/auth',
    'server/rooms',
  ],
  'server/http': [
    'shared/*',
    'server/config',
    'server/log',
    'server/errors',
    'server/storage',
    'server/services',
    'server/auth',
  ],
  'server/sockets': [
    'shared/*',
    'server/config',
    'server/log',
    'server/errors',
    'server/storage',
    'server/services',
    'server/auth',
    'server/rooms',
  ],
  'server/cli': [
    'shared/*',
    'server/config',
    'server/log',
    'server/errors',
    'server/storage',
    'server/mail',
    'server/auth',
    'server/rooms',
    'server/services',
    'server/app',
  ],
  'server/app': ['shared/*', 'server/*'],
  'server/main': ['shared/*', 'server/*'],

  'client/ui': [],
  'client/api': ['shared/*'],
  'client/sync': ['shared/*', 'client/api'],
  'client/model': ['shared/*', 'client/sync'],
  'client/hooks': ['shared/*', 'client/model'],
  'client/features/documents': ['shared/*', 'client/hooks', 'client/ui'],
  'client/features/cards': [
    'shared/*',
    'client/api',
    'client/hooks',
    'client/ui',
    'client/model',
    'client/features/documents',
  ],
  'client/features/rounds': [
    'shared/*',
    'client/api',
    'client/hooks',
    'client/ui',
    'client/model',
    'client/features/cards',
  ],
  'client/features/*': [
    'shared/*',
    'client/api',
    'client/hooks',
    'client/ui',
    'client/model',
    'client/features/documents',
    'client/features/cards',
    'client/features/rounds',
  ],
  'client/app': ['shared/*', 'client/*'],
  'client/main': ['shared/*', 'client/*'],
}

const bannedNames = new Set(['utils', 'helpers', 'common', 'manager', 'types'])
const listFolders = new Set(['tools', 'processes', 'migrations'])

describe('the architecture', () => {
  const tree = sourceTree()

  it('finds the source it is about', () => {
    expect(tree.size).toBeGreaterThan(0)
    for (const name of packages) expect([...tree.keys()].some((path) => path.startsWith(`${name}/src/`))).toBe(true)
  })

  it('keeps every import, cycle, dependency and name within the rules', () => {
    expect(violations(tree, declaredDependencies())).toEqual([])
  })
})

describe('the architecture check', () => {
  it('accepts imports that go down', () => {
    const tree = treeOf({
      'shared/src/lib/order.ts': 'export const order = 1',
      'shared/src/model/card.ts': "import * as Y from 'yjs'\nimport { order } from '../lib/order.ts'",
      'server/src/storage/store.ts': "import 'node:fs'\nimport type { C } from '@samtavla/shared/model/card.ts'",
    })
    expect(violations(tree, dependenciesOf({ shared: ['yjs'], server: ['@samtavla/shared'] }))).toEqual([])
  })

  it.each([
    ['a value', "import { card } from '../model/card.ts'"],
    ['a type', "import type { Card } from '../model/card.ts'"],
    ['a re-export', "export { card } from '../model/card.ts'"],
    ['a dynamic import', "export const later = () => import('../model/card.ts')"],
    ['a type query', "export type Card = import('../model/card.ts').Card"],
  ])('refuses an upward import of %s', (_, code) => {
    const tree = treeOf({ 'shared/src/lib/order.ts': code, 'shared/src/model/card.ts': '' })
    expect(found(tree)).toEqual([expect.stringContaining('shared/lib may import nothing of ours, not shared/model')])
  })

  it('ignores imports in comments and strings', () => {
    const code = `// import '../model/card.ts'\nexport const text = "import '../model/card.ts'"`
    expect(found(treeOf({ 'shared/src/lib/order.ts': code }))).toEqual([])
  })

  it('refuses a feature that imports another feature', () => {
    const tree = treeOf({ 'client/src/features/plan/plan.ts': "import '../comments/thread.ts'" })
    expect(found(tree)).toEqual([expect.stringContaining('not client/features/comments')])
  })

  it('lets the list of tools import tools, and tools import no other tool', () => {
    const list = treeOf({ 'client/src/features/tools/index.ts': "import './swot/view.ts'" })
    const tool = treeOf({ 'client/src/features/tools/swot/view.ts': "import '../matrix/view.ts'" })
    expect(found(list)).toEqual([])
    expect(found(tool)).toEqual([expect.stringContaining('not client/features/tools/matrix')])
  })

  it('refuses a relative path into another package', () => {
    const tree = treeOf({ 'client/src/sync/session.ts': "import '../../../shared/src/lib/order.ts'" })
    expect(found(tree)).toEqual([expect.stringContaining('write @samtavla/shared/lib/order.ts')])
  })

  it('refuses a folder without a rule', () => {
    expect(found(treeOf({ 'server/src/misc/thing.ts': '' }))).toEqual([
      expect.stringContaining('server/misc has no row in the table of import directions'),
    ])
  })

  it('refuses cycles, of types too', () => {
    const tree = treeOf({
      'shared/src/model/a.ts': "import type { B } from './b.ts'",
      'shared/src/model/b.ts': "import { c } from './c.ts'",
      'shared/src/model/c.ts': "import { a } from './a.ts'",
    })
    expect(found(tree)).toEqual([
      'shared/src/model/a.ts → shared/src/model/b.ts → shared/src/model/c.ts → shared/src/model/a.ts is a cycle: ' +
        'move what they share to a file that none of them owns',
    ])
  })

  it('refuses a package that is not declared', () => {
    const tree = treeOf({ 'server/src/log.ts': "import { pino } from 'pino'\nimport '@scope/name/part.js'" })
    expect(violations(tree, dependenciesOf({ server: ['pino'] }))).toEqual([
      expect.stringContaining('@scope/name is not among the dependencies in server/package.json'),
    ])
  })

  it('refuses builtins of Node in shared code and the client', () => {
    const tree = treeOf({
      'shared/src/lib/order.ts': "import 'node:crypto'",
      'client/src/ui/box.ts': "import 'fs'",
      'server/src/log.ts': "import 'fs'",
    })
    expect(found(tree)).toEqual([
      expect.stringContaining('shared has no Node'),
      expect.stringContaining('client has no Node'),
      expect.stringContaining('write node:fs'),
    ])
  })

  it('refuses names and exports that break the rules', () => {
    const tree = treeOf({
      'shared/src/lib/Order.ts': '',
      'shared/src/lib/utils.ts': '',
      'shared/src/model/index.ts': '',
      'shared/src/model/all.ts': "export * from './card.ts'",
      'client/src/ui/button.tsx': 'export function Button() { return <b /> }',
      'client/src/ui/announcer.tsx': 'export function announce() { return <b /> }',
      'client/src/ui/Dialog.tsx': 'export default function Dialog() { return <b /> }',
    })
    expect(found(tree)).toEqual([
      expect.stringContaining('Order.ts: name it in kebab-case'),
      expect.stringContaining('utils.ts: put it with its noun'),
      expect.stringContaining('index.ts is for lists'),
      expect.stringContaining('all.ts: export *'),
      expect.stringContaining('button.tsx: name it Button.tsx'),
      expect.stringContaining('Dialog.tsx: export default'),
    ])
  })
})

function violations(tree: Tree, dependencies: Dependencies): string[] {
  const files = [...tree.keys()]
  const modules = new Map(files.map((path) => [path, parsed(path, tree.get(path)!)]))
  const imports = files.flatMap((path) => importsOf(path, modules.get(path)!))
  return [
    ...files.flatMap((path) => nameViolations(path, modules.get(path)!)),
    ...files.flatMap(missingRules),
    ...imports.flatMap((one) => [...dependencyViolations(one, dependencies), ...directionViolations(one)]),
    ...cycles(tree, imports).map(
      (cycle) => `${cycle.join(' → ')} is a cycle: move what they share to a file that none of them owns`,
    ),
  ]
}

interface Node {
  readonly type: string
  readonly [key: string]: unknown
}

function parsed(path: string, code: string): readonly Node[] {
  const program = parseAst(code, { lang: path.endsWith('.tsx') ? 'tsx' : 'ts' })
  return nodesIn(program)
}

function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn)
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(nodesIn)
  return 'type' in value && typeof value.type === 'string' ? [value as Node, ...inside] : inside
}

function importsOf(from: string, nodes: readonly Node[]): Import[] {
  return nodes.flatMap((node) => {
    const specifier = specifierOf(node)
    if (specifier === undefined) return []
    return [{ from, specifier, target: targetOf(from, specifier) }]
  })
}

function specifierOf(node: Node): string | undefined {
  const source = node.source as { readonly value?: unknown } | null | undefined
  return typeof source?.value === 'string' ? source.value : undefined
}

function targetOf(from: string, specifier: string): string | undefined {
  const path = specifier.replace(/\?.*$/, '')
  if (path.startsWith('.')) return posix.join(posix.dirname(from), path)
  const ours = /^@samtavla\/(shared|server|client)\/(?:src\/)?(.+)$/.exec(path)
  return ours ? `${ours[1]}/src/${ours[2]}` : undefined
}

/** `client/src/features/tools/swot/view.ts` is in the zone `client/features/tools/swot`. */
function zoneOf(path: string): string {
  const [name, , ...rest] = path.split('/')
  const folders = rest.slice(0, -1)
  if (folders.length === 0) return `${name}/${basename(path).replace(/\.tsx?$/, '')}`
  if (name !== 'client' || folders[0] !== 'features') return `${name}/${folders[0]}`
  return [name, ...folders.slice(0, folders[1] === 'tools' ? 3 : 2)].join('/')
}

function ruleFor(zone: string): readonly string[] | undefined {
  if (zone === 'client/features/tools') return [...mayImport['client/features/*']!, 'client/features/tools/*']
  if (zone.startsWith('client/features/tools/')) return [...mayImport['client/features/*']!, 'client/features/tools']
  return mayImport[zone] ?? (zone.startsWith('client/features/') ? mayImport['client/features/*'] : undefined)
}

function missingRules(path: string): string[] {
  const zone = zoneOf(path)
  if (ruleFor(zone)) return []
  return [`${path}: ${zone} has no row in the table of import directions; give it one in tests/architecture.test.ts`]
}

function directionViolations({ from, target }: Import): string[] {
  if (target === undefined) return []
  if (packageOf(from) !== packageOf(target) && packageOf(target) !== 'shared') {
    return [`${from}: ${packageOf(from)} may not import ${packageOf(target)}; what both need belongs in shared`]
  }
  const [zone, targetZone] = [zoneOf(from), zoneOf(target)]
  const allowed = ruleFor(zone)
  if (zone === targetZone || allowed === undefined) return []
  if (allowed.some((pattern) => matches(pattern, targetZone))) return []
  const choices = allowed.length === 0 ? 'nothing of ours' : allowed.join(', ')
  return [
    `${from}: ${zone} may import ${choices}, not ${targetZone} (${target}); move what is shared down to one of those, ` +
      'or let the lower part own an interface that the upper one fills in',
  ]
}

function matches(pattern: string, zone: string): boolean {
  return pattern.endsWith('*') ? zone.startsWith(pattern.slice(0, -1)) : pattern === zone
}

function dependencyViolations({ from, specifier, target }: Import, dependencies: Dependencies): string[] {
  const own = packageOf(from)
  if (specifier.startsWith('.')) {
    if (target === undefined || packageOf(target) === own) return []
    return [`${from}: a path may not leave its package; write @samtavla/${target.replace('/src/', '/')}`]
  }
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
  if (dependencies[own].includes(name)) return []
  if (isBuiltin(specifier)) return builtinViolations(from, own, specifier)
  return [`${from}: ${name} is not among the dependencies in ${own}/package.json; use one that is, or declare it there`]
}

function builtinViolations(from: string, own: PackageName, specifier: string): string[] {
  if (own !== 'server') return [`${from}: ${own} has no Node (${specifier}); what needs it belongs in server`]
  return specifier.startsWith('node:') ? [] : [`${from}: write node:${specifier}`]
}

function packageOf(path: string): PackageName {
  return path.split('/', 1)[0] as PackageName
}

function nameViolations(path: string, nodes: readonly Node[]): string[] {
  const file = basename(path)
  const words = path
    .split('/')
    .slice(2)
    .map((part) => part.replace(/\..*$/, ''))
  const has = (type: string) => nodes.some((node) => node.type === type)
  return [
    ...words.filter((word) => bannedNames.has(word)).map(() => `${path}: put it with its noun, "${file}" says nothing`),
    ...(file === 'index.ts' && !listFolders.has(basename(dirname(path)))
      ? [`${path}: index.ts is for lists (${[...listFolders].join(', ')}); name the file after what it holds`]
      : []),
    ...caseViolations(path, nodes),
    ...(has('ExportAllDeclaration') ? [`${path}: export * hides what is promised; name each export`] : []),
    ...(has('ExportDefaultDeclaration') ? [`${path}: export default has no name to search for; name the export`] : []),
  ]
}

function caseViolations(path: string, nodes: readonly Node[]): string[] {
  const file = basename(path)
  if (file.endsWith('.ts'))
    return /^[a-z0-9]+(-[a-z0-9]+)*(\.d)?\.ts$/.test(file) ? [] : [`${path}: name it in kebab-case`]
  const name = file.replace(/\.tsx$/, '')
  if (/^[A-Z][A-Za-z0-9]*$/.test(name)) return []
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) return [`${path}: name it in PascalCase, after its component`]
  const component = name.replace(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase())
  return exportedNames(nodes).includes(component) ? [`${path}: name it ${component}.tsx, after its component`] : []
}

function exportedNames(nodes: readonly Node[]): string[] {
  const exported = nodes.filter((node) => node.type === 'ExportNamedDeclaration')
  return exported.flatMap((node) => {
    const declaration = node.declaration as Node | null
    const variables = (declaration?.declarations ?? []) as readonly Node[]
    const specifiers = node.specifiers as readonly Node[]
    const names = [declaration, ...variables].map((one) => one?.id).concat(specifiers.map((one) => one.exported))
    return names.flatMap((name) => (name ? [String((name as Node).name)] : []))
  })
}

/** Circles of imports, each as the files in order with the first one again at the end; none only when there is none. */
function cycles(tree: Tree, imports: readonly Import[]): string[][] {
  const next = new Map<string, string[]>()
  for (const { from, target } of imports) {
    if (target !== undefined && tree.has(target)) next.set(from, [...(next.get(from) ?? []), target])
  }
  const done = new Set<string>()
  const found: string[][] = []
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path)
    if (start >= 0) found.push([...trail.slice(start), path])
    if (start >= 0 || done.has(path)) return
    for (const target of next.get(path) ?? []) visit(target, [...trail, path])
    done.add(path)
  }
  for (const path of [...tree.keys()].sort()) visit(path, [])
  return found
}

function sourceTree(): Tree {
  const paths = packages.flatMap((name) => filesIn(join(root, name, 'src')))
  const source = paths.filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  return new Map(source.map((path) => [relative(root, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')]))
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

function declaredDependencies(): Dependencies {
  const declared = (name: PackageName) => {
    const manifest = JSON.parse(readFileSync(join(root, name, 'package.json'), 'utf8')) as { dependencies?: object }
    return Object.keys(manifest.dependencies ?? {})
  }
  return { shared: declared('shared'), server: declared('server'), client: declared('client') }
}

function dependenciesOf(some: Partial<Dependencies>): Dependencies {
  return { shared: [], server: [], client: [], ...some }
}

function treeOf(files: Readonly<Record<string, string>>): Tree {
  return new Map(Object.entries(files))
}

function found(tree: Tree): string[] {
  return violations(tree, dependenciesOf({}))
}
