/** Which parts of an asset an answer carries. */
export interface Load {
  metadata: boolean
  /** Ids of fields and tables; null: all. */
  only: Set<string> | null
  content: boolean
  thumbnail: boolean
  preview: boolean
  path: boolean
}

const nothing: Load = {
  metadata: false,
  only: null,
  content: false,
  thumbnail: false,
  preview: false,
  path: false,
}

/** `load_type`, `data_load_request` and `metadata_to_return`. Unknown members are ignored. */
export function loadOf(params: Record<string, string>): Load {
  const only = params['metadata_to_return']
    ? new Set(params['metadata_to_return'].split(','))
    : null
  switch (params['load_type']) {
    case 'full':
      return { metadata: true, only, content: true, thumbnail: true, preview: true, path: true }
    case 'metadata':
    case 'inherited_metadata':
      return { ...nothing, metadata: true, only }
    case 'custom': {
      const asked = dataLoadRequest(params['data_load_request'])
      const wants = (name: string) => asked[name] === true || asked[name] === 'true'
      return {
        metadata: wants('load_metadata'),
        only,
        content: wants('load_asset_content_info'),
        thumbnail: wants('load_thumbnail_info'),
        preview: wants('load_preview_info'),
        path: wants('load_path'),
      }
    }
    default:
      return nothing
  }
}

function dataLoadRequest(text: string | undefined): Record<string, unknown> {
  const parsed = JSON.parse(text ?? '{}') as { data_load_request?: Record<string, unknown> }
  return parsed.data_load_request ?? {}
}
