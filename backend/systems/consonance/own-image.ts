import type { ResourceAnswer } from './contract.ts'

/**
 * The file name of the published address: Consonance keeps it, so that an image is known again as the
 * one that a certain write created.
 *
 * @example publishedName('Kai & Salt.tif', 'ab12…') // 'kai-salt-ab12….jpg'
 */
export function publishedName(fileName: string, reference: string): string {
  const stem = fileName.replace(/\.[^.]*$/, '').toLowerCase()
  // Only characters that no upload library replaces, so that the reference is read back as it was sent.
  const plain = stem.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')
  return `${plain.slice(0, 60) || 'image'}-${markOf(reference)}.jpg`
}

const markOf = (reference: string): string => reference.slice(0, 16)

export const carriesReference = (resource: ResourceAnswer, reference: string): boolean =>
  [resource.imageRemoteUrl, resource.filename].some((place) => place?.includes(markOf(reference)))
