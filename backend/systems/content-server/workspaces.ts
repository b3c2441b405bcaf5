import { z } from 'zod'
import type { Confirmation, EnsureWorkspace, Operation, Workspace } from '#backend/systems/port.ts'
import type { Client } from './client.ts'
import { attributeKey, type ContentServerConfig } from './config.ts'
import { createdWorkspace, type Properties, workspaceList } from './contract.ts'
import { longestName } from './document-name.ts'
import type { Nodes } from './nodes.ts'
import { isKind, orNull } from './refusals.ts'

export interface Workspaces {
  /** The title's workspace, by its business object. Its id is positive, whatever twin was named. */
  find(workId: number, signal: AbortSignal): Promise<Properties | null>
  ensure: Operation<EnsureWorkspace, Workspace>
}

export function createWorkspaces(
  client: Client,
  nodes: Nodes,
  config: ContentServerConfig,
  now: () => Date,
): Workspaces {
  const { workspace: settings } = config

  async function find(workId: number, signal: AbortSignal): Promise<Properties | null> {
    const object = [
      settings.externalSystem,
      'botypes',
      settings.objectType,
      'boids',
      String(workId),
    ]
    const found = await orNull(
      client.ask(
        {
          operation: 'find the workspace of the title',
          path: `v2/externalsystems/${object.map(encodeURIComponent).join('/')}`,
          answer: workspaceList,
        },
        signal,
      ),
    )
    // Two workspaces for one object should not be; the older one is then taken each time.
    const first = found?.toSorted((a, b) => Math.abs(a.id) - Math.abs(b.id))[0]
    return first ? { ...first, id: Math.abs(first.id) } : null
  }

  const output = (found: Properties): Workspace => ({
    workspaceId: String(found.id),
    name: found.name,
  })

  async function create(input: EnsureWorkspace, signal: AbortSignal): Promise<Workspace> {
    const id = await client.ask(
      {
        operation: 'create the workspace',
        method: 'POST',
        path: 'v2/businessworkspaces',
        form: { body: JSON.stringify(workspaceBody(input, config)) },
        answer: createdWorkspace,
      },
      signal,
    )
    // The workspace type may have generated another name than we asked for (documented).
    return output((await nodes.one(id, signal)).properties)
  }

  return {
    find,
    ensure: {
      input: z.object({ workId: z.int(), isbn: z.string().nullable(), title: z.string() }),
      output: z.object({ workspaceId: z.string(), name: z.string() }),
      async find(input, { signal }) {
        const found = await find(input.workId, signal)
        return found && output(found)
      },
      async perform(input, { signal }) {
        const present = await find(input.workId, signal)
        if (present) return output(present)
        try {
          return await create(input, signal)
        } catch (cause) {
          // What a second workspace for one object is answered with is unknown, and an answer may be
          // lost: whether it is there now is what counts.
          if (isKind(cause, 'sign-in-required', 'busy')) throw cause
          signal.throwIfAborted()
          const made = await find(input.workId, signal)
          if (made) return output(made)
          throw cause
        }
      },
      async confirm(made, input, { signal }): Promise<Confirmation<Workspace>> {
        const found = await find(input.workId, signal)
        if (!found) {
          const reason = `Content Server has no workspace for work ${input.workId}`
          return { kind: 'contradicted', reason }
        }
        if (String(found.id) !== made.workspaceId) {
          const reason = `The workspace of work ${input.workId} is ${found.id}, not ${made.workspaceId}`
          return { kind: 'contradicted', reason }
        }
        const facts = { workspaceId: made.workspaceId, name: found.name }
        const at = now().toISOString()
        return {
          kind: 'confirmed',
          proof: { level: 'read-back', sha256: null, bytes: null, at, facts },
          output: output(found),
        }
      },
    },
  }
}

/** Workspaces want category values nested by category, unlike documents (documented). */
function workspaceBody(input: EnsureWorkspace, config: ContentServerConfig) {
  const { workspace: settings, publishing } = config
  const key = (attribute: string) => attributeKey(publishing.category, attribute)
  return {
    template_id: settings.templateId,
    wksp_type_id: settings.typeId,
    name: workspaceName(input, settings.name),
    ...(settings.parentId === null ? {} : { parent_id: settings.parentId }),
    ext_system_id: settings.externalSystem,
    bo_type: settings.objectType,
    bo_id: String(input.workId),
    roles: {
      categories: {
        [publishing.category]: {
          [key(publishing.attributes.workId)]: String(input.workId),
          ...(input.isbn === null ? {} : { [key(publishing.attributes.isbn)]: input.isbn }),
        },
      },
    },
  }
}

/** Titles hold colons, names may not: nobody chose this name, so it is made to fit. */
function workspaceName(input: EnsureWorkspace, template: string): string {
  const name = template
    .replaceAll('{workId}', String(input.workId))
    .replaceAll('{isbn}', input.isbn ?? '')
    .replaceAll('{title}', () => input.title)
    .replaceAll(/\s*:\s*/g, ' - ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return name.length <= longestName ? name : name.slice(0, longestName).trim()
}
